import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { database } from '../db/connection.ts';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { fixtureId, fixturePatientCount } from '../testing/fixture-patients.ts';
import { programArgs } from '../testing/programs.ts';

const program = programArgs('../cli/portico.ts', import.meta.url);
const count = 150;

/** `portico invite-all`, killed once it has gone through so many patients. */
async function inviteAll(slug: string, killedAt = Infinity) {
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: database().url, PORTICO_SECRET: 'a secret of the tests, long enough for them' };
  const child = spawn(process.execPath, [...program, 'invite-all', '--organization', slug, '--per-minute', '6000', '--json'], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (bytes) => (out += String(bytes)));
  child.stderr.on('data', (bytes) => {
    err += String(bytes);
    if (Number(/(\d+) of \d+$/.exec(err)?.[1] ?? 0) >= killedAt) child.kill('SIGKILL');
  });
  const [code] = await once(child, 'close');
  return { code: code as number | null, out, err };
}

test('B9 a transition killed in its middle, twice, finishes; nobody is invited twice and nobody is left out', async (t) => {
  const here = await clinic(t);
  const { db } = await here.caller();
  await tx(async () => {
    const others = Array.from({ length: fixturePatientCount - 2 - count }, (_, n) => fixtureId('pt', n + 2 + count));
    for (let from = 0; from < others.length; from += 500) await db.Patient.update({ id: { in: others.slice(from, from + 500) } }, { profile: false });
  });
  assert.equal((await inviteAll(here.slug, 20)).code, null);
  assert.equal((await inviteAll(here.slug, 70)).code, null);
  // The clocks of this process stand still: the turn that the killed one had taken is over by the machine's.
  const last = await inviteAll(here.slug);
  assert.equal(last.code, 0, last.err);
  const { state, sent, setAside } = JSON.parse(last.out);
  assert.deepEqual([state, sent, setAside], ['done', count, 0]);
  const users = await db.PortalUser.find({ where: { state: 'invited' } });
  assert.equal(users.length, count);
  const open = (await db.OneTimeToken.find({ where: { purpose: 'invitation' } })).filter(({ replacedAt }) => replacedAt === null);
  assert.deepEqual([open.length, new Set(open.map(({ portalUserId }) => portalUserId)).size], [count, count]);
  const mails = await db.Outbox.find({ where: { kind: 'mail', name: 'invitation' } });
  assert.equal(mails.length, count);
});
