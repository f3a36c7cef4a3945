import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permissions } from '../../src/contract/permissions.ts';
import { readConfig } from '../../src/config.ts';
import { listenToStatements, type Statement } from '../../src/db/connection.ts';
import { tx } from '../../src/db/tx.ts';
import type { Caller } from '../../src/http/caller.ts';
import { createPublishableKey, createSecretKey } from '../../src/organizations/keys.ts';
import { insertOrganization } from '../../src/organizations/organizations.ts';
import { changeSettings } from '../../src/settings/change-settings.ts';
import { callerFor, startPortico } from '../../src/start.ts';
import { insertFixture } from '../../src/testing/fixture.ts';

const secret = 'a secret of the benchmarks, long enough: 8c1b5f0a93';

/** The fixture clinic in a database of its own, an API in production's dress, and what it asked the database. */
export interface Bed {
  readonly databaseUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  caller(): Promise<Caller>;
  /** Where the bed's own API answers: in this process, for preparing and capturing. */
  readonly url: string;
  /** Runs something and answers the statements that it sent, in order. */
  capture(run: () => Promise<unknown>): Promise<Statement[]>;
  /** An API in a process of its own, as production runs it. */
  startApi(): Promise<Started>;
  /** A floor (a file of `floors/`) in a process of its own; it reads `plan` from the file that PLAN names. */
  startFloor(name: string, plan: unknown): Promise<Started>;
  close(): Promise<void>;
}

/** A server in a process of its own. */
export interface Started {
  readonly url: string;
  /** Seconds of a core that it has used so far, its system calls included. */
  cpuSeconds(): number;
}

/** Which database a bed is made in. */
export const engines = ['MariaDB', 'SQLite'] as const;

/** A plugin that filters practitioners and times: it runs at each search and each booking. */
export const withFilters = { PLUGINS: fileURLToPath(new URL('../../examples/ages-treated', import.meta.url)) };

/** Makes a private MariaDB or a temporary SQLite file with the fixture clinic; `more` joins the environment of its processes. */
export async function makeBed(engine: (typeof engines)[number] = 'MariaDB', more: Readonly<Record<string, string>> = {}): Promise<Bed> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  const database =
    engine === 'SQLite' ? { url: `sqlite:${join(folder, 'bench.db')}`, stop: async () => {} } : await startServer();
  const env = {
    NODE_ENV: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    PORTICO_WORKER: 'apart',
    THROTTLES: 'off',
    LOG_LEVEL: 'silent',
    PORTICO_SECRET: secret,
    ...more,
  };
  const portico = await startPortico(readConfig(env, () => secret));
  const organization = await tx(() =>
    insertOrganization(portico.runtime, { name: 'Bench', slug: 'bench', gateway: 'test', phone: null, email: null }),
  );
  const caller = () => callerFor(portico.runtime, organization.id);
  await tx(async () => insertFixture(await caller()));
  await changeSettings(
    await caller(),
    { values: { 'general.enabled': true }, reset: [] },
    (await caller()).settings.version,
  );
  const { key: publishableKey } = await createPublishableKey(await caller(), 'test');
  const { key: secretKey } = await createSecretKey(await caller(), 'test', {
    name: 'Bench',
    scopes: permissions,
    source: 'bench',
  });
  const children: ChildProcess[] = [];
  const start = async (file: string, own: Record<string, string>) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      env: { ...process.env, ...own },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    children.push(child);
    return { url: await address(child), cpuSeconds: () => cpuSecondsOf(child) };
  };
  return {
    databaseUrl: database.url,
    publishableKey,
    secretKey,
    caller,
    url: portico.runtime.publicUrl,
    capture: async (run) => {
      const statements: Statement[] = [];
      const stop = listenToStatements((statement) => void statements.push(statement));
      await run();
      stop();
      return statements;
    },
    startApi: async () => {
      const port = String(await freePort());
      const started = await start(path('../../src/main.ts'), {
        ...env,
        NODE_ENV: 'production',
        THROTTLES: 'on',
        PUBLIC_URL: 'https://bench.example',
        PORT: port,
      });
      return { ...started, url: `http://localhost:${port}` };
    },
    startFloor: (name, plan) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(plan));
      return start(path(`../floors/${name}.ts`), { DATABASE_URL: database.url, PLAN: file });
    },
    close: async () => {
      for (const child of children) await ended(child);
      await portico.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The starter of a private MariaDB is a program of the clone, without types. */
async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const { startMariadb } = await import(path('../../../scripts/mariadb.mjs'));
  return startMariadb();
}

/** Linux counts hundredths of a second, in the fields after the program's name. */
function cpuSecondsOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** A child says its address on stderr once it answers. */
function address({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [url] = /https?:\/\/[\w.]+(:\d+)?/.exec(said) ?? [];
      if (url) resolve(url);
    });
    stderr?.once('end', () => reject(new Error(`A process ended before it answered: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
