import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { asText } from '../db/rows.ts';
import { unscopedDb } from '../db/scoped.ts';
import { createLog } from '../ops/log.ts';
import type { Log } from '../runtime.ts';

/** What belongs to the fixture's people, and secrets: none of it may stand in a log line. */
const personal = [
  /[\w.+-]+@[\w-]+\.(example|org)/u,
  /\b(Maya|Noah|Amélie|Oisín|Zoë|José|Ingrid|Łukasz|Chen|Tremblay|Núñez|Straße|Kowalski|van der Berg)\b/u,
  /[\u0400-\u04ff\u0590-\u06ff\u4e00-\u9fff]/u,
  /\bsk_(test|live)_/,
  /correct horse/,
  /\+1\d{10}/,
];

/** The log as production writes it, kept in memory. */
export interface WatchedLog {
  readonly log: Log;
  readonly lines: readonly string[];
  /** Fails where a line holds anything of a person's or a secret. */
  assertImpersonal(): void;
}

/** A log at its most talkative, so that every line that could be written in production is looked at. */
export function watchedLog(): WatchedLog {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return {
    log: createLog({ LOG_LEVEL: 'trace' }, sink),
    lines,
    assertImpersonal: () => {
      for (const pattern of personal)
        assert.deepEqual(lines.filter((line) => pattern.test(line)).slice(0, 3), [], `the log matches ${pattern}`);
    },
  };
}

/** Fails where an event or a line of the audit log holds anything of a person's: they keep ids and codes only. */
export async function assertEventsImpersonal(): Promise<void> {
  const texts = await unscopedDb.select(
    `select payload as text from outbox where kind in ($kinds)
     union all select details as text from audit_events where details is not null`,
    { kinds: ['event', 'subscriber'] },
    { text: asText },
  );
  for (const pattern of personal) {
    const found = texts.filter(({ text }) => pattern.test(text)).slice(0, 3);
    assert.deepEqual(found, [], `an event or the audit log matches ${pattern}`);
  }
}
