import type { EventName, Events } from '../messaging/events.ts';
import type { PluginEvents } from '../messaging/outbox/perform.ts';
import { inTime, TookTooLong } from './in-time.ts';

/** How long a plugin may take over one event: less than the outbox waits for its claim. */
const eventMs = 10_000;

/** The outbox names a plugin that this process hasn't loaded: it waits until one has. */
export class PluginMissing extends Error {
  override name = 'PluginMissing';
}

/** How the outbox finds the plugins that listen, and tells them. */
export const pluginEvents: PluginEvents = {
  listeners: (caller, event) => caller.runtime.plugins?.listeners(event) ?? [],
  tell: async (caller, { plugin: name, event, id, payload }) => {
    const { plugins } = caller.runtime;
    const plugin = plugins?.named(name);
    if (!plugins || !plugin) throw new PluginMissing();
    // What is stored under an event's name was typed by publish().
    const handle = plugin.events?.[event as EventName] as ((told: unknown, context: unknown) => unknown) | undefined;
    if (!handle) return;
    const told = { id, name: event, payload: structuredClone(payload) as Events[EventName] };
    try {
      await inTime(eventMs, async (signal) => void (await handle(told, plugins.contextFor(caller, name, signal))));
    } catch (error) {
      plugins.noteFailure({ organizationId: caller.organizationId, plugin: name, hook: event, reason: error instanceof TookTooLong ? 'too-slow' : 'threw', at: caller.clock.now() });
      throw error;
    }
  },
};
