import { plainMove, type Move } from '../patients/duplicates/move.ts';

/** Where the test patient was merged away, staff look as the survivor. */
export const moves: readonly Move[] = [plainMove('test_patients', (db) => db.TestPatient)];
