import type { Clock } from '../clock.ts';
import { unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';

/**
 * Takes or keeps the right to do a job that one process does at a time.
 * @returns whether `holder` has it until `forMs` from now
 */
export async function takeLease(name: string, holder: string, clock: Clock, forMs: number): Promise<boolean> {
  const now = clock.now();
  const until = new Date(now.getTime() + forMs);
  try {
    return await tx(async () => {
      if ((await unscopedDb.Lease.update({ name, holder }, { until })) === 1) return true;
      if ((await unscopedDb.Lease.update({ name, until: { lte: now } }, { holder, until })) === 1) return true;
      if (await unscopedDb.Lease.one({ name })) return false;
      await unscopedDb.Lease.insert({ name, holder, until });
      return true;
    });
  } catch (error) {
    if (violatedKey(error) === 'leases.PRIMARY') return false;
    throw error;
  }
}

/** Gives the right back before its time, so that another process need not wait. */
export async function giveLeaseBack(name: string, holder: string, clock: Clock): Promise<void> {
  await tx(() => unscopedDb.Lease.update({ name, holder }, { until: clock.now() }));
}
