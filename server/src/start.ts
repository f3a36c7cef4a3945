import { createServer, type Server } from 'node:http';
import { systemClock, type Clock } from './clock.ts';
import { createApp, type App } from './app.ts';
import { createBackground, type Background } from './background.ts';
import type { Config } from './config.ts';
import { connect, disconnect, ping } from './db/connection.ts';
import { migrate, schemaState } from './db/migrate.ts';
import { systemCaller, type Caller } from './http/caller.ts';
import { randomIds, type Ids } from './ids.ts';
import type { Inbox } from './messaging/mail/inbox.ts';
import { inboxFor, mailerFor } from './messaging/mail/mailer.ts';
import { texterFor } from './messaging/sms/texter.ts';
import type { OutboxWorker } from './messaging/outbox/worker.ts';
import { createLog } from './ops/log.ts';
import { gracefully } from './ops/shutdown.ts';
import { organizationById } from './organizations/organizations.ts';
import { pluginContext } from './plugin-context.ts';
import { loadPlugins } from './plugins/load-plugins.ts';
import type { Log, Runtime } from './runtime.ts';

/** A running API. */
export interface Portico {
  readonly runtime: Runtime;
  readonly app: App;
  readonly worker: OutboxWorker;
  readonly jobs: Background['jobs'];
  readonly server: Server;
  /** Stops without losing anything. @returns whether nothing was cut off */
  stop(): Promise<boolean>;
}

/** What tests give instead of the machine's own. */
export interface Instead {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  readonly inbox?: Inbox;
}

/** The folder of everything that development keeps beside its database. */
export const dataFolder = '.portico';

/** Opens the database, brings its schema up to date, and serves the API. */
export async function startPortico(config: Config, instead: Instead = {}): Promise<Portico> {
  const { clock = systemClock, ids = randomIds, log = createLog(config) } = instead;
  await migrate(config.DATABASE_URL);
  connect(config.DATABASE_URL);
  const server = await listening(config.PORT);
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${portOf(server)}`;
  const plugins = await loadPlugins(config.PLUGINS, process.cwd(), pluginContext);
  const runtime: Runtime = { config, clock, ids, log, publicUrl, plugins };
  const inbox = instead.inbox ?? inboxFor(config, `${dataFolder}/inbox.json`);
  const mailer = mailerFor(config, inbox);
  const texter = texterFor(config, inbox);
  let isStopping = false;
  const checks = {
    ping,
    schema: () => schemaState(config.DATABASE_URL),
    worker: () => (config.PORTICO_WORKER === 'apart' ? ('apart' as const) : background.worker.lastLook()),
    isStopping: () => isStopping,
    now: () => clock.now(),
  };
  const app = createApp(runtime, { checks, inbox });
  const background = createBackground(runtime, { mailer, texter, callerFor: (id) => callerFor(runtime, id), metrics: app.metrics });
  server.on('request', app.express);
  if (config.PORTICO_WORKER === 'inside') background.start();
  const stop = gracefully({
    servers: [server],
    refuseNew: () => {
      isStopping = true;
    },
    stopJobs: () => background.stop(),
    closeRest: async () => {
      app.circuit.close();
      mailer.close();
      await disconnect();
    },
    log,
  });
  return { runtime, app, worker: background.worker, jobs: background.jobs, server, stop };
}

/** The organization's own caller, for work that no request asked for. */
export async function callerFor(runtime: Runtime, organizationId: string): Promise<Caller> {
  const organization = await organizationById(organizationId);
  if (!organization) throw new Error('The organization is gone');
  return systemCaller(runtime, organization);
}

function listening(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/** The port that a server took. */
export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address.port;
}
