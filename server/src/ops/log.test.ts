import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { createLog } from './log.ts';

function capture(level: 'info' | 'warn' = 'info') {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  return { log: createLog({ LOG_LEVEL: level }, sink), lines };
}

test('I5 writes one JSON line an event', () => {
  const { log, lines } = capture();
  log.info('request', { requestId: '0193', route: 'GET /v1/me/appointments/{id}', status: 200, ms: 12 });
  assert.equal(lines.length, 1);
  const { time, level, ...line } = JSON.parse(lines[0] ?? '');
  assert.ok(Date.parse(time) > 0 && level === 30);
  assert.deepEqual(line, {
    event: 'request',
    requestId: '0193',
    route: 'GET /v1/me/appointments/{id}',
    status: 200,
    ms: 12,
  });
});

test('I5 LOG_LEVEL leaves out what is below it', () => {
  const { log, lines } = capture('warn');
  log.info('request');
  log.warn('job-failed');
  assert.equal(lines.length, 1);
});

test('I5 nothing that could be a person’s gets into a line, whoever logs it', () => {
  const { log, lines } = capture();
  const error = Object.assign(new Error("Duplicate entry 'ana@example.org' for key"), {
    parent: { code: 'ER_DUP_ENTRY', sqlMessage: 'Ana Núñez' },
  });
  log.error('request-failed', {
    error,
    at: error.stack,
    query: 'name=Ana Núñez',
    to: 'ana@example.org',
    nested: { phone: '+1 604 555 0100' },
    list: ['Ana N'],
    url: '/v1/x?q=ana b',
  });
  const line = lines.join('');
  for (const marker of ['ana@example.org', 'Núñez', 'Ana N', '604 555', 'Duplicate', 'q=ana'])
    assert.ok(!line.includes(marker), marker);
  const parsed = JSON.parse(line);
  assert.equal(parsed.error.code, 'ER_DUP_ENTRY');
  assert.match(parsed.error.at, /^Error\n\s+at /);
});
