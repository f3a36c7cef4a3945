import { z } from 'zod';
import { route } from './route.ts';
import { SettingValues } from './settings.ts';
import { instant } from './shapes.ts';

/** A preview that has begun. */
export const Preview = z
  .object({
    token: z.string().meta({ description: 'Goes with every call of the previewed page as `Portico-Preview`, from the API’s own origin' }),
    expiresAt: instant(),
    url: z.url().meta({ description: 'The page that shows it; made to be framed by staff’s page' }),
  })
  .meta({ id: 'Preview' });

/** The portal as it would be; `server/src/previews/`. */
export const previews = {
  createPreview: route({
    method: 'post',
    path: '/v1/admin/previews',
    summary: 'Look at the portal with unsaved settings',
    description:
      'Also while `general.enabled` is off. For 15 minutes, calls with the token are answered as if the values were saved, to nobody who is signed in or to the organization’s test patient. What would change anything (but holding a time) answers 403 `preview-only`.',
    callers: ['staff'],
    permission: 'settings',
    body: z.strictObject({
      values: SettingValues.partial().strict().default({}).meta({ description: 'Instead of what is saved' }),
      locationId: z.uuid().optional().meta({ description: 'The values are this location’s own' }),
      asPatient: z.boolean().default(false),
    }),
    ok: Preview,
    status: 201,
    problems: ['not-found'],
  }),
};
