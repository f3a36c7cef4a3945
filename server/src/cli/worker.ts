import { createBackground } from '../background.ts';
import { inboxFor, mailerFor } from '../messaging/mail/mailer.ts';
import { texterFor } from '../messaging/sms/texter.ts';
import { pluginContext } from '../plugin-context.ts';
import { loadPlugins } from '../plugins/load-plugins.ts';
import { createLog } from '../ops/log.ts';
import { createMetrics } from '../ops/metrics.ts';
import { callerFor, dataFolder } from '../start.ts';
import type { Command } from './command.ts';

/** `portico worker`: the background work in a process of its own, beside APIs that run with `PORTICO_WORKER=apart`. */
export const worker: Command = {
  usage: 'worker [--once]',
  summary:
    'Sends mails, tells subscribers and does the recurring jobs, until it is told to stop. --once does what is due and ends.',
  options: { once: { type: 'boolean' } },
  run: async (words, { runtime }) => {
    const { config } = runtime;
    const log = createLog(config);
    const inbox = inboxFor(config, `${dataFolder}/inbox.json`);
    const mailer = mailerFor(config, inbox);
    const plugins = await loadPlugins(config.PLUGINS, process.cwd(), pluginContext);
    const own = { ...runtime, log, plugins };
    const background = createBackground(own, {
      mailer,
      texter: texterFor(config, inbox),
      callerFor: (id) => callerFor(own, id),
      metrics: createMetrics(),
    });
    try {
      if (words.values['once'] === true) {
        await background.worker.drain();
        await background.jobs.runAll();
        return;
      }
      background.start();
      log.info('worker-started');
      await stopAsked();
      log.info('stopping');
      await background.stop();
      log.info('stopped');
    } finally {
      mailer.close();
    }
  },
};

/** Resolves at SIGTERM or SIGINT; a second signal ends the process at once. */
function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = () => {
      process.once('SIGTERM', () => process.exit(1));
      process.once('SIGINT', () => process.exit(1));
      resolve();
    };
    process.once('SIGTERM', onSignal);
    process.once('SIGINT', onSignal);
  });
}
