import { permissions } from '../../contract/permissions.ts';
import type { Caller } from '../../http/caller.ts';
import { sha256 } from '../../http/secrets.ts';
import { createPublishableKey, createSecretKey } from '../../organizations/keys.ts';
import { publishableKeyOf } from '../../organizations/publishable-key.ts';
import { openDemoPatient, openDemoStaff } from './accounts.ts';
import { readDefinitions } from './definitions.ts';
import { recordSource } from './people.ts';

/** Keys and logins of the demo. */
export interface DemoAccess {
  readonly organization: {
    readonly id: string;
    readonly slug: string;
    readonly publishableKey: string;
    readonly secretKey: string;
  };
  readonly patient: { readonly id: string; readonly username: string; readonly password: string };
  readonly staff: { readonly username: string; readonly password: string; readonly totpSecret?: string };
}

/** How one gets into the demo: as before where that still works, else by new keys and passwords. */
export async function demoAccess(caller: Caller, before: Partial<DemoAccess> | null): Promise<DemoAccess> {
  const { id, slug } = caller.organization;
  const own = before?.organization === undefined || before.organization.id === id ? before : null;
  const publishableKey = (await publishableKeyOf({ id })) ?? (await createPublishableKey(caller, 'test')).key;
  const secretKey =
    (await liveKey(caller, own?.organization?.secretKey)) ??
    (await createSecretKey(caller, 'test', { name: 'Demo', scopes: permissions, source: recordSource })).key;
  const organization = { id, slug, publishableKey, secretKey };
  const logins = own?.patient && own.staff ? { patient: own.patient, staff: own.staff } : await newLogins(caller);
  return { organization, ...logins };
}

async function liveKey({ db }: Caller, key: string | undefined): Promise<string | null> {
  if (key === undefined) return null;
  return (await db.ApiKey.one({ hash: sha256(key), kind: 'secret', revokedAt: null })) ? key : null;
}

/** New passwords for those who sign in: the old ones are known to nobody, not even to the database. */
async function newLogins(caller: Caller): Promise<Pick<DemoAccess, 'patient' | 'staff'>> {
  const definitions = readDefinitions();
  const patient = await caller.db.Patient.one({ source: recordSource, sourceId: definitions.clinic.patient.key });
  const manager = await caller.db.UserType.one({ name: 'Manager' });
  if (!patient || !manager)
    throw new Error('This database’s demo clinic is not whole. Start it over: npm start -- --reset');
  const login = await openDemoPatient(caller, definitions, patient.id);
  return { patient: { id: patient.id, ...login }, staff: await openDemoStaff(caller, definitions, manager.id) };
}
