import { z } from 'zod';
import { route } from './route.ts';
import { id, line } from './shapes.ts';

/** The organization as its pages and mails name it. */
export const Organization = z
  .object({
    id: id(),
    slug: z.string().meta({ description: 'In the addresses of its hosted pages; never changes' }),
    name: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable().meta({ description: 'Where mails to the clinic go that has no address of its own' }),
    gateway: z.enum(['none', 'test', 'stripe']),
  })
  .meta({ id: 'Organization' });

/** Name and contact of the organization; `server/src/organizations/`. */
export const organization = {
  getOrganization: route({
    method: 'get',
    path: '/v1/admin/organization',
    summary: 'Name and contact of the organization',
    callers: ['staff'],
    permission: 'settings',
    ok: Organization,
  }),
  changeOrganization: route({
    method: 'patch',
    path: '/v1/admin/organization',
    summary: 'Change name, phone or email',
    callers: ['staff'],
    permission: 'settings',
    body: z.strictObject({ name: line(200).optional(), phone: line(40).nullable().optional(), email: z.email().max(254).nullable().optional() }),
    ok: Organization,
  }),
};
