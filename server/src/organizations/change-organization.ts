import { audit } from '../audit/audit.ts';
import { unscopedDb } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { bumpSettingsVersion, organizationById } from './organizations.ts';
import type { Organization } from './organization.ts';

/** What of the organization changes; what is left out stays. */
export interface OrganizationChange {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
}

/** Changes how the organization is named and reached; its pages hear of it with their next question for settings. */
export function changeOrganization(caller: Caller, { name, phone, email }: OrganizationChange): Promise<Organization> {
  const id = caller.organizationId;
  return tx(async () => {
    const before = await organizationById(id);
    if (!before) throw problem('not-found');
    const change = { ...(name !== undefined && { name }), ...(phone !== undefined && { phone }), ...(email !== undefined && { email }) };
    const fields = Object.entries(change).flatMap(([field, value]) => (Reflect.get(before, field) === value ? [] : [field]));
    if (fields.length === 0) return before;
    await unscopedDb.Organization.update({ id }, change);
    if (!(await bumpSettingsVersion(id, before.settingsVersion))) throw retry();
    await audit(caller, 'organization.change', { type: 'Organization', id, details: { fields } });
    return { ...before, ...change };
  });
}
