import { audit } from '../audit/audit.ts';
import { unscopedDb } from '../db/scoped.ts';
import { retry, tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { bumpSettingsVersion, organizationById, organizationsOnStripe } from './organizations.ts';
import type { Organization } from './organization.ts';

/**
 * Chooses what takes money for an organization from now on; payments that were begun go on where they were. For the
 * deployment's operator only: whose connected account it is has to be known.
 * @param stripeAccount the connected account (`acct_…`); null is the platform's own
 * @throws already-exists — another organization has that account (the platform's own too): webhooks couldn't be told apart
 */
export function chooseGateway(
  caller: Caller,
  gateway: Organization['gateway'],
  stripeAccount: string | null,
): Promise<void> {
  const { organizationId: id } = caller;
  return tx(async () => {
    if (gateway === 'stripe' && stripeAccount === null) await assertAlone(id);
    try {
      await unscopedDb.Organization.update(
        { id },
        { gateway, stripeAccount: gateway === 'stripe' ? stripeAccount : null },
      );
    } catch (error) {
      throw violatedKey(error) === 'organizations.stripeAccount'
        ? problem('already-exists', { field: 'stripeAccount' })
        : error;
    }
    const organization = await organizationById(id);
    if (!organization || !(await bumpSettingsVersion(id, organization.settingsVersion))) throw retry();
    await audit(caller, 'gateway.choose', { type: 'Organization', id, details: { gateway } });
  });
}

async function assertAlone(id: string): Promise<void> {
  const others = await organizationsOnStripe(null);
  if (others.some((other) => other.id !== id)) throw problem('already-exists', { field: 'stripeAccount' });
}
