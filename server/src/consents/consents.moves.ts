import { plainMove, type Move } from '../patients/duplicates/move.ts';

/** What a merged patient agreed to. */
export const moves: readonly Move[] = [plainMove('consent_records', (db) => db.ConsentRecord)];
