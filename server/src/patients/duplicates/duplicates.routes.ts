import type { z } from 'zod';
import { Duplicate, duplicates } from '../../contract/duplicates.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import type { PatientProfile } from '../list-profiles.ts';
import { patientView } from '../present-patient.ts';
import { readProfile } from '../read-profile.ts';
import { keepApart, mergeDuplicate } from './decide.ts';
import { listDuplicates, readDuplicate, type DuplicatePair } from './list-duplicates.ts';
import type { Move } from './move.ts';

/** What other slices know of records: all that moves in a merge, the logins, and which of two logins of one person stays. */
export interface DuplicateKnowledge {
  readonly moves: readonly Move[];
  readonly isRather: (one: Login, other: Login) => boolean;
  readonly loginsOf: (caller: Caller, patientIds: readonly string[]) => Promise<ReadonlyMap<string, Login>>;
}

interface Login extends Omit<NonNullable<Side['portalUser']>, 'lastSignInAt' | 'stays'> {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
}

type Side = z.input<typeof Duplicate>['patients'][0];

/** Records that may be one person, for staff. */
export const duplicateRoutes = ({ moves, loginsOf, isRather }: DuplicateKnowledge) => {
  const out = async (caller: Caller, pairs: readonly DuplicatePair[]) => {
    const logins = await loginsOf(caller, [...new Set(pairs.flatMap(({ patients }) => patients.map(({ id }) => id)))]);
    const side = (patient: PatientProfile, { id }: PatientProfile) => sideOf(patient, logins.get(patient.id), logins.get(id), isRather);
    return pairs.map(({ review, patients: [one, other] }) => shown(review, [side(one, other), side(other, one)]));
  };
  return handlers(duplicates, {
    listDuplicates: async ({ caller, query }) => {
      const { data, nextCursor } = await listDuplicates(caller, query);
      return { data: await out(caller, data), nextCursor };
    },
    mergeDuplicate: async ({ caller, params, body }) => {
      const survivorId = await mergeDuplicate(caller, moves, params.id, body.survivorId);
      return { id: params.id, state: 'merged' as const, patient: patientView(await readProfile(caller, survivorId)) };
    },
    keepDuplicateApart: async ({ caller, params }) => {
      await keepApart(caller, params.id);
      const [pair] = await out(caller, [await readDuplicate(caller, params.id)]);
      if (!pair) throw problem('not-found');
      return pair;
    },
  });
};

const shown = (review: DuplicatePair['review'], patients: [Side, Side]): z.input<typeof Duplicate> => ({
  id: review.id,
  reason: Duplicate.shape.reason.parse(review.reason),
  state: review.state === 'apart' ? 'apart' : 'open',
  createdAt: review.createdAt.toISOString(),
  patients,
});

function sideOf(patient: PatientProfile, login: Login | undefined, other: Login | undefined, isRather: DuplicateKnowledge['isRather']): Side {
  const view = patientView(patient);
  if (!login) return { ...view, portalUser: null };
  const { state, email, phone, lastSignInAt } = login;
  return { ...view, portalUser: { state, email, phone, lastSignInAt: lastSignInAt?.toISOString() ?? null, stays: !other || isRather(login, other) } };
}
