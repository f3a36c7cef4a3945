// npm run soak -- outage [--seconds 10] [--clients 20]: a server database (DATABASE_URL) goes away under load, first
// gone, then silent; whoever asks is refused at once, and all goes on without a restart, with nothing half-written.
import { parseArgs } from 'node:util';

import { assertInvariants } from '../src/db/invariants.ts';
import { openOffice } from '../src/messaging/testing/office.ts';
import { soakOutage } from '../src/testing/outage-soak.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, clients: { type: 'string', default: '20' } },
});
for (const how of ['gone', 'silent'] as const) {
  const endings: (() => Promise<void>)[] = [];
  const office = await openOffice({ after: (ending) => void endings.push(ending) });
  const patientId = await office.patient('ana@example.org');
  const forMs = Number(values.seconds) * 1000;
  const report = await soakOutage(office.caller, patientId, { how, forMs, clients: Number(values.clients) });
  await assertInvariants();
  for (const end of endings) await end();
  console.log(JSON.stringify({ how, ...report }, null, 2));
  if (report.wrongRefusals + report.lost + report.surplus > 0) process.exitCode = 1;
}
