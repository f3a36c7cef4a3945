import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { systemClock } from '../../clock.ts';
import { database } from '../../db/connection.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { programArgs } from '../../testing/programs.ts';
import { sendMessage } from '../send-message.ts';

/** How long and how hard to soak. */
export interface OutboxSoak {
  readonly mails: number;
  readonly kills: number;
  readonly workers: number;
  /** How much faster than ours the workers' clocks run, so that their longest waits end. */
  readonly speed: number;
}

/** What came of it: `lost`, `dead` and `strangeRepeats` must be 0. */
export interface OutboxSoakReport {
  readonly mails: number;
  readonly kills: number;
  readonly refusedByServer: number;
  readonly lost: number;
  /** Given up and left to staff: must be 0 too, since every mail was taken at some try. */
  readonly dead: number;
  /** Came again, and was in flight at a kill. */
  readonly repeats: number;
  /** Came again though it wasn't. */
  readonly strangeRepeats: number;
}

const program = programArgs('doomed-worker.ts', import.meta.url);

/**
 * Puts mails into the outbox while several workers send them through a server that fails half of the time, and one
 * worker after the other is killed; then waits until all is done and compares.
 */
export async function soakOutbox(caller: Caller, patientId: string, soak: OutboxSoak): Promise<OutboxSoakReport> {
  const post = await moodyServer();
  const plan = {
    databaseUrl: database().url,
    smtpUrl: post.url,
    aheadMs: 0,
    killed: 'never',
    atMail: 0,
    runs: 'for-ever',
    since: systemClock.now().getTime(),
    speed: soak.speed,
  };
  const hire = () => spawn(process.execPath, [...program, JSON.stringify(plan)], { stdio: 'inherit' });
  const staff = Array.from({ length: soak.workers }, hire);
  const inFlight = new Set<string>();
  const writing = write(caller, patientId, soak.mails);
  for (let kill = 0; kill < soak.kills; kill += 1) {
    await wait(randomInt(700, 2_000));
    const victim = randomInt(staff.length);
    await killed(staff[victim]);
    for (const { id } of await caller.db.Outbox.find({ where: { state: 'claimed' } })) inFlight.add(id);
    staff[victim] = hire();
  }
  await writing;
  while ((await caller.db.Outbox.count({ state: { in: ['waiting', 'claimed'] } })) > 0) await wait(200);
  await Promise.all(staff.map(killed));
  await post.close();
  return report(await caller.db.Outbox.find(), post, inFlight, soak);
}

async function write(caller: Caller, patientId: string, mails: number): Promise<void> {
  for (let n = 0; n < mails; n += 1) {
    const data = { reference: `R-${n}`, paidOn: '2026-11-23', total: { amount: 100, currency: 'CAD' }, invoices: [] };
    await tx(() => sendMessage(caller, { message: 'receipt', to: { patientId }, data, dedupeKey: String(n) }));
    await wait(randomInt(30));
  }
}

function report(
  rows: readonly { id: string; state: string }[],
  post: { taken: string[]; refused: () => number },
  inFlight: ReadonlySet<string>,
  soak: OutboxSoak,
) {
  const times = new Map<string, number>();
  for (const id of post.taken) times.set(id, (times.get(id) ?? 0) + 1);
  const repeated = [...times].filter(([, n]) => n > 1).map(([id]) => id);
  return {
    mails: rows.length,
    kills: soak.kills,
    refusedByServer: post.refused(),
    lost: rows.filter(({ id, state }) => !times.has(id) && state !== 'dead').length,
    dead: rows.filter(({ state }) => state === 'dead').length,
    repeats: repeated.filter((id) => inFlight.has(id)).length,
    strangeRepeats: repeated.filter((id) => !inFlight.has(id)).length,
  };
}

/** Takes half of the mails; of the others it refuses the person or the text, for now or for good, or hangs up. */
async function moodyServer() {
  const taken: string[] = [];
  let refused = 0;
  const mood = (): 'takes' | 'later' | 'never' | 'hangs-up' => {
    if (randomInt(2) === 0) return 'takes';
    refused += 1;
    return (['later', 'never', 'hangs-up'] as const)[randomInt(3)] ?? 'later';
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, { id }, done) => {
      const parsed = simpleParser(stream).then(({ messageId = '' }) => {
        const now = mood();
        if (now === 'hangs-up') return [...server.connections].find((one) => one.id === id)?.close();
        if (now !== 'takes')
          return done(Object.assign(new Error('not now'), { responseCode: now === 'later' ? 451 : 550 }));
        taken.push(messageId.slice(1, messageId.indexOf('@')));
        done();
      });
      // The sender was killed in the middle of a message.
      parsed.catch(done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    taken,
    refused: () => refused,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
