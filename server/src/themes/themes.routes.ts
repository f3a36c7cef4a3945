import { themes } from '../contract/themes.ts';
import { handlers } from '../http/handlers.ts';
import { tryTheme } from './try-theme.ts';

/** The look of the portal. */
export const themeRoutes = handlers(themes, {
  tryTheme: ({ caller, body }) => tryTheme(caller, body.values),
});
