import { scopedDb } from '../db/scoped.ts';
import type { Organization } from './organization.ts';

/** The key that the organization's own pages carry, the newest; one for live use before one for tests. */
export async function publishableKeyOf({ id }: Pick<Organization, 'id'>): Promise<string | null> {
  const keys = await scopedDb(id).ApiKey.find({
    where: { kind: 'publishable', revokedAt: null },
    order: [['id', 'DESC']],
  });
  const best = keys.find(({ environment }) => environment === 'live') ?? keys[0];
  return best?.publishable ?? null;
}
