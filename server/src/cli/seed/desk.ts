import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { createPatient } from '../../patients/create-patient.ts';
import type { SeededPatient } from './people.ts';

/** Who stands twice in the demo's records, and whom a message couldn't reach. */
const [twin, unreached] = ['kwame-asante', 'sofia-rossi'];

/**
 * What a desk has to look at on its first morning: two records that are one person, and a message that was given up.
 * Both can be set right: the records merged, the message sent again.
 */
export async function seedDesk(caller: Caller, people: readonly SeededPatient[]): Promise<void> {
  const [one, other] = [twin, unreached].map((key) => people.find(({ definition }) => definition?.key === key));
  if (one?.definition) {
    const { givenName, familyName, birthDate } = one.definition;
    await createPatient(caller, { givenName, familyName, birthDate, contactPoints: [{ system: 'phone', value: '+14165550100' }] });
  }
  if (!other) return;
  await tx(async () => {
    await sendMessage(caller, { message: 'transitionNotice', to: { patientId: other.id }, data: {}, dedupeKey: 'demo' });
    const given = { state: 'dead', attempts: 12, lastError: 'smtp-EENVELOPE-550', doneAt: null } as const;
    await caller.db.Outbox.update({ name: 'transitionNotice', state: 'waiting' }, given);
  });
}
