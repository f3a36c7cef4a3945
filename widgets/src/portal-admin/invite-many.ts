import type { Ok, PortalClient } from '../portal/client.ts';
import type { Patient } from './people.ts';

type Outcome = Ok<'/v1/admin/invitations', 'post'>['data'][number]['outcome'];

/** Who was invited, and why others weren't. */
export type Invited = ReadonlyMap<Outcome, readonly Patient[]>;

/** The API takes so many at once. */
const most = 100;

/**
 * Invites patients, however many, in portions: after each one it tells who was asked for, and what came of all so far.
 * `again`: also those who have an invitation already; the link that they have ends.
 */
export async function* invite(client: PortalClient, patients: readonly Patient[], again = false): AsyncGenerator<{ asked: readonly Patient[]; invited: Invited }> {
  const invited = new Map<Outcome, readonly Patient[]>();
  for (let i = 0; i < patients.length; i += most) {
    const asked = patients.slice(i, i + most);
    const { data } = await client.post('/v1/admin/invitations', { body: { patientIds: asked.map(({ id }) => id), again } });
    for (const { patientId, outcome } of data) {
      const patient = asked.find(({ id }) => id === patientId);
      if (patient) invited.set(outcome, [...(invited.get(outcome) ?? []), patient]);
    }
    yield { asked, invited: new Map(invited) };
  }
}
