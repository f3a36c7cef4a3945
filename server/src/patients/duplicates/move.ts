import type { Db } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';

/** Two records that become one. */
export interface Merge {
  /** The record that ends: it keeps its name, points to the survivor and owns nothing. */
  readonly mergedId: string;
  readonly survivorId: string;
}

/** What a move did, for the record. */
export interface Moved {
  /** How many rows belong to the survivor now. */
  readonly rows: number;
  /** What both had and only one can have, as codes: `contact-point dropped`. */
  readonly decided?: readonly string[];
}

/**
 * How a slice hands a merged patient's rows to the survivor. Each slice lists its own in `<slice>.moves.ts`, all of them
 * stand in `moves.ts`; a test fails for a column that refers to patients and that none of them names.
 */
export interface Move {
  readonly table: string;
  /** The columns that name a patient. */
  readonly columns: readonly string[];
  /** Runs inside the merge's transaction, after both patients are locked. Running it again moves what came meanwhile. */
  readonly move: (caller: Caller, merge: Merge) => Promise<Moved>;
}

interface Owned {
  update(where: { patientId: string }, change: { patientId: string }): Promise<number>;
}

/** A table whose rows only change hands: no key of it could be taken at the survivor. */
export const plainMove = (table: string, rowsOf: (db: Db) => Owned): Move => ({
  table,
  columns: ['patientId'],
  move: async ({ db }, { mergedId, survivorId }) => ({
    rows: await rowsOf(db).update({ patientId: mergedId }, { patientId: survivorId }),
  }),
});
