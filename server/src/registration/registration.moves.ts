import { plainMove, type Move } from '../patients/duplicates/move.ts';

/** How a merged patient registered, and what they accepted. */
export const moves: readonly Move[] = [
  plainMove('registrations', (db) => db.Registration),
  plainMove('terms_acceptances', (db) => db.TermsAcceptance),
];
