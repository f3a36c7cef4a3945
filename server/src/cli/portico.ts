import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { connect, disconnect } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { developmentSecret } from '../development-secret.ts';
import { Problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { randomIds } from '../ids.ts';
import { createLog } from '../ops/log.ts';
import type { Runtime } from '../runtime.ts';
import { dataFolder } from '../start.ts';
import { CommandError, type Command } from './command.ts';
import { commands } from './commands.ts';

await main(process.argv.slice(2));

async function main([name = '', second = '', ...rest]: string[]): Promise<void> {
  const twoWords = `${name} ${second}`;
  const command = commands[twoWords] ?? commands[name];
  if (!command) return help(name === '' || name === '--help' || name === 'help' ? 0 : 1);
  const words = commands[twoWords] ? rest : [second, ...rest].filter((word) => word !== '');
  try {
    await run(command, words);
  } catch (error) {
    console.error(sentence(error));
    process.exitCode = 1;
  }
}

async function run(command: Command, args: string[]): Promise<void> {
  const options = { ...command.options, help: { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const words = parseArgs({ args, options, allowPositionals: true });
  if (words.values.help) return console.log(`usage: portico ${command.usage}\n\n${command.summary}`);
  const config = readConfig(process.env, () => developmentSecret(`${dataFolder}/secret`));
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  const runtime: Runtime = { config, clock: systemClock, ids: randomIds, log: createLog({ LOG_LEVEL: 'warn' }), publicUrl };
  if (command.offline) return command.run(words, { runtime });
  await migrate(config.DATABASE_URL);
  connect(config.DATABASE_URL);
  try {
    await command.run(words, { runtime });
  } finally {
    await disconnect();
  }
}

function help(code: number): void {
  const list = Object.values(commands).map(({ usage, summary }) => `  portico ${usage}\n      ${summary}`);
  (code === 0 ? console.log : console.error)(['usage:', ...list].join('\n'));
  process.exitCode = code;
}

function sentence(error: unknown): string {
  if (error instanceof Problem) return text('en', `problem.${error.problem}.detail`, error.members);
  const isPlain = error instanceof CommandError || error instanceof ConfigError || (error instanceof TypeError && 'code' in error);
  return isPlain ? error.message : String(error instanceof Error ? error.stack : error);
}
