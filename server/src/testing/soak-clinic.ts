import { randomIds } from '../ids.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { permissions } from '../contract/permissions.ts';
import { connect } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { tx } from '../db/tx.ts';
import { createSecretKey } from '../organizations/keys.ts';
import { insertOrganization } from '../organizations/organizations.ts';
import type { Runtime } from '../runtime.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { callerFor } from '../start.ts';
import { insertFixture } from './fixture.ts';

/**
 * Makes the fixture clinic in a database of its own, opens it in this process, and answers the clinic's secret key: for
 * soaks, whose APIs are processes of their own.
 */
export async function openSoakClinic(databaseUrl: string): Promise<string> {
  await migrate(databaseUrl);
  connect(databaseUrl);
  const config = readConfig(
    { NODE_ENV: 'test', DATABASE_URL: databaseUrl },
    () => 'a secret of the tests, long enough for them',
  );
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const runtime: Runtime = { config, clock: systemClock, ids: randomIds, log, publicUrl: 'http://localhost' };
  const organization = await tx(() =>
    insertOrganization(runtime, { name: 'Soak', slug: 'soak', phone: null, email: null, gateway: 'none' }),
  );
  await tx(async () => insertFixture(await callerFor(runtime, organization.id)));
  const caller = await callerFor(runtime, organization.id);
  await changeSettings(caller, { values: { 'general.enabled': true, 'identity.openBookings': 50 }, reset: [] }, caller.settings.version);
  return (await createSecretKey(caller, 'test', { name: 'Soak', scopes: permissions, source: 'soak' })).key;
}
