import type { Ok, PortalClient } from '../portal/client.ts';
import type { Patient } from './people.ts';

type Outcome = Ok<'/v1/admin/invitations', 'post'>['data'][number]['outcome'];

/** Who was invited, and why others weren't. */
export type Invited = ReadonlyMap<Outcome, readonly Patient[]>;

/** The API takes so many at once. */
const most = 100;

/** Invites patients, however many. */
export async function invite(client: PortalClient, patients: readonly Patient[]): Promise<Invited> {
  const outcomes = new Map<Outcome, Patient[]>();
  for (let i = 0; i < patients.length; i += most) {
    const some = patients.slice(i, i + most);
    const { data } = await client.post('/v1/admin/invitations', { body: { patientIds: some.map(({ id }) => id) } });
    for (const { patientId, outcome } of data) {
      const patient = some.find(({ id }) => id === patientId);
      if (patient) outcomes.set(outcome, [...(outcomes.get(outcome) ?? []), patient]);
    }
  }
  return outcomes;
}
