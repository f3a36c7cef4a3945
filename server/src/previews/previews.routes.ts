import { previews } from '../contract/previews.ts';
import { handlers } from '../http/handlers.ts';
import { createPreview } from './create-preview.ts';

/** Looking at the portal before anybody else does. */
export const previewRoutes = handlers(previews, {
  createPreview: ({ caller, body }) => createPreview(caller, body),
});
