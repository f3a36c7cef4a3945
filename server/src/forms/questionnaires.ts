import { audit } from '../audit/audit.ts';
import type { Row } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { cursorOf, readCursor } from '../http/pages.ts';
import { problem } from '../http/problem.ts';
import { sha256 } from '../http/secrets.ts';
import { engine } from './engine/engine.ts';
import type { FormContent } from './engine/form.ts';
import { assertFine } from './form-problems.ts';
import type { Questionnaire } from './forms.models.ts';
import { followVersion } from './type-forms.ts';

/** A form as somebody brings it. */
export interface NewQuestionnaire extends FormContent {
  readonly url?: string | undefined;
  readonly version?: string | undefined;
  readonly title: string;
  readonly status?: 'draft' | 'active' | undefined;
}

/**
 * Adds a form, or a version of one; a version's content never changes. The same again is answered as it is. What asked
 * for an earlier version asks for this one, unless it is a draft.
 * @throws already-exists — this version has another content
 * @throws invalid-request — for each thing in it that couldn't be asked
 */
export function createQuestionnaire(caller: Caller, { url, version, title, status, ...rest }: NewQuestionnaire): Promise<Row<Questionnaire>> {
  const content: FormContent = { description: rest.description, language: rest.language, item: rest.item };
  assertFine(caller, engine.unsupported(content));
  return tx(async () => {
    const { db, ids, clock } = caller;
    const id = ids.next();
    const key = { url: url ?? `urn:portico:questionnaire:${id}`, version: version ?? sha256(JSON.stringify([title, content])).slice(0, 16) };
    const before = await db.Questionnaire.one(key);
    if (before) {
      if (sameContent(before, { title, content })) return before;
      throw problem('already-exists', { field: 'version' });
    }
    const row = { id, ...key, title, content, active: status !== 'draft', createdAt: clock.now() };
    const added = await insert(caller, row);
    if (row.active) await followVersion(caller, added);
    await audit(caller, 'questionnaire.create', { type: 'Questionnaire', id });
    return added;
  });
}

async function insert({ db }: Caller, row: Row<Questionnaire>): Promise<Row<Questionnaire>> {
  try {
    return await db.Questionnaire.insert(row);
  } catch (error) {
    throw violatedKey(error) === 'questionnaires.url_version' ? retry() : error;
  }
}

const sameContent = (before: Row<Questionnaire>, now: { title: string; content: FormContent }): boolean =>
  JSON.stringify([before.title, before.content]) === JSON.stringify([now.title, now.content]);

/** Retires a version, or brings it back. @throws not-found */
export function changeQuestionnaire(caller: Caller, id: string, { active }: { readonly active: boolean }): Promise<Row<Questionnaire>> {
  return tx(async () => {
    const before = await readQuestionnaire(caller, id);
    if (before.active === active) return before;
    await caller.db.Questionnaire.update({ id }, { active });
    await audit(caller, 'questionnaire.change', { type: 'Questionnaire', id, details: { active } });
    return { ...before, active };
  });
}

/** One version of a form. @throws not-found */
export async function readQuestionnaire({ db }: Pick<Caller, 'db'>, id: string): Promise<Row<Questionnaire>> {
  const found = await db.Questionnaire.one({ id });
  if (!found) throw problem('not-found');
  return found;
}

/** A page of the clinic's forms, the latest first. @throws invalid-request — a foreign cursor */
export async function listQuestionnaires({ db }: Caller, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ data: Row<Questionnaire>[]; nextCursor: string | null }> {
  const [before] = readCursor(cursor, { id: 'text' }) ?? [];
  const where = before === undefined ? {} : { id: { lt: String(before) } };
  const found = await db.Questionnaire.find({ where, order: [['id', 'DESC']], limit: limit + 1 });
  const data = found.slice(0, limit);
  const last = found.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? cursorOf([last.id]) : null };
}
