import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const places = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/libexec'];

/** Where MariaDB's server program stands on this machine; null if it isn't installed. */
export function mariadbServer() {
  return places.map((place) => join(place, 'mariadbd')).find(existsSync) ?? null;
}

/**
 * Starts a private MariaDB in a temporary folder, on a free port of the loopback address, with one database `portico`.
 * Nothing outside of the folder is read or written; `stop()` ends it and removes the folder.
 * @param {{ durable?: boolean, args?: string[] }} [options] durable: flushes at each commit as in production; without
 *   it (for tests) only the operating system's crash could lose something
 * @returns {Promise<{ url: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startMariadb({ durable = false, args = [] } = {}) {
  const server = mariadbServer();
  if (!server) throw new Error('MariaDB is not installed: apt install mariadb-server');
  const folder = mkdtempSync(join(tmpdir(), 'portico-mariadb-'));
  await install(folder);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = launch(server, folder, port, [...(durable ? [] : ['--innodb-flush-log-at-trx-commit=2', '--debug-no-sync']), ...args]);
    const socket = join(folder, 's.sock');
    const ready = await answering(child, folder, socket);
    if (ready)
      return {
        url: `mysql://portico:portico@127.0.0.1:${port}/portico`,
        pid: child.pid,
        stop: () => stop(child, folder),
      };
    // Somebody else may have taken the port in between.
    if (attempt === 3) {
      const log = readFileSync(join(folder, 'error.log'), 'utf8').slice(-2000);
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`MariaDB did not start:\n${log}`);
    }
  }
}

async function install(folder) {
  const tool = places.map((place) => join(place, 'mariadb-install-db')).find(existsSync) ?? 'mariadb-install-db';
  await run(tool, [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${join(folder, 'data')}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
  ]);
}

function launch(server, folder, port, args) {
  const child = spawn(
    server,
    [
      '--no-defaults',
      `--user=${userInfo().username}`,
      `--datadir=${join(folder, 'data')}`,
      `--socket=${join(folder, 's.sock')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--log-error=${join(folder, 'error.log')}`,
      `--tmpdir=${folder}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--max-connections=300',
      '--innodb-buffer-pool-size=256M',
      '--innodb-fast-shutdown=2',
      ...args,
    ],
    { stdio: 'ignore' },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

/** Waits for the server to answer, makes the user and the database; false when it ended instead. */
async function answering(child, folder, socket) {
  const client = places.map((place) => join(place, 'mariadb')).find(existsSync) ?? 'mariadb';
  const statements =
    "create user portico@'127.0.0.1' identified by 'portico'; grant all on *.* to portico@'127.0.0.1'; create database portico";
  for (let i = 0; i < 300 && child.exitCode === null; i += 1) {
    try {
      await run(client, ['--no-defaults', '-u', 'root', '-S', socket, '-e', statements]);
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  child.kill('SIGKILL');
  return false;
}

async function stop(child, folder) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
  rmSync(folder, { recursive: true, force: true });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// As a command: starts one, prints its address, and ends it with Ctrl-C.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, stop } = await startMariadb();
  process.stdout.write(`${url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(0)));
}
