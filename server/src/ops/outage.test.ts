import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertInvariants } from '../db/invariants.ts';
import { openOffice } from '../messaging/testing/office.ts';
import { soakOutage } from '../testing/outage-soak.ts';

/** A file can't go away: these hold of a server database. */
const isServer = process.env['DATABASE_URL']?.startsWith('mysql:') ?? false;

for (const [how, forMs] of isServer
  ? ([
      ['gone', 1_000],
      ['silent', 6_000],
    ] as const)
  : []) {
  test(`I5 a database that is ${how} under load: refused with Retry-After, all goes on by itself, nothing half-written`, async (t) => {
    const office = await openOffice(t);
    const patientId = await office.patient('ana@example.org');
    const report = await soakOutage(office.caller, patientId, { how, forMs, clients: 6 });
    assert.ok(report.refused > 0, 'somebody was refused');
    assert.deepEqual([report.wrongRefusals, report.lost, report.surplus], [0, 0, 0]);
    assert.ok(report.recoveredMs < 10_000, `recovered after ${report.recoveredMs} ms`);
    await assertInvariants();
  });
}
