import { scopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Runtime } from '../../runtime.ts';
import { expiredHolds } from './expired.queries.ts';

/** For so long whoever comes back is told that their hold expired, not that there is none. */
const rememberedMs = 24 * 3_600_000;
const atOnce = 500;

/**
 * Deletes holds that expired a day ago, one by one. Until then their claims bind nobody: whoever wants the time takes
 * them over.
 */
export async function sweepHolds({ clock }: Pick<Runtime, 'clock'>): Promise<number> {
  const expired = await expiredHolds(new Date(clock.now().getTime() - rememberedMs), atOnce);
  for (const { organizationId, id } of expired) await tx(() => scopedDb(organizationId).Hold.remove({ id }));
  return expired.length;
}
