import type { Caller } from '../http/caller.ts';
import type { PluginContext } from './context.ts';
import type { FilterName } from './filters.ts';
import { whileInTime } from './in-time.ts';
import type { Plugin } from './plugin.ts';

/** Why a plugin's turn counted for nothing. */
export type FailureReason = 'threw' | 'too-slow' | 'refused-answer';

/** The last failure of a plugin for an organization in this process. */
export interface PluginFailure {
  readonly organizationId: string;
  readonly plugin: string;
  readonly hook: string;
  readonly reason: FailureReason;
  readonly at: Date;
}

/** The plugins of a process, in the order in which they are asked. */
export class LoadedPlugins {
  private readonly failures = new Map<string, PluginFailure>();

  constructor(
    readonly all: readonly Plugin[],
    /** What one of them may do in its turn; the composition gives it, since it reaches into other slices. */
    private readonly newContext: ContextFor,
  ) {}

  /** What one of them may do in its turn, and no longer. */
  readonly contextFor: ContextFor = (caller, plugin, signal) => whileInTime(this.newContext(caller, plugin, signal));

  /** Names of the plugins that want to hear of an event. */
  listeners(event: string): string[] {
    return this.all.filter(({ events }) => events !== undefined && Object.hasOwn(events, event)).map(({ name }) => name);
  }

  /** The plugins that filter something. */
  filtering(name: FilterName): Plugin[] {
    return this.all.filter(({ filters }) => filters?.[name] !== undefined);
  }

  named(name: string): Plugin | undefined {
    return this.all.find((plugin) => plugin.name === name);
  }

  noteFailure(failure: PluginFailure): void {
    this.failures.set(`${failure.organizationId} ${failure.plugin} ${failure.hook}`, failure);
  }

  /** How a plugin failed one clinic: what happens at another is none of its business. */
  lastFailures(plugin: string, organizationId: string): PluginFailure[] {
    return [...this.failures.values()].filter((one) => one.plugin === plugin && one.organizationId === organizationId);
  }
}

/** Makes what a plugin may do in one turn. */
export type ContextFor = (caller: Caller, plugin: string, signal: AbortSignal) => PluginContext;
