import { z } from 'zod';
import { route } from './route.ts';
import { instant } from './shapes.ts';

/** An addition to this server, and where it failed last. */
export const InstalledPlugin = z
  .object({
    name: z.string(),
    events: z.array(z.string()).meta({ description: 'What it hears of, after commit' }),
    filters: z.array(z.string()).meta({ description: 'What it may change while a request waits' }),
    failures: z.array(
      z.object({
        hook: z.string(),
        reason: z.enum(['threw', 'too-slow', 'refused-answer']),
        at: instant(),
      }),
    ).meta({ description: 'The last failure of each hook since this process started' }),
  })
  .meta({ id: 'Plugin' });

/** What was added to this server. */
export const plugins = {
  listPlugins: route({
    method: 'get',
    path: '/v1/admin/plugins',
    summary: 'Plugins of this server',
    description: 'They are the deployment’s and work for all of its organizations. A filter that failed offers nothing or changes nothing, as the documentation of the filter says.',
    callers: ['staff'],
    permission: 'settings',
    ok: z.object({ data: z.array(InstalledPlugin) }),
  }),
};
