import { z } from 'zod';
import { systemClock } from '../../clock.ts';
import { readConfig } from '../../config.ts';
import { connect, disconnect } from '../../db/connection.ts';
import { systemCaller } from '../../http/caller.ts';
import { randomIds } from '../../ids.ts';
import { createLog } from '../../ops/log.ts';
import { organizationById } from '../../organizations/organizations.ts';
import { pluginEvents } from '../../plugins/tell-plugin.ts';
import { recipients } from '../../recipients.ts';
import { mailerFor, type Mailer } from '../mail/mailer.ts';
import { texterFor } from '../sms/texter.ts';
import { createWorker } from '../outbox/worker.ts';

/**
 * A worker for tests: a process of its own that does what is due and ends, or kills itself before or after its nth
 * mail left, or runs until it is killed. Its clock is ahead by `aheadMs`, so that claims of the one before have run
 * out, and from `since` on runs `speed` times as fast.
 */
const plan = z
  .object({
    databaseUrl: z.string(),
    smtpUrl: z.string(),
    aheadMs: z.number(),
    killed: z.enum(['before-send', 'after-send', 'never']),
    atMail: z.number(),
    runs: z.enum(['once', 'for-ever']).default('once'),
    since: z.number().default(0),
    speed: z.number().default(1),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const env = { NODE_ENV: 'test', SMTP_URL: plan.smtpUrl, MAIL_FROM: 'hello@clinic.example', LOG_LEVEL: 'silent' };
const config = readConfig(env, () => 'a secret of thirty-two bytes or more');
const clock = {
  now: () => new Date(plan.since + (systemClock.now().getTime() - plan.since) * plan.speed + plan.aheadMs),
};
const runtime = { config, clock, ids: randomIds, log: createLog(config), publicUrl: 'http://localhost:4000' };
connect(plan.databaseUrl);
const mailer = mortal(mailerFor(config, null));
const worker = createWorker({ runtime, subscribers: [], mailer, recipients, pluginEvents, texter: texterFor(config, null), callerFor, pollMs: 500 });
if (plan.runs === 'for-ever') {
  worker.start();
} else {
  await worker.drain();
  mailer.close();
  await disconnect();
}

function mortal(real: Mailer): Mailer {
  let begun = 0;
  let done = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    ...real,
    send: async (mail) => {
      begun += 1;
      if (plan.killed === 'before-send' && begun === plan.atMail) die();
      await real.send(mail);
      done += 1;
      if (plan.killed === 'after-send' && done === plan.atMail) die();
    },
  };
}

async function callerFor(organizationId: string) {
  const organization = await organizationById(organizationId);
  if (!organization) throw new Error('The organization is gone');
  return systemCaller(runtime, organization);
}
