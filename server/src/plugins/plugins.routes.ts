import { plugins } from '../contract/plugins.ts';
import { handlers } from '../http/handlers.ts';
import type { LoadedPlugins } from './loaded.ts';

/** The plugins of this server, for staff. */
export const pluginRoutes = handlers(plugins, {
  listPlugins: ({ caller }) => ({ data: outPlugins(caller.runtime.plugins) }),
});

const outPlugins = (plugins: LoadedPlugins | undefined) =>
  (plugins?.all ?? []).map(({ name, events = {}, filters = {} }) => ({
    name,
    events: Object.keys(events),
    filters: Object.keys(filters),
    failures: plugins?.lastFailures(name).map(({ hook, reason, at }) => ({ hook, reason, at: at.toISOString() })) ?? [],
  }));
