import type { Invariant } from '../db/invariant.ts';

/** What must always hold of files. */
export const invariants: readonly Invariant[] = [
  {
    name: 'a document that somebody agreed to is kept',
    broken: `select v.organizationId, v.id from consent_versions v
      left join files f on f.organizationId = v.organizationId and f.id = v.documentFileId
      where v.documentFileId is not null and (f.keptAt is null or f.hash <> v.documentHash)`,
  },
  {
    name: 'a file lies under its own organization',
    broken: "select f.organizationId, f.id from files f where f.storageKey not like concat(f.organizationId, '/%')",
  },
];
