import type { Move } from '../patients/duplicates/move.ts';

/**
 * A record that was merged with another's is no test any more: staff who may only change settings would look at somebody's
 * real data. The next look makes a new test patient.
 */
export const moves: readonly Move[] = [
  {
    table: 'test_patients',
    columns: ['patientId'],
    move: async ({ db }, { mergedId, survivorId }) => {
      const dropped = await db.TestPatient.remove({ patientId: { in: [mergedId, survivorId] } });
      return { rows: 0, ...(dropped > 0 && { decided: ['test-patient dropped'] }) };
    },
  },
];
