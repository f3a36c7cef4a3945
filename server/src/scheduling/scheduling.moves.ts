import { plainMove, type Move } from '../patients/duplicates/move.ts';

/** A merged patient's times become the survivor's; claims hang on the appointment and stay. */
export const moves: readonly Move[] = [plainMove('holds', (db) => db.Hold), plainMove('appointments', (db) => db.Appointment)];
