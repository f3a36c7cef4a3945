import { asJson, asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';

/** The stored themes of all organizations: for the check that each can be read. */
export const allThemes = () => unscopedDb.select('select t.organizationId, t.tokens from themes t', {}, { organizationId: asText, tokens: asJson });
