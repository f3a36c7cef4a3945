import { plainMove, type Move } from '../patients/duplicates/move.ts';

/** A merged patient's chart becomes the survivor's, the Patient resources of both included: what arrives for either is the survivor's. */
export const moves: readonly Move[] = [plainMove('clinical_resources', (db) => db.ClinicalResource)];
