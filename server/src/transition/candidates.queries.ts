import { asInt, asText, optional } from '../db/rows.ts';
import type { Caller } from '../http/caller.ts';

/** A patient without a login. */
export interface Unreached {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string | null;
}

const living = 'p.organizationId = $organizationId and p.profile = $yes and p.mergedIntoId is null and p.deceased = $no';
const withoutLogin = `not exists (select 1 from portal_user_patients u where u.organizationId = $organizationId and u.patientId = p.id and u.self = $self)`;

/** Living patients without a login after an id, in the order of their ids. */
export function unreachedAfter(caller: Caller, after: string, limit: number): Promise<readonly Unreached[]> {
  return caller.db.select<Unreached>(
    `select p.id, p.givenName, p.familyName, p.birthDate from patients p where ${living} and p.id > $after and ${withoutLogin} order by p.id limit $limit`,
    { yes: true, no: false, self: 'y', after, limit },
    { id: asText, givenName: asText, familyName: asText, birthDate: optional(asText) },
  );
}

/** How many living patients have no login, and how many have one. */
export async function countReached(caller: Caller): Promise<{ without: number; with: number }> {
  const count = async (condition: string) => {
    const [row] = await caller.db.select(`select count(*) as count from patients p where ${living} and ${condition}`, { yes: true, no: false, self: 'y' }, { count: asInt });
    return row?.count ?? 0;
  };
  return { without: await count(withoutLogin), with: await count(withoutLogin.replace('not exists', 'exists')) };
}
