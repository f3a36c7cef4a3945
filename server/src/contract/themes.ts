import { z } from 'zod';
import { catalog } from '../settings/catalog.ts';
import { ContrastProblem } from './contrast-problem.ts';
import { Look } from './portal.ts';
import { route } from './route.ts';

const schemaOf = <Key extends keyof typeof catalog>(key: Key) => catalog[key].schema;

/** Values of `style.*`; what is left out is as it is saved. */
const StyleValues = z
  .strictObject({
    'style.brandColor': schemaOf('style.brandColor'),
    'style.surfaceColor': schemaOf('style.surfaceColor'),
    'style.textColor': schemaOf('style.textColor'),
    'style.toolbarColor': schemaOf('style.toolbarColor'),
    'style.fontFamily': schemaOf('style.fontFamily'),
    'style.radius': schemaOf('style.radius'),
    'style.density': schemaOf('style.density'),
    'style.colorScheme': schemaOf('style.colorScheme'),
    'style.logo': schemaOf('style.logo'),
  })
  .partial();

const Pair = z
  .object({
    foreground: z.string().meta({ description: 'Token without `--portal-color-`, also `primary-hover` and `primary-active`' }),
    background: z.string(),
    scheme: z.enum(['light', 'dark']),
    colors: z.tuple([z.string(), z.string()]).meta({ description: 'Foreground and background' }),
    ratio: z.number().meta({ description: 'Contrast as WCAG 2.2 reckons it, 1–21' }),
    least: z.number().meta({ description: 'What it has to be' }),
  })
  .meta({ id: 'ContrastPair' });

/** The look of the portal, derived from few colours; `server/src/themes/`. */
export const themes = {
  tryTheme: route({
    method: 'post',
    path: '/v1/admin/theme',
    summary: 'What a look would become, without saving it',
    callers: ['staff'],
    permission: 'settings',
    body: z.strictObject({ values: StyleValues.default({}) }),
    ok: z
      .object({
        tokens: z.record(z.string(), z.string()).meta({ description: 'As `theme` of `GET /v1/portal`' }),
        look: Look,
        pairs: z.array(Pair).meta({ description: 'Every pair of colours that meet, light and dark' }),
        problems: z.array(ContrastProblem),
      })
      .meta({ id: 'ThemeTrial' }),
    problems: ['not-found', 'file-refused'],
  }),
};
