import type { Request } from 'express';
import type { z } from 'zod';
import type { FhirResponseBundle } from '../../contract/fhir.ts';
import type { Caller } from '../../http/caller.ts';
import { reply, type Reply } from '../../http/handlers.ts';
import { text } from '../../locales/text.ts';
import { sourceOf } from '../../organizations/key-source.ts';
import { outcome, type OperationOutcome } from '../fhir/outcome.ts';
import type { EntryAnswer } from '../import/answers.ts';
import type { Outline } from '../import/document.ts';
import { importDocument, TooManyEntries, type Ask, type Tell } from '../import/import-document.ts';
import { NotOneObject, TooDeep } from '../import/json-entries.ts';
import { findResource } from './read-resources.ts';
import { spooled } from './spool.ts';

type ResponseBundle = z.infer<typeof FhirResponseBundle>;

/** More entries than any bundle of 32 MB with content in them; a list of a million numbers is no bundle. */
const mostEntries = 50_000;

/** Takes a Bundle or a single resource and says what became of it. */
export const receiveFhir = (caller: Caller, request: Request) => received(caller, request, { mostEntries });

/** Takes one resource under the id that the address names. */
export const putFhir = (caller: Caller, request: Request, type: string, id: string) =>
  received(caller, request, { put: `${type}/${id}` });

function received(caller: Caller, request: Request, ask: Ask): Promise<Reply<unknown> | ResponseBundle> {
  return spooled(request, async (document) => {
    const answers: EntryAnswer[] = [];
    const source = await sourceOf(caller);
    try {
      const tell: Tell = (number, answer) => void (answers[number] = answer);
      const outline = await importDocument({ caller, source }, document, tell, ask);
      return outline.isBundle ? bundleOf(outline, answers) : await single(caller, source, outline, answers[0]);
    } catch (error) {
      if (error instanceof TooDeep) return refusal(400, caller, 'health.refused.too-deep');
      if (error instanceof NotOneObject) return refusal(400, caller, 'health.refused.not-one-object');
      if (error instanceof TooManyEntries)
        return refusal(413, caller, 'health.refused.too-many', { most: mostEntries });
      throw error;
    }
  });
}

function refusal(
  status: number,
  { language }: Caller,
  key: Parameters<typeof text>[1],
  values = {},
): Reply<OperationOutcome> {
  return reply(outcome('error', status === 413 ? 'too-long' : 'structure', text(language, key, values)), { status });
}

function bundleOf({ bundleType, entries }: Outline, answers: readonly (EntryAnswer | undefined)[]): ResponseBundle {
  const entry = Array.from({ length: entries }, (_none, number) => {
    const answer = answers[number];
    if (!answer) throw new Error('an entry was not answered');
    const { status, etag, location, outcome: told } = answer;
    return { response: { status: `${status}`, etag, location, outcome: told && { ...told, issue: [...told.issue] } } };
  });
  return {
    resourceType: 'Bundle',
    type: bundleType === 'transaction' ? 'transaction-response' : 'batch-response',
    entry,
  };
}

/** A single resource answers itself as it is stored now, or the reason why it isn't. */
async function single(
  caller: Caller,
  source: string,
  { head }: Outline,
  answer: EntryAnswer | undefined,
): Promise<Reply<unknown>> {
  if (!answer) throw new Error('the resource was not answered');
  const { status, etag, location, outcome: told } = answer;
  if (location === undefined) return reply(told, { status });
  const [type = '', id = ''] = location.split('/');
  const resource = await findResource(caller, source, type, id);
  const headers = { ...(etag ? { ETag: etag } : {}), Location: `${caller.runtime.publicUrl}/v1/fhir/${location}` };
  return reply(resource ?? head, { status, headers });
}
