import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { programArgs } from './programs.ts';

/** An API in a process of its own, as in production with several of them against one database. */
export interface ApiProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Ends it at once, whatever it is doing. */
  kill(): Promise<void>;
  /** Ends it as a deployment would. */
  stop(): Promise<void>;
}

const main = programArgs('../main.ts', import.meta.url);

/** Starts an API on a free port against a database that is there already. Its clock is the machine's. */
export async function startApi(databaseUrl: string, env: Readonly<Record<string, string>> = {}): Promise<ApiProcess> {
  const child = spawn(process.execPath, main, {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PORTICO_SECRET: 'a secret of the tests, long enough for them',
      PORTICO_WORKER: 'apart',
      THROTTLES: 'off',
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = await address(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { url, child, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function address({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [url] = /http:\/\/localhost:\d+/.exec(said) ?? [];
      if (url) resolve(url);
    });
    stderr?.once('end', () => reject(new Error(`The API ended before it answered: ${said}`)));
  });
}
