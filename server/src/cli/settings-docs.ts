import { settingsDocument } from '../settings/docs-table.ts';
import type { Command } from './command.ts';

/** `portico settings-docs`: every setting as Markdown, which `server/SETTINGS.md` keeps. */
export const settingsDocs: Command = {
  usage: 'settings-docs',
  summary: 'Prints every setting with its values, default and effect, as Markdown.',
  options: {},
  offline: true,
  run: async () => {
    process.stdout.write(settingsDocument());
  },
};
