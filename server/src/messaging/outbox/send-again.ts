import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { putBack } from './put.ts';

/**
 * Gives a row that was given up all its tries again, from now. Asking twice changes nothing.
 * @throws not-found
 */
export function sendAgain(caller: Caller, id: string): Promise<void> {
  return tx(async () => {
    const row = await caller.db.Outbox.one({ id });
    if (!row || row.kind === 'webhook') throw problem('not-found');
    if (row.state !== 'dead') return;
    await putBack(caller, id);
    await audit(caller, 'outbox.send-again', { type: 'Outbox', id });
  });
}
