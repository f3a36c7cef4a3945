import { plugins } from '../contract/plugins.ts';
import type { Caller } from '../http/caller.ts';
import { handlers } from '../http/handlers.ts';

/** The plugins of this server, for staff. */
export const pluginRoutes = handlers(plugins, {
  listPlugins: ({ caller }) => ({ data: outPlugins(caller) }),
});

const outPlugins = ({ runtime: { plugins }, organizationId }: Caller) =>
  (plugins?.all ?? []).map(({ name, events = {}, filters = {} }) => ({
    name,
    events: Object.keys(events),
    filters: Object.keys(filters),
    failures: plugins?.lastFailures(name, organizationId).map(({ hook, reason, at }) => ({ hook, reason, at: at.toISOString() })) ?? [],
  }));
