import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { DemoFile } from '../demo-file.ts';

const program = fileURLToPath(new URL('run-demo.ts', import.meta.url));
const command = fileURLToPath(new URL('../../server/src/cli/portico.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** The demo as `npm start` runs it, in a folder and on ports of its own. */
export interface RunningDemo extends DemoFile {
  /** Stops the API and the website, and starts both again on the same ports and data; `changed` joins the environment. */
  restart(meanwhile?: () => Promise<void>, changed?: Readonly<Record<string, string>>): Promise<void>;
  /** Runs a command of `portico` beside it, as its operator would. */
  portico(...args: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the demo in a temporary folder; `environment` may name another database. */
export async function startRunningDemo(environment: Readonly<Record<string, string>> = {}): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'portico-demo-'));
  let child = await launch(folder, { PORT: '0', DEMO_PORT: '0', ...environment });
  const file = JSON.parse(readFileSync(join(folder, '.portico/demo.json'), 'utf8')) as DemoFile;
  const ports = { PORT: new URL(file.api).port, DEMO_PORT: new URL(file.demo).port };
  return {
    ...file,
    restart: async (meanwhile, changed) => {
      await end(child);
      try {
        await meanwhile?.();
      } finally {
        child = await launch(folder, { ...ports, ...environment, ...changed });
      }
    },
    portico: async (...args) => {
      await promisify(execFile)(process.execPath, ['--import', tsx, command, ...args], { cwd: folder, env: { ...process.env, ...environment } });
    },
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(cwd: string, environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const env = { ...process.env, NODE_ENV: 'development', LOG_LEVEL: 'error', THROTTLES: 'off', ...environment };
  const child = spawn(process.execPath, ['--import', tsx, program], { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  let output = '';
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/^ready api=/m.test(output)) ready();
    });
    child.once('exit', (code) => failed(new Error(`The demo ended with ${code}:\n${output}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
