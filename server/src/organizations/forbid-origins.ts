import { audit } from '../audit/audit.ts';
import { retry, tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { bumpSettingsVersion, organizationById } from './organizations.ts';
import type { Audience } from './origins.ts';

/** Takes pages' right to call the API for this organization away, of all origins that are meant. @returns which ones had it */
export function forbidOrigins(
  caller: Caller,
  audience: Audience,
  isMeant: (origin: string) => boolean,
): Promise<string[]> {
  return tx(async () => {
    const found = (await caller.db.AllowedOrigin.find({ where: { audience } }))
      .map(({ origin }) => origin)
      .filter(isMeant);
    if (found.length === 0) return [];
    await caller.db.AllowedOrigin.remove({ audience, origin: { in: found } });
    const organization = await organizationById(caller.organizationId);
    if (!organization || !(await bumpSettingsVersion(organization.id, organization.settingsVersion))) throw retry();
    await audit(caller, 'origin.forbid', { type: 'Organization', id: caller.organizationId, details: { origins: found, audience } });
    return found;
  });
}
