import { z } from 'zod';
import { catalog, settingKeys } from '../settings/catalog.ts';
import { route } from './route.ts';
import { id } from './shapes.ts';

const publicKeys = settingKeys.filter((key) => catalog[key].visibility === 'public');

/** Settings that tags need before they ask for anything else. */
const PublicSettings = z
  .object(Object.fromEntries(publicKeys.map((key) => [key, catalog[key].schema])))
  .meta({ id: 'PublicSettings', description: 'Every public setting by its key' });

/** What an organization's look may set, by the token's name without `--portal-`. */
export const themeTokens = [
  'color-surface', 'color-surface-sunken', 'color-surface-raised', 'color-surface-hover', 'color-text', 'color-text-muted', 'color-border',
  'color-border-control', 'color-primary', 'color-on-primary', 'color-primary-soft', 'color-on-primary-soft', 'color-link', 'color-toolbar',
  'color-on-toolbar', 'color-focus', 'color-focus-halo', 'color-neutral-soft', 'color-on-neutral-soft', 'font', 'unit', 'radius-sm', 'radius-md', 'radius-lg',
] as const;

const Theme = z
  .object(Object.fromEntries(themeTokens.map((name) => [name, z.string().optional()])))
  .meta({ id: 'Theme', description: 'What the organization set, and what follows from it: token → CSS value, colours light and dark in one (`light-dark(…)`)' });

/** What of an organization's look isn't a token. */
export const Look = z
  .object({
    colorScheme: z.enum(['auto', 'light', 'dark']).meta({ description: '`auto`: as the page; a tag’s `theme` attribute beats it' }),
    logo: z
      .object({ url: z.url(), alt: z.string(), width: z.number().int(), height: z.number().int() })
      .nullable()
      .meta({ description: 'A picture for any page; its size in CSS pixels, at most 240 × 96' }),
  })
  .meta({ id: 'Look', description: 'What of the organization’s look isn’t a token' });

/** What a page needs before anybody signs in: one request, public and small. */
export const Portal = z
  .object({
    api: z.url().meta({ description: 'The API’s public address: base of DPoP’s `htu`' }),
    enabled: z.boolean(),
    organization: z.object({ id: id(), slug: z.string(), name: z.string(), phone: z.string().nullable() }).meta({ id: 'PortalOrganization' }),
    languages: z.array(z.string()),
    settings: PublicSettings,
    locations: z
      .array(z.object({ id: id(), slug: z.string(), settings: PublicSettings.partial() }))
      .meta({ description: 'Locations whose settings differ' }),
    sections: z.object({ appointments: z.boolean(), myHealth: z.boolean(), invoices: z.boolean(), forms: z.boolean() }).meta({ id: 'Sections' }),
    messages: z.array(z.string()).meta({ description: 'Names of the messages that are set (`GET /v1/messages/{name}`)' }),
    theme: Theme,
    look: Look,
    gateway: z
      .object({ name: z.enum(['none', 'test', 'stripe']), publishableKey: z.string().nullable(), account: z.string().nullable() })
      .meta({ id: 'PortalGateway' }),
  })
  .meta({ id: 'Portal', description: 'All that a page needs before it shows its first tag' });

/** The bootstrap of a page. */
export const portal = {
  getPortal: route({
    method: 'get',
    path: '/v1/portal',
    summary: 'Everything a page needs first',
    description: 'With `If-None-Match` it answers 304 while nothing has changed.',
    callers: ['public'],
    whileDisabled: true,
    headers: ['If-None-Match'],
    ok: Portal,
    also: { 304: z.undefined() },
  }),
};
