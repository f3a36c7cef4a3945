import { Buffer } from 'node:buffer';
import type { Caller } from '../../http/caller.ts';
import { randomIds } from '../../ids.ts';
import { scopedDb } from '../../db/scoped.ts';
import { settingsOf } from '../../settings/settings.ts';
import type { Rereadable } from '../import/document.ts';
import type { EntryAnswer } from '../import/answers.ts';
import { importDocument } from '../import/import-document.ts';

/** A caller for tests that need no HTTP: the organization's own, at a fixed time. */
export function testCaller(organizationId: string, change: Partial<Caller> = {}): Caller {
  const clock = { now: () => new Date('2027-03-01T15:00:00.000Z') };
  const organization = {
    id: organizationId,
    slug: 'clinic',
    name: 'Clinic',
    phone: null,
    email: null,
    settingsVersion: 1,
    gateway: 'none' as const,
    stripeAccount: null,
  };
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  // Nothing of the import reads the configuration.
  const runtime = { clock, ids: randomIds, log, publicUrl: 'http://localhost' } as unknown as Caller['runtime'];
  return {
    kind: 'system',
    via: 'process',
    organizationId,
    organization,
    permissions: new Set(),
    db: scopedDb(organizationId),
    settings: settingsOf(1, [], []),
    clock,
    ids: randomIds,
    runtime,
    language: 'en',
    requestId: 'test',
    background: true,
    ...change,
  };
}

/** A document in memory that can be read again and again, in uneven pieces. */
export const inMemory = (value: unknown, pieceBytes = 10_007): Rereadable => {
  const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return {
    async *read() {
      for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
    },
  };
};

/** Imports a document; what became of each entry, in order. */
export async function imported(caller: Caller, value: unknown, source = 'ehr'): Promise<EntryAnswer[]> {
  const document = inMemory(value);
  const answers: EntryAnswer[] = [];
  const outline = await importDocument({ caller, source }, document, (number, answer) => {
    if (answers[number]) throw new Error(`entry ${number} was answered twice`);
    answers[number] = answer;
  });
  if (answers.length !== outline.entries || answers.includes(undefined as never))
    throw new Error('an entry was not answered');
  return answers;
}
