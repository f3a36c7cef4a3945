import { organization as contract } from '../contract/organization.ts';
import { handlers } from '../http/handlers.ts';
import { changeOrganization } from './change-organization.ts';
import type { Organization } from './organization.ts';

/** The organization's own name and contact, for staff. */
export const organizationRoutes = handlers(contract, {
  getOrganization: ({ caller }) => out(caller.organization),
  changeOrganization: async ({ caller, body }) => out(await changeOrganization(caller, body)),
});

const out = ({ id, slug, name, phone, email, gateway }: Organization) => ({ id, slug, name, phone, email, gateway });
