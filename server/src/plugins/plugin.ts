import type { EventName, Events } from '../messaging/events.ts';
import type { FilterName, Filters } from './filters.ts';
import type { PluginContext } from './context.ts';

/** Something that happened, as plugins hear of it. It may be told twice, after a crash, under the same id. */
export interface PluginEvent<Name extends EventName = EventName> {
  readonly id: string;
  readonly name: Name;
  readonly payload: Events[Name];
}

/** Handlers of events, by name: after commit, outside of any request and transaction, ten seconds each. */
export type EventHandlers = { readonly [Name in EventName]?: (event: PluginEvent<Name>, context: PluginContext) => unknown };

/** Filters by name: inside a request, a quarter of a second each. They get a copy and return what is to stand. */
export type FilterHandlers = {
  readonly [Name in FilterName]?: (value: Filters[Name]['value'], about: Filters[Name]['about'], context: PluginContext) => Filters[Name]['value'] | Promise<Filters[Name]['value']>;
};

/** An addition to the server: what it hears of and what it may change. */
export interface Plugin {
  /** Lower case, digits and dashes; what it still has to do is stored under it. */
  readonly name: string;
  readonly events?: EventHandlers;
  readonly filters?: FilterHandlers;
}

/** Declares a plugin: its type is what checks names and payloads. */
export const definePlugin = (plugin: Plugin): Plugin => plugin;
