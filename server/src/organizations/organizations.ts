import { unscopedDb } from '../db/scoped.ts';
import type { Runtime } from '../runtime.ts';
import type { Organization } from './organization.ts';

/** The organization of this slug; null where there is none. */
export const organizationBySlug = (slug: string): Promise<Organization | null> => unscopedDb.Organization.one({ slug });

/** The organization of this id; null where there is none. */
export const organizationById = (id: string): Promise<Organization | null> => unscopedDb.Organization.one({ id });

/** Every organization of the deployment: for jobs. */
export const allOrganizations = (): Promise<readonly Organization[]> => unscopedDb.Organization.find({ order: [['id', 'ASC']] });

/** Organizations whose money comes through this connected account of Stripe; null is the platform's own account. */
export const organizationsOnStripe = (stripeAccount: string | null): Promise<readonly Organization[]> =>
  unscopedDb.Organization.find({ where: { gateway: 'stripe', stripeAccount }, limit: 2 });

/**
 * Moves an organization's settings on by one version: every process then reads them again.
 * @returns false when somebody else did meanwhile
 */
export async function bumpSettingsVersion(id: string, from: number): Promise<boolean> {
  return (await unscopedDb.Organization.update({ id, settingsVersion: from }, { settingsVersion: from + 1 })) === 1;
}

/** What a new organization is made of. */
export interface NewOrganization {
  name: string;
  slug: string;
  phone?: string | null;
  email?: string | null;
  gateway?: Organization['gateway'];
}

/** Stores a new organization. Inside `tx`. @throws violation of `organizations.slug` */
export function insertOrganization({ ids, clock }: Runtime, { name, slug, phone = null, email = null, gateway = 'none' }: NewOrganization) {
  const row = { id: ids.next(), name, slug, phone, email, gateway, stripeAccount: null, settingsVersion: 1, createdAt: clock.now() };
  return unscopedDb.Organization.insert(row);
}
