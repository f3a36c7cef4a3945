import type { ParseArgsConfig } from 'node:util';
import type { Runtime } from '../runtime.ts';

/** Words after `portico <command>`, as `node:util` parsed them. */
export interface Words {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** What a command works with; the database is open and its schema up to date. */
export interface Workplace {
  readonly runtime: Runtime;
}

/** One command of `portico`: exits 0 only on success, progress on stderr, results on stdout. */
export interface Command {
  /** What follows `portico`, for the help. */
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Works without a database. */
  readonly offline?: true;
  run(words: Words, workplace: Workplace): Promise<void>;
}

/** A mistake in the words, or a refusal that a person can mend: one line on stderr, exit code 1. */
export class CommandError extends Error {}

/** A text option that must be given. @throws CommandError */
export function required(words: Words, name: string): string {
  const value = words.values[name];
  if (typeof value !== 'string' || value === '') throw new CommandError(`--${name} is missing`);
  return value;
}

/** Writes a result: as JSON with `--json`, else as its lines. */
export function print(words: Words, value: unknown, lines: readonly string[]): void {
  console.log(words.values['json'] === true ? JSON.stringify(value) : lines.join('\n'));
}
