import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { audit } from '../audit/audit.ts';
import { createSealer } from '../audit/seal.ts';
import { database } from '../db/connection.ts';
import { tx } from '../db/tx.ts';
import { openOffice, type Office } from '../messaging/testing/office.ts';
import { programArgs } from '../testing/programs.ts';

const program = programArgs('portico.ts', import.meta.url);

async function portico(office: Office, ...words: string[]) {
  const { PORTICO_SECRET } = office.runtime.config;
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: database().url, PORTICO_SECRET };
  const child = spawn(process.execPath, [...program, ...words], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (bytes) => (said.out += String(bytes)));
  child.stderr.on('data', (bytes) => (said.err += String(bytes)));
  const [code] = await once(child, 'close');
  return { code, ...said };
}

test('I4 portico audit verify says where the log is not as it was written, and exits 0 only when it is', async (t) => {
  const office = await openOffice(t);
  for (const id of ['a', 'b', 'c']) {
    office.clock.forward(1_000);
    await tx(() => audit(office.caller, 'location.change', { type: 'Thing', id }));
  }
  await createSealer(office.runtime)();
  const whole = await portico(office, 'audit', 'verify', '--json');
  assert.equal(whole.code, 0, whole.err);
  const [report] = JSON.parse(whole.out);
  assert.deepEqual([report.rows, report.fault, report.head.number], [3, null, 1]);

  const { sequelize } = database();
  const row = await office.caller.db.AuditEvent.one({ subjectId: 'b' });
  const transaction = await sequelize.transaction();
  await sequelize.query('drop trigger audit_events_no_update', { transaction });
  await sequelize.query(`update audit_events set subjectId = 'x' where id = '${row?.id}'`, { transaction });
  await transaction.commit();
  const changed = await portico(office, 'audit', 'verify');
  assert.equal(changed.code, 1);
  assert.match(changed.out, new RegExp(`row-changed, row ${row?.id}, seal 1`));
  const { slug } = office.caller.organization;
  const cut = await portico(office, 'audit', 'verify', '--organization', slug, '--head', '9:00');
  assert.match(cut.err, /The chain has no seal 9:00/);
});
