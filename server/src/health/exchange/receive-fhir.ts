import type { Request } from 'express';
import type { z } from 'zod';
import type { FhirResponseBundle } from '../../contract/fhir.ts';
import type { Caller } from '../../http/caller.ts';
import { reply, type Reply } from '../../http/handlers.ts';
import { text } from '../../locales/text.ts';
import { sourceOf } from '../../organizations/key-source.ts';
import { outcome, type OperationOutcome } from '../fhir/outcome.ts';
import type { EntryAnswer } from '../import/answers.ts';
import { outlineOf, type Outline, type Rereadable } from '../import/document.ts';
import { importDocument } from '../import/import-document.ts';
import { NotOneObject } from '../import/json-entries.ts';
import { findResource } from './read-resources.ts';
import { spooled } from './spool.ts';

type ResponseBundle = z.infer<typeof FhirResponseBundle>;

/** More entries than any bundle of 32 MB with content in them; a list of a million numbers is no bundle. */
const mostEntries = 50_000;

/** Takes a Bundle or a single resource and says what became of it. */
export const receiveFhir = (caller: Caller, request: Request): Promise<Reply<unknown> | ResponseBundle> =>
  received(caller, request, (outline) => outline);

/** Takes one resource under the id that the address names. */
export const putFhir = (
  caller: Caller,
  request: Request,
  type: string,
  id: string,
): Promise<Reply<unknown> | ResponseBundle> =>
  received(caller, request, (outline) => ({
    ...outline,
    isBundle: false,
    entries: 1,
    request: { method: 'PUT', url: `${type}/${id}` },
  }));

function received(
  caller: Caller,
  request: Request,
  ask: (outline: Outline) => Outline,
): Promise<Reply<unknown> | ResponseBundle> {
  return spooled(request, async (document) => {
    const outline = await outlined(document);
    if (outline === null) return refusal(400, caller, 'health.refused.not-one-object');
    const asked = ask(outline);
    if (asked.entries > mostEntries) return refusal(413, caller, 'health.refused.too-many', { most: mostEntries });
    const answers = new Array<EntryAnswer | undefined>(asked.entries);
    const source = await sourceOf(caller);
    await importDocument({ caller, source }, document, asked, (number, answer) => {
      answers[number] = answer;
    });
    return asked.isBundle ? bundleOf(asked, answers) : single(caller, source, asked, answers[0]);
  });
}

async function outlined(document: Rereadable): Promise<Outline | null> {
  try {
    return await outlineOf(document);
  } catch (error) {
    if (error instanceof NotOneObject) return null;
    throw error;
  }
}

function refusal(
  status: number,
  { language }: Caller,
  key: Parameters<typeof text>[1],
  values = {},
): Reply<OperationOutcome> {
  return reply(outcome('error', status === 413 ? 'too-long' : 'structure', text(language, key, values)), { status });
}

function bundleOf({ bundleType }: Outline, answers: readonly (EntryAnswer | undefined)[]): ResponseBundle {
  const entry = answers.map((answer) => {
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
