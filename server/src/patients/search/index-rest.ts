import { scopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { unindexed } from './unindexed.queries.ts';
import { indexPatients } from './index-patients.ts';
import { termsVersion } from './terms.ts';

const atOnce = 100;
const mostRounds = 100;

/**
 * Makes what patients are found by for those who have nothing yet, or have it by older rules: after an upgrade, or
 * written by a process that still runs the version before. @returns how many
 */
export async function indexRest(): Promise<number> {
  let done = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await unindexed(termsVersion, atOnce);
    for (const organizationId of new Set(found.map((one) => one.organizationId))) {
      const ids = found.filter((one) => one.organizationId === organizationId).map(({ id }) => id);
      await tx(() => indexPatients({ db: scopedDb(organizationId) }, ids));
    }
    done += found.length;
    if (found.length < atOnce) break;
  }
  return done;
}
