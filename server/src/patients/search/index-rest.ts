import { scopedDb, type Db } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import { normalizedContact } from '../contacts.ts';
import { indexPatients } from './index-patients.ts';
import { termsVersion } from './terms.ts';
import { unindexed } from './unindexed.queries.ts';

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
      await tx(() => indexAnew(scopedDb(organizationId), ids));
    }
    done += found.length;
    if (found.length < atOnce) break;
  }
  return done;
}

async function indexAnew(db: Db, ids: readonly string[]): Promise<void> {
  await spellPhonesAnew(db, ids);
  await indexPatients({ db }, ids);
}

/** Numbers that an earlier version kept as they were dialled become E.164, where the patient hasn't that one already. */
async function spellPhonesAnew(db: Db, ids: readonly string[]): Promise<void> {
  const phones = (await db.ContactPoint.find({ where: { patientId: { in: ids } } })).filter(({ system }) => system === 'phone');
  const present = new Set(phones.map(({ patientId, normalized }) => `${patientId} ${normalized}`));
  for (const { id, patientId, value, normalized: before } of phones) {
    const normalized = normalizedContact('phone', value);
    if (normalized === null || normalized === before || present.has(`${patientId} ${normalized}`)) continue;
    present.add(`${patientId} ${normalized}`);
    await db.ContactPoint.update({ id }, { normalized });
  }
}
