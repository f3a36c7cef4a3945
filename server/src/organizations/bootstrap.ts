import { themeTokens } from '../contract/portal.ts';
import type { Caller } from '../http/caller.ts';
import { isOpen } from '../http/preview.ts';
import { sha256 } from '../http/secrets.ts';
import { languages } from '../locales/languages.ts';
import { catalog, settingKeys, type SettingKey } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';
import { lookOf, themeOf } from '../themes/look.ts';

/** What moves the bootstrap on, as an ETag: the organization's version, and what the process was started with. */
export function bootstrapTag({ organization, runtime, preview }: Caller): string {
  const { id, name, phone, settingsVersion, gateway, stripeAccount } = organization;
  const { publicUrl, config } = runtime;
  if (preview) return `W/"${preview.id}"`;
  return tagOf(id, [id, settingsVersion, name, phone, gateway, stripeAccount, publicUrl, config.STRIPE_PUBLISHABLE_KEY].join('\n'));
}

const tags = new Map<string, { told: string; tag: string }>();
const mostTags = 1000;

/** The tag of what is told, worked out once for each organization and version. */
function tagOf(id: string, told: string): string {
  const known = tags.get(id);
  if (known?.told === told) return known.tag;
  if (tags.size >= mostTags) tags.clear();
  const tag = `W/"${sha256(told).slice(0, 22)}"`;
  tags.set(id, { told, tag });
  return tag;
}

/** All that a page needs before it shows its first tag: one answer, the same for everybody. */
export async function bootstrap(caller: Caller) {
  const { organization, settings, runtime, db } = caller;
  const { id, slug, name, phone, gateway, stripeAccount } = organization;
  const stripeKey = gateway === 'stripe' ? (runtime.config.STRIPE_PUBLISHABLE_KEY ?? null) : null;
  const theme = await themeOf(caller);
  return {
    api: runtime.publicUrl,
    enabled: isOpen(caller),
    organization: { id, slug, name, phone },
    languages: [...languages],
    settings: publicSettings(settings),
    locations: await overrides(settings, db),
    sections: {
      appointments: settings.get('sections.appointments'),
      myHealth: settings.get('sections.myHealth'),
      invoices: settings.get('sections.invoices'),
      forms: settings.get('sections.forms'),
    },
    messages: messagesIn(settings),
    theme: Object.fromEntries(themeTokens.flatMap((token) => (theme[token] ? [[token, theme[token]]] : []))),
    look: await lookOf(caller),
    gateway: { name: gateway, publishableKey: stripeKey, account: stripeKey ? stripeAccount : null },
  };
}

const publicKeys = settingKeys.filter((key) => catalog[key].visibility === 'public');

const messageKeys = settingKeys.filter((key) => key.startsWith('messages.'));

/** Which messages say something, so that no page asks for one in vain. */
const messagesIn = (settings: Settings) => messageKeys.filter((key) => Object.values(settings.get(key) ?? {}).some(Boolean)).map((key) => key.slice('messages.'.length));

const publicSettings = (settings: Settings, locationId?: string) =>
  Object.fromEntries(publicKeys.filter((key) => !locationId || settings.isSet(key, locationId)).map((key: SettingKey) => [key, settings.get(key, locationId)]));

async function overrides(settings: Settings, db: Caller['db']) {
  if (settings.locationIds.length === 0) return [];
  const locations = await db.Location.find({ where: { id: { in: settings.locationIds } }, order: [['id', 'ASC']] });
  return locations.map(({ id, slug }) => ({ id, slug, settings: publicSettings(settings, id) }));
}
