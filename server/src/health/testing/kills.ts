import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { checkInvariants } from '../../db/invariants.ts';
import { programArgs } from '../../testing/programs.ts';
import type { FileReport } from '../import/import-file.ts';

const portico = programArgs('../../cli/portico.ts', import.meta.url);

/** What became of an import whose process was killed again and again. */
export interface Killed {
  /** How often it died in the middle of its work. */
  readonly kills: number;
  /** Invariants that did not hold after one of the kills. */
  readonly broken: readonly string[];
  /** The run that was left alone, and the one after it. */
  readonly last: FileReport;
  readonly again: FileReport;
}

/** Runs the import command and kills it at a random moment, so many times; then lets it finish, twice. */
export async function importUnderKills(
  args: readonly string[],
  env: Record<string, string>,
  kills: number,
): Promise<Killed> {
  const broken: string[] = [];
  let done = 0;
  for (let n = 0; n < kills; n += 1) {
    const { wasKilled, invariants } = await killImport(args, env);
    if (wasKilled) done += 1;
    broken.push(...invariants);
  }
  return { kills: done, broken, last: await finishImport(args, env), again: await finishImport(args, env) };
}

/** Kills one run of the command at a random moment. @returns whether it was still at work, and the invariants that don't hold since */
export async function killImport(args: readonly string[], env: Record<string, string>): Promise<{ wasKilled: boolean; invariants: string[] }> {
  const wasKilled = await killedAt(args, env, randomInt(20, 1500));
  return { wasKilled, invariants: (await checkInvariants()).map(({ name, count, example }) => `${name}: ${count}, ${example}`) };
}

const start = (args: readonly string[], env: Record<string, string>) =>
  spawn(process.execPath, [...portico, 'import-fhir', ...args, '--json'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Kills it so long after it began to work; false where it had ended already. */
async function killedAt(args: readonly string[], env: Record<string, string>, ms: number): Promise<boolean> {
  const child = start(args, env);
  const ended = once(child, 'exit');
  child.stdout.resume();
  await Promise.race([once(child.stderr, 'data'), ended]);
  await Promise.race([setTimeout(ms), ended]);
  child.kill('SIGKILL');
  const [, signal]: unknown[] = await ended;
  return signal === 'SIGKILL';
}

/** Lets a run of the command end by itself. */
export async function finishImport(args: readonly string[], env: Record<string, string>): Promise<FileReport> {
  const child = start(args, env);
  let [said, complained] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`the import ended with ${child.exitCode}: ${complained}`);
  const { files }: { files: FileReport[] } = JSON.parse(said);
  if (!files[0]) throw new Error('the import reported nothing');
  return files[0];
}
