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

/** What other slices know of records: all that moves in a merge, and the logins. */
export interface DuplicateKnowledge {
  readonly moves: readonly Move[];
  readonly loginsOf: (caller: Caller, patientIds: readonly string[]) => Promise<ReadonlyMap<string, Login>>;
}

interface Login extends Omit<z.input<typeof Side.shape.portalUser> & object, 'lastSignInAt'> {
  readonly lastSignInAt: Date | null;
}

const Side = Duplicate.shape.patients.def.items[0];

/** Records that may be one person, for staff. */
export const duplicateRoutes = ({ moves, loginsOf }: DuplicateKnowledge) => {
  const out = async (caller: Caller, pairs: readonly DuplicatePair[]) => {
    const logins = await loginsOf(caller, [...new Set(pairs.flatMap(({ patients }) => patients.map(({ id }) => id)))]);
    return pairs.map((pair) => shown(pair, logins));
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

const shown = ({ review, patients: [one, other] }: DuplicatePair, logins: ReadonlyMap<string, Login>): z.input<typeof Duplicate> => ({
  id: review.id,
  reason: Duplicate.shape.reason.parse(review.reason),
  state: review.state === 'apart' ? 'apart' : 'open',
  createdAt: review.createdAt.toISOString(),
  patients: [side(one, logins), side(other, logins)],
});

function side(patient: PatientProfile, logins: ReadonlyMap<string, Login>): z.input<typeof Side> {
  const login = logins.get(patient.id);
  return { ...patientView(patient), portalUser: login ? { ...login, lastSignInAt: login.lastSignInAt?.toISOString() ?? null } : null };
}
