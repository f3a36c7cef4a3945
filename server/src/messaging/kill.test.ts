import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { database } from '../db/connection.ts';
import { tx } from '../db/tx.ts';
import { programArgs } from '../testing/programs.ts';
import { sendMessage } from './send-message.ts';
import { openOffice, type Office } from './testing/office.ts';

const mails = 48;
const hourMs = 3_600_000;
const program = programArgs('testing/doomed-worker.ts', import.meta.url);

/** A mail server on a port of its own that is down until told. */
async function mailServer() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const received: { to: string; messageId: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parsed = simpleParser(stream).then(({ messageId }) => {
        received.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId: messageId ?? '' });
        done();
      });
      // The sender was killed in the middle of a message.
      parsed.catch(done);
    },
  });
  // A sender that is killed hangs up in the middle: the server goes on.
  server.on('error', () => undefined);
  return {
    received,
    url: `smtp://127.0.0.1:${port}`,
    up: () => new Promise<void>((done) => void server.listen(port, '127.0.0.1', done)),
    down: () => new Promise<void>((done) => void server.close(() => done())),
  };
}

async function work(plan: {
  smtpUrl: string;
  aheadMs: number;
  killed: 'before-send' | 'after-send' | 'never';
  atMail: number;
}) {
  const child = spawn(
    process.execPath,
    [...program, JSON.stringify({ databaseUrl: database().url, ...plan })],
    { stdio: 'inherit' },
  );
  const [code, signal] = await once(child, 'exit');
  return { code, signal };
}

const claimed = async ({ caller }: Office) =>
  (await caller.db.Outbox.find({ where: { state: 'claimed' } })).map(({ id }) => id);

test('I3 a worker killed between claim and send, and between send and mark, with the mail server down for the first half, loses nothing', async (t) => {
  const office = await openOffice(t);
  const post = await mailServer();
  for (let n = 0; n < mails; n += 1) {
    const patientId = await office.patient(`p${n}@example.org`);
    const data = { reference: `R-${n}`, paidOn: '2026-11-23', total: { amount: 100, currency: 'CAD' }, invoices: [] };
    await tx(() => sendMessage(office.caller, { message: 'receipt', to: { patientId }, data, dedupeKey: String(n) }));
  }
  const inFlight = new Set<string>();
  let aheadMs = hourMs;
  const round = async (killed: 'before-send' | 'after-send' | 'never', atMail: number) => {
    aheadMs += 2 * hourMs;
    const { signal, code } = await work({ smtpUrl: post.url, aheadMs, killed, atMail });
    assert.deepEqual([signal, code], killed === 'never' ? [null, 0] : ['SIGKILL', null]);
    for (const id of await claimed(office)) inFlight.add(id);
  };

  await round('before-send', 20);
  await round('never', 0);
  assert.equal(post.received.length, 0);
  await post.up();
  t.after(() => post.down());
  const beforeKills = inFlight.size;
  await round('before-send', 10);
  await round('after-send', 5);
  await round('after-send', 1);
  assert.ok(inFlight.size > beforeKills);
  await round('never', 0);

  const rows = await office.caller.db.Outbox.find();
  assert.deepEqual([...new Set(rows.map(({ state }) => state))], ['done']);
  const times = new Map<string, number>();
  for (const { messageId } of post.received) times.set(messageId, (times.get(messageId) ?? 0) + 1);
  assert.deepEqual(
    [...times.keys()].sort(),
    rows.map(({ id }) => `<${id}@clinic.example>`).sort(),
    'every mail arrived under its own id',
  );
  assert.equal(
    new Set(post.received.map(({ to, messageId }) => `${to} ${messageId}`)).size,
    mails,
    'nobody got another’s mail',
  );
  const repeated = [...times].filter(([, n]) => n > 1).map(([messageId]) => messageId.slice(1, messageId.indexOf('@')));
  assert.ok(repeated.length > 0, 'the kill after a send makes a repeat');
  assert.deepEqual(
    repeated.filter((id) => !inFlight.has(id)),
    [],
    'only what was in flight at a kill came again',
  );
});
