import { createSealer } from './audit/seal.ts';
import { reconcileCards } from './billing/cards/reconcile-cards.ts';
import { reconcilePayments } from './billing/payments/reconcile.ts';
import type { Caller } from './http/caller.ts';
import { sweepExpired } from './http/sweep-expired.ts';
import { retireLogins } from './identity/inactive/retire-logins.ts';
import { sweepEnded } from './identity/sweep-ended.ts';
import { createJobs, type Job, type Jobs } from './jobs/jobs.ts';
import { sweepFiles } from './files/sweep-files.ts';
import type { Mailer } from './messaging/mail/mailer.ts';
import type { Texter } from './messaging/sms/texter.ts';
import { sweepDone } from './messaging/outbox/sweep-done.ts';
import { createWorker, type OutboxWorker } from './messaging/outbox/worker.ts';
import type { Metrics } from './ops/metrics.ts';
import { pluginEvents } from './plugins/tell-plugin.ts';
import { indexRest } from './patients/search/index-rest.ts';
import { recipients } from './recipients.ts';
import type { Runtime } from './runtime.ts';
import { sweepRegistrations } from './registration/sweep-registrations.ts';
import { sweepGuests } from './scheduling/guests/sweep-guests.ts';
import { sweepHolds } from './scheduling/holds/sweep-holds.ts';
import { calendarOfMail } from './scheduling/calendar/calendar-of-mail.ts';
import { lapseRequests } from './scheduling/requests/lapse-requests.ts';
import { subscribers } from './subscribers.ts';
import { runTransitions } from './transition/transitions.ts';
import { webhookMessages } from './webhooks/send-delivery.ts';
import { sweepDeliveries } from './webhooks/sweep-deliveries.ts';

/** Everything that runs without a request: the outbox's worker and the jobs. */
export interface Background {
  readonly worker: OutboxWorker;
  readonly jobs: Jobs;
  start(): void;
  /** Finishes what was begun and begins nothing new. */
  stop(): Promise<void>;
}

/** What background work needs of the process. */
export interface BackgroundMeans {
  readonly mailer: Mailer;
  readonly texter: Texter;
  /** The organization's own caller. */
  readonly callerFor: (organizationId: string) => Promise<Caller>;
  readonly metrics: Metrics;
}

/** What is done again and again, by one process at a time; a slice adds its jobs here. */
const jobsOf = (runtime: Runtime, { metrics, callerFor }: BackgroundMeans): Job[] => {
  const seal = createSealer(runtime);
  return [
    { name: 'audit-seal', everySeconds: 10, run: async () => metrics.sealed(await seal()) },
    { name: 'billing-reconcile', everySeconds: 30, run: () => reconcilePayments(runtime) },
    { name: 'cards-reconcile', everySeconds: 30, run: () => reconcileCards(runtime) },
    { name: 'lapse-requests', everySeconds: 30, run: () => lapseRequests(runtime, callerFor) },
    { name: 'patients-index', everySeconds: 30, run: indexRest },
    { name: 'retire-logins', everySeconds: 3600, run: () => retireLogins(callerFor) },
    { name: 'sweep-ended', everySeconds: 3600, run: () => sweepEnded(runtime) },
    { name: 'sweep-expired', everySeconds: 300, run: () => sweepExpired(runtime) },
    { name: 'transitions', everySeconds: 2, run: () => runTransitions(runtime) },
    { name: 'sweep-files', everySeconds: 3600, run: () => sweepFiles(runtime) },
    { name: 'sweep-deliveries', everySeconds: 3600, run: () => sweepDeliveries(runtime) },
    { name: 'sweep-outbox', everySeconds: 3600, run: () => sweepDone(runtime) },
    { name: 'sweep-registrations', everySeconds: 3600, run: () => sweepRegistrations(runtime) },
    { name: 'sweep-guests', everySeconds: 3600, run: () => sweepGuests(runtime) },
    { name: 'sweep-holds', everySeconds: 600, run: () => sweepHolds(runtime) },
  ];
};

/** Composes the background work of a process: inside the API's, or apart as `portico worker`. */
export function createBackground(runtime: Runtime, means: BackgroundMeans): Background {
  const worker = createWorker({ runtime, subscribers, recipients, pluginEvents, calendarOf: calendarOfMail, webhooks: webhookMessages, ...means });
  const jobs = createJobs(runtime, jobsOf(runtime, means));
  return {
    worker,
    jobs,
    start: () => {
      if (!means.mailer.configured) runtime.log.warn('mail-not-configured', { set: 'SMTP_URL' });
      worker.start();
      jobs.start();
    },
    stop: async () => {
      await Promise.all([worker.stop(), jobs.stop()]);
    },
  };
}
