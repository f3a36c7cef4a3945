import type { z } from 'zod';
import { Duplicate, duplicates } from '../../contract/duplicates.ts';
import { handlers } from '../../http/handlers.ts';
import { patientView } from '../present-patient.ts';
import { readProfile } from '../read-profile.ts';
import { keepApart, mergeDuplicate } from './decide.ts';
import { listDuplicates, readDuplicate, type DuplicatePair } from './list-duplicates.ts';
import type { Move } from './move.ts';

/** Records that may be one person, for staff; merging takes what all slices move. */
export const duplicateRoutes = (moves: readonly Move[]) =>
  handlers(duplicates, {
    listDuplicates: async ({ caller, query }) => {
      const { data, nextCursor } = await listDuplicates(caller, query);
      return { data: data.map(out), nextCursor };
    },
    mergeDuplicate: async ({ caller, params, body }) => {
      const survivorId = await mergeDuplicate(caller, moves, params.id, body.survivorId);
      return { id: params.id, state: 'merged' as const, patient: patientView(await readProfile(caller, survivorId)) };
    },
    keepDuplicateApart: async ({ caller, params }) => {
      await keepApart(caller, params.id);
      return out(await readDuplicate(caller, params.id));
    },
  });

const out = ({ review, patients: [one, other] }: DuplicatePair): z.input<typeof Duplicate> => ({
  id: review.id,
  reason: Duplicate.shape.reason.parse(review.reason),
  state: review.state === 'apart' ? 'apart' : 'open',
  createdAt: review.createdAt.toISOString(),
  patients: [patientView(one), patientView(other)],
});
