// npm run soak -- outbox [--mails 2000] [--kills 50] [--workers 2]: half of the mails fail at random while workers are
// killed; nothing may be lost, and only what was in flight at a kill may come again. DATABASE_URL chooses the engine.
import { parseArgs } from 'node:util';

import { soakOutbox } from '../src/messaging/testing/outbox-soak.ts';
import { openOffice } from '../src/messaging/testing/office.ts';

const { values } = parseArgs({
  options: {
    mails: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '50' },
    workers: { type: 'string', default: '2' },
  },
});
const endings: (() => Promise<void>)[] = [];
const office = await openOffice({ after: (ending) => void endings.push(ending) });
const patientId = await office.patient('ana@example.org');
const soak = { mails: Number(values.mails), kills: Number(values.kills), workers: Number(values.workers), speed: 60 };
const report = await soakOutbox(office.caller, patientId, soak);
for (const end of endings) await end();
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.lost + report.dead + report.strangeRepeats === 0 ? 0 : 1;
