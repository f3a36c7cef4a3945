import { createSealer } from './audit/seal.ts';
import { systemCaller } from './http/caller.ts';
import { createJobs, type Job, type Jobs } from './jobs/jobs.ts';
import type { Subscriber } from './messaging/events.ts';
import { inboxFor, mailerFor, type Mailer } from './messaging/mail/mailer.ts';
import type { Inbox } from './messaging/mail/inbox.ts';
import { createWorker, type OutboxWorker } from './messaging/outbox/worker.ts';
import type { Metrics } from './ops/metrics.ts';
import { organizationById } from './organizations/organizations.ts';
import { mailRecipient } from './patients/mail-recipient.ts';
import type { Runtime } from './runtime.ts';

/** Who hears of which event: each slice adds its `subscribers` here. */
export const subscribers: readonly Subscriber[] = [];

/** What is done again and again: each slice adds its jobs here. */
const jobsOf = (runtime: Runtime, metrics: Metrics | null): Job[] => {
  const seal = createSealer(runtime);
  return [{ name: 'audit-seal', everySeconds: 10, run: async () => metrics ? metrics.sealed(await seal()) : seal() }];
};

/** Everything that runs without a request: the outbox's worker and the jobs. */
export interface Background {
  readonly worker: OutboxWorker;
  readonly jobs: Jobs;
  readonly mailer: Mailer;
  start(): void;
  /** Finishes what was begun. */
  stop(): Promise<void>;
}

/** Where mails go in this process, and development's inbox where there is one. */
export interface Post {
  readonly mailer: Mailer;
  readonly inbox: Inbox | null;
}

/** The post that the environment asks for; `inboxFile` is development's. @throws ConfigError */
export function createPost(config: Runtime['config'], inboxFile: string): Post {
  const inbox = inboxFor(config, inboxFile);
  return { inbox, mailer: mailerFor(config, inbox) };
}

/** Composes the background work of a process; runs inside the API's, or apart as `portico worker`. */
export function createBackground(runtime: Runtime, { mailer }: Post, metrics: Metrics | null = null): Background {
  const worker = createWorker({
    runtime,
    subscribers,
    mailer,
    recipientOf: mailRecipient,
    callerFor: (organizationId) => callerOf(runtime, organizationId),
    ...(metrics && { metrics }),
  });
  const jobs = createJobs(runtime, jobsOf(runtime, metrics));
  return {
    worker,
    jobs,
    mailer,
    start: () => {
      worker.start();
      jobs.start();
    },
    stop: async () => {
      await Promise.all([worker.stop(), jobs.stop()]);
      mailer.close();
    },
  };
}

async function callerOf(runtime: Runtime, organizationId: string) {
  const organization = await organizationById(organizationId);
  if (!organization) throw new Error('The outbox names an organization that is not there');
  return systemCaller(runtime, organization);
}
