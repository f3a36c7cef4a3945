/**
 * A stand-in for Stripe, as its own process, for tests and soaks: PaymentIntents, SetupIntents and customers, on the platform's and on connected accounts.
 * Written from Stripe's published behaviour. It keeps its state in memory and serves loopback only.
 *
 *   tsx server/stand-in/stripe.ts [--port 0] [--secret-key sk_test_…] [--publishable-key pk_test_…]
 *       [--account acct_…]… [--webhook-url http://…] [--webhook-secret whsec_…]
 *
 * Prints `ready <url>` when it answers.
 */
import { parseArgs } from 'node:util';

import { standIn } from './server.ts';
import { newWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'secret-key': { type: 'string', multiple: true, default: ['sk_test_stand_in'] },
    'publishable-key': { type: 'string', multiple: true, default: ['pk_test_stand_in'] },
    account: { type: 'string', multiple: true, default: [] },
    'webhook-url': { type: 'string', default: '' },
    'webhook-secret': { type: 'string', default: 'whsec_stand_in' },
  },
});

const server = standIn(
  newWorld({
    secretKeys: new Set(values['secret-key']),
    publishableKeys: new Set(values['publishable-key']),
    accounts: new Set(values.account),
    webhook: { url: values['webhook-url'], secret: values['webhook-secret'], posting: 'now' },
  }),
);

server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.stdout.write(`ready http://127.0.0.1:${address.port}\n`);
});
