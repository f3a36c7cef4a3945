// npm run soak -- payments [--kills 50] [--payers 8]: people pay while the API is killed; nothing may be lost or booked twice.
import { parseArgs } from 'node:util';

import { soakPayments } from '../src/testing/payment-soak.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, payers: { type: 'string', default: '8' } },
});
const report = await soakPayments({ kills: Number(values.kills), payers: Number(values.payers), lifeMs: [300, 2_500] });
console.log(JSON.stringify({ ...report, broken: report.broken.length }, null, 2));
for (const one of report.broken) console.log(one);
process.exitCode = report.broken.length === 0 ? 0 : 1;
