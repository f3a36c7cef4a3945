import { problem } from '../../http/problem.ts';
import type { Contact } from '../send-message.ts';
import { isStopped } from './stops.queries.ts';

/**
 * Refuses a code to a number on a patient's record whose owner answered STOP: it would never arrive. Asked once the throttles
 * have counted. Not where somebody is who may be anybody: it would tell that the number is known.
 * @throws sms-stopped
 */
export async function assertNotStopped({ system, normalized }: { readonly system: Contact['system']; readonly normalized: string }): Promise<void> {
  if (system === 'phone' && (await isStopped(normalized))) throw problem('sms-stopped');
}
