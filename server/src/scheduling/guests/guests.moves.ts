import { plainMove, type Move } from '../../patients/duplicates/move.ts';

/** The held times of a guest who was taken for somebody; nobody acts for a patient by them. */
export const moves: readonly Move[] = [plainMove('hold_guests', (db) => db.HoldGuest)];
