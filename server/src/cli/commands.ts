import { verifyAuditLog } from './audit-verify.ts';
import { backup, restoreBackup } from './backup.ts';
import type { Command } from './command.ts';
import { setGateway } from './gateway.ts';
import { importFhir } from './import-fhir.ts';
import { importPatients } from './import-patients.ts';
import { inviteAll } from './invite-all.ts';
import { createKey } from './keys.ts';
import { migrateSchema } from './migrate.ts';
import { openapi } from './openapi.ts';
import { createOrganization } from './organizations.ts';
import { allowOrigins, forbidOrigin } from './origins.ts';
import { seed } from './seed.ts';
import { settingsDocs } from './settings-docs.ts';
import { inviteEmployee } from './staff.ts';
import { worker } from './worker.ts';

/** Every command by the words that call it. */
export const commands: Readonly<Record<string, Command>> = {
  'audit verify': verifyAuditLog,
  backup,
  restore: restoreBackup,
  'import-fhir': importFhir,
  'import-patients': importPatients,
  'invite-all': inviteAll,
  migrate: migrateSchema,
  openapi,
  'keys create': createKey,
  'organizations create': createOrganization,
  'organizations gateway': setGateway,
  'origins allow': allowOrigins,
  'origins forbid': forbidOrigin,
  seed,
  'settings-docs': settingsDocs,
  'staff invite': inviteEmployee,
  worker,
};
