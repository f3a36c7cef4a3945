import { catalog, type SettingKey } from './catalog.ts';
import { groupLabel, keysOf } from './groups.ts';
import { describeCatalog } from './settings-catalog.ts';
import { settingGroups } from './setting.ts';

/** Every setting with what it may be, its default and its effect, as Markdown: a table a group. `server/SETTINGS.md` holds it. */
export function settingsDocument(): string {
  const shown = settingGroups.filter((group) => keysOf(group).length);
  const tables = shown.map((group) => `## ${groupLabel(group).en}\n\n| key | value | default | effect |\n|---|---|---|---|\n${keysOf(group).map(line).join('\n')}\n`);
  return ['# Settings\n', 'Made from the catalog by `npx portico settings-docs`; a test fails where it is out of date.\n', ...tables].join('\n');
}

function line(key: SettingKey): string {
  const { label, help, visibility } = catalog[key];
  const marks = [described.get(key)?.perLocation && 'per location', visibility === 'private' && 'staff only'].filter(Boolean).join(', ');
  return `| \`${key}\`${marks && ` (${marks})`} | ${cell(kind(key))} | ${cell(`\`${JSON.stringify(catalog[key].fallback)}\``)} | **${cell(label.en)}.** ${cell(help.en)} |`;
}

const described = new Map(describeCatalog('en').catalog.data.map((one) => [one.key, one]));

function kind(key: SettingKey): string {
  const { schema = {}, options = [], unit = null, none = null } = described.get(key) ?? {};
  const { anyOf } = schema;
  const own: unknown = Array.isArray(anyOf) ? anyOf[0] : schema;
  const { type, minimum, maximum, format }: Record<string, unknown> = Object(own);
  const named = options.length ? options.map(({ value }) => `\`${value}\``).join(' · ') : minimum === undefined ? String(format ?? type) : `${String(minimum)}–${String(maximum)}`;
  return [`${named}${unit ? ` ${unit}` : ''}`, Array.isArray(anyOf) && `\`null\`${none ? ` (${none.toLowerCase()})` : ''}`].filter(Boolean).join(', ');
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
