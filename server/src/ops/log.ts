import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import type { Config } from '../config.ts';
import type { Log } from '../runtime.ts';
import { errorFields } from './error-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The process's log: one JSON line an event on standard output. Fields are ids, counts, codes and route patterns.
 * As a second line of defence a text that could be a name, an address or a sentence is written as `[text]`, and an
 * error as its kind and stack without its message, since a database's messages hold personal values.
 */
export function createLog({ LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>, destination?: DestinationStream): Log {
  const options = { level: LOG_LEVEL, base: null, timestamp: stdTimeFunctions.isoTime, messageKey: 'event' };
  const sink = destination ? pino(options, destination) : pino(options);
  return {
    info: (event, fields = {}) => sink.info(plainFields(fields), event),
    warn: (event, fields = {}) => sink.warn(plainFields(fields), event),
    error: (event, fields = {}) => sink.error(plainFields(fields), event),
  };
}

function plainFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(name, value)]));
}

function plain(name: string, value: unknown): unknown {
  if (value instanceof Error) return errorFields(value);
  if (typeof value === 'string') return isCode(name, value) ? value : '[text]';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((one) => plain(name, one));
  return plainFields(Object(value));
}

/** Codes, ids, route patterns and stack frames. */
const isCode = (name: string, value: string) =>
  name === 'route'
    ? routePattern.test(value)
    : name === 'at'
      ? stack.test(value)
      : /^[\w.:/{}*#+=-]{0,120}$/.test(value);

const routePattern = /^[A-Z]+ [\w./{}:*-]{1,200}$/;
const stack = /^[^\n@]*(\n\s+at .*)*$/;
