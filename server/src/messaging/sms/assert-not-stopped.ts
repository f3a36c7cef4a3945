import { problem } from '../../http/problem.ts';
import type { Contact } from '../send-message.ts';
import { isStopped } from './stops.queries.ts';

/** Refuses a code to a number whose owner answered STOP: it would never arrive. Asked once the throttles have counted. @throws sms-stopped */
export async function assertNotStopped({ system, normalized }: { readonly system: Contact['system']; readonly normalized: string }): Promise<void> {
  if (system === 'phone' && (await isStopped(normalized))) throw problem('sms-stopped');
}
