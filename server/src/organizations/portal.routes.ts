import type { Request } from 'express';
import { portal, themeTokens } from '../contract/portal.ts';
import type { Caller } from '../http/caller.ts';
import { handlers, reply } from '../http/handlers.ts';
import { sha256 } from '../http/secrets.ts';
import { languages } from '../locales/languages.ts';
import { catalog, settingKeys, type SettingKey } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';

/** What every page with tags asks first. */
export const portalRoutes = handlers(portal, {
  getPortal: ({ caller, request }) => fresh(caller, request),
});

/** What moves the bootstrap on: the organization's version, and what the process was started with. */
async function fresh(caller: Caller, request: Request) {
  const { organization, runtime } = caller;
  const { id, name, phone, settingsVersion, gateway, stripeAccount } = organization;
  const told = [id, settingsVersion, name, phone, gateway, stripeAccount, runtime.publicUrl, runtime.config.STRIPE_PUBLISHABLE_KEY].join('\n');
  const ETag = tagOf(id, told);
  const headers = { ETag, 'Cache-Control': 'no-cache' };
  if (request.get('If-None-Match') === ETag) return reply(undefined, { status: 304, headers });
  return reply(await bootstrap(caller), { headers });
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

async function bootstrap({ organization, settings, runtime, db }: Caller) {
  const { id, slug, name, phone, gateway, stripeAccount } = organization;
  const stripeKey = gateway === 'stripe' ? (runtime.config.STRIPE_PUBLISHABLE_KEY ?? null) : null;
  const theme = (await db.Theme.find({ limit: 1 }))[0];
  return {
    api: runtime.publicUrl,
    enabled: settings.get('general.enabled'),
    organization: { id, slug, name, phone },
    languages: [...languages],
    settings: publicSettings(settings),
    locations: await overrides(settings, db),
    sections: {
      appointments: settings.get('sections.appointments'),
      myHealth: settings.get('sections.myHealth'),
      invoices: settings.get('sections.invoices'),
    },
    theme: Object.fromEntries(themeTokens.flatMap((token) => (theme?.tokens[token] ? [[token, theme.tokens[token]]] : []))),
    gateway: { name: gateway, publishableKey: stripeKey, account: stripeKey ? stripeAccount : null },
  };
}

const publicKeys = settingKeys.filter((key) => catalog[key].visibility === 'public');

const publicSettings = (settings: Settings, locationId?: string) =>
  Object.fromEntries(publicKeys.filter((key) => !locationId || settings.isSet(key, locationId)).map((key: SettingKey) => [key, settings.get(key, locationId)]));

async function overrides(settings: Settings, db: Caller['db']) {
  if (settings.locationIds.length === 0) return [];
  const locations = await db.Location.find({ where: { id: { in: settings.locationIds } }, order: [['id', 'ASC']] });
  return locations.map(({ id, slug }) => ({ id, slug, settings: publicSettings(settings, id) }));
}
