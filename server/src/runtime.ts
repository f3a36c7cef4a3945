import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Ids } from './ids.ts';
import type { LoadedPlugins } from './plugins/loaded.ts';

/** Structured log lines: an event's name and fields that hold ids and counts, never personal data. */
export interface Log {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What the process gives to everything that runs in it; tests give their own clock, ids and log. */
export interface Runtime {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The API's public address without a trailing slash: base of links, of the script tag and of DPoP's `htu`. */
  readonly publicUrl: string;
  /** What was added to this server; none in tests of parts. */
  readonly plugins?: LoadedPlugins;
}
