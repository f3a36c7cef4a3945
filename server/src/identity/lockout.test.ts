import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listenToStatements } from '../db/connection.ts';
import { unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { patientPassword } from '../testing/fixture-patients.ts';
import { newDevice, sessionClient } from '../testing/http-client.ts';
import { network } from './lockout.ts';

/** Tries passwords as a browser would; answers the status of each. */
async function browser({ url, origin, publishableKey }: Clinic, device?: string) {
  const marker: Record<string, string> = device ? { 'Portico-Device': device } : {};
  const client = sessionClient(url, url, await newDevice(), { headers: { Origin: origin, 'Portico-Key': publishableKey, ...marker } });
  return async (username: string, password: string) => (await client.post('/v1/sessions', { username, password })).status;
}

test('B11 the fifth wrong password locks for a second, each further one for twice as long', async (t) => {
  const own = await clinic(t);
  const tries = await browser(own);
  for (let i = 0; i < 4; i += 1) assert.equal(await tries('maya', 'wrong'), 401);
  assert.equal(await tries('maya', patientPassword), 201, 'four tries are free');
  for (let i = 0; i < 5; i += 1) await tries('maya', 'wrong');
  assert.equal(await tries('maya', patientPassword), 401, 'locked: the right one is refused alike');
  own.clock.advance(1001);
  assert.equal(await tries('maya', 'wrong'), 401);
  own.clock.advance(1001);
  assert.equal(await tries('maya', patientPassword), 401, 'the second lock lasts two seconds');
  own.clock.advance(1001);
  assert.equal(await tries('maya', patientPassword), 201);
});

test('B11 a stranger doesn’t lock the owner out of a device that the owner used before', async (t) => {
  const own = await clinic(t);
  const [owners, strangers] = [await browser(own, 'the-marker-of-her-phone'), await browser(own)];
  assert.equal(await owners('maya', patientPassword), 201);
  for (let i = 0; i < 8; i += 1) await strangers('maya', 'wrong');
  assert.equal(await strangers('maya', patientPassword), 401);
  assert.equal(await owners('maya', patientPassword), 201);
});

test('B11 strangers’ tries don’t use up those of the owner’s device, however they spell the name', async (t) => {
  const own = await clinic(t);
  const owners = await browser(own, 'the-marker-of-her-phone');
  assert.equal(await owners('maya', patientPassword), 201);
  const strangers = await browser(own);
  await strangers('maya', 'wrong');
  await tx(() => unscopedDb.Throttle.update({ points: { lt: 3 } }, { points: 60 }));
  assert.equal(await strangers(' MAYA ', 'wrong'), 429);
  assert.equal(await owners('maya', patientPassword), 201);
});

test('B11 a refusal asks the database the same whether the account is known or not', async (t) => {
  const own = await clinic(t);
  const asked = async (kind: string, username: string) => {
    const client = sessionClient(own.url, own.url, await newDevice(), { headers: { Origin: own.url, 'Portico-Key': own.publishableKey, 'Portico-Device': `a-device-of-${username}` } });
    await client.get('/v1/portal');
    const statements: string[] = [];
    const stop = listenToStatements(({ sql }) => statements.push(sql.replaceAll(/\s+/g, ' ').slice(0, 60)));
    const { status } = await client.post('/v1/sessions', { kind, username, password: 'wrong' });
    stop();
    assert.equal(status, 401);
    return statements;
  };
  for (const [kind, known] of [['patient', 'maya'], ['staff', 'manager']] as const) {
    await asked(kind, 'the-first-of-the-network');
    const unknown = await asked(kind, `nobody-${kind}`);
    assert.deepEqual(await asked(kind, known), unknown);
  }
});

test('B11 unknown and known accounts leave the same traces of a refusal', async (t) => {
  const own = await clinic(t);
  const tries = await browser(own);
  await tries('maya', 'wrong');
  await tries('nobody-here', 'wrong');
  const rows = await (await own.caller()).db.AuditEvent.find({ where: { action: 'session.refuse' } });
  assert.deepEqual(rows.map(({ subjectType, subjectId }) => [subjectType, subjectId !== null]).sort(), [['PortalUser', false], ['PortalUser', true]]);
});

test('B11 one account’s failures don’t lock another’s', async (t) => {
  const own = await clinic(t);
  const tries = await browser(own);
  for (let i = 0; i < 8; i += 1) await tries('maya', 'wrong');
  assert.equal(await tries('noah', patientPassword), 201);
});

test('B11 a network that tries many accounts is slowed down with Retry-After', async (t) => {
  const own = await clinic(t);
  const tries = await browser(own);
  const statuses = new Set<number>();
  for (let i = 0; i < 102; i += 1) statuses.add(await tries(`nobody${i}`, 'wrong'));
  assert.deepEqual([...statuses], [401, 429]);
});

test('B11 addresses of one network count together', () => {
  assert.equal(network('203.0.113.7'), network('203.0.113.200'));
  assert.notEqual(network('203.0.113.7'), network('203.0.114.7'));
  assert.equal(network('::ffff:203.0.113.7'), network('203.0.113.9'));
  assert.equal(network('2001:db8:1:ff00:1::1'), network('2001:db8:1:ff99:2::2'));
});
