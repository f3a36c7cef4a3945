import { ConfigError, readConfig, type Config } from '../server/src/config.ts';
import { connect, disconnect } from '../server/src/db/connection.ts';
import { migrate } from '../server/src/db/migrate.ts';
import { developmentSecret } from '../server/src/development-secret.ts';
import { CommandError } from '../server/src/cli/command.ts';
import { demoAccess, type DemoAccess } from '../server/src/cli/seed/demo-access.ts';
import { callerNow, seedClinic } from '../server/src/cli/seed/seed-clinic.ts';
import { setSettings } from '../server/src/cli/seed/places.ts';
import { topUp } from '../server/src/cli/seed/top-up.ts';
import type { Caller } from '../server/src/http/caller.ts';
import { systemClock } from '../server/src/clock.ts';
import { randomIds } from '../server/src/ids.ts';
import { createLog } from '../server/src/ops/log.ts';
import { stopOnSignals } from '../server/src/ops/shutdown.ts';
import { forbidOrigins } from '../server/src/organizations/forbid-origins.ts';
import { allowOrigin } from '../server/src/organizations/keys.ts';
import { allOrganizations, organizationBySlug } from '../server/src/organizations/organizations.ts';
import type { Runtime } from '../server/src/runtime.ts';
import { dataFolder, portOf, startPortico, type Portico } from '../server/src/start.ts';
import { readDemoFile, writeDemoFile } from './demo-file.ts';
import { ResetRefused, resetDatabase } from '../server/src/cli/seed/reset-database.ts';
import { serveDemo, type DemoSite } from './server.ts';

const slug = 'northside';
const demoFile = `${dataFolder}/demo.json`;

/**
 * `npm start`: brings the database up to date, makes the demo clinic where there is no organization at all, serves the
 * API and the clinic's website, and says how to get in.
 */
export async function startDemo({ reset }: { reset: boolean }): Promise<void> {
  try {
    const config = readConfig(process.env, () => developmentSecret(`${dataFolder}/secret`));
    if (config.NODE_ENV === 'production')
      throw new ConfigError('NODE_ENV: npm start is the demo; in production run node server/dist/main.js');
    if (reset) await resetDatabase(config.DATABASE_URL, () => holdsOnlyDemo(config.DATABASE_URL));
    const seeded = await prepare(config);
    const portico = await startPortico({ ...config, LOG_LEVEL: process.env['LOG_LEVEL'] ? config.LOG_LEVEL : 'warn' });
    const opening = embed(portico, config, seeded);
    stopOnSignals(async () => {
      await (await opening).close();
      return portico.stop();
    });
    const site = await opening;
    process.stdout.write(`ready api=${portico.runtime.publicUrl} demo=${site.url}\n`);
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    process.exit(1);
  }
}

/** Makes the clinic before anything answers, so that nobody meets it half made. @returns its logins where it is new */
async function prepare(config: Config): Promise<Pick<DemoAccess, 'patient' | 'staff'> | null> {
  await migrate(config.DATABASE_URL);
  connect(config.DATABASE_URL);
  try {
    if ((await allOrganizations()).length > 0) return null;
    process.stderr.write('Making Northside Physio …\n');
    const runtime: Runtime = {
      config,
      clock: systemClock,
      ids: randomIds,
      log: createLog({ LOG_LEVEL: 'warn' }),
      publicUrl: `http://localhost:${config.PORT}`,
    };
    const { patient, staff } = await seedClinic(runtime, { slug });
    return { patient, staff };
  } finally {
    await disconnect();
  }
}

/** Serves the website, lets it ask the API, and tells everybody where and how. */
async function embed(
  { runtime, server }: Portico,
  config: Config,
  seeded: Pick<DemoAccess, 'patient' | 'staff'> | null,
): Promise<DemoSite> {
  const inbox = `http://localhost:${portOf(server)}/dev/inbox`;
  const organization = await organizationBySlug(slug);
  if (!organization) return elsewhere(runtime.publicUrl, inbox, config);
  const caller = await callerNow(runtime, organization);
  const access = await demoAccess(caller, seeded ?? readDemoFile(demoFile));
  const site = await serveDemo({
    api: runtime.publicUrl,
    key: access.organization.publishableKey,
    inbox,
    port: config.DEMO_PORT,
  });
  await forbidOrigins(
    caller,
    'patients',
    (origin) => /^http:\/\/clinic\.localhost(?::\d+)?$/.test(origin) && origin !== site.url,
  );
  await allowOrigin(caller, site.url, 'patients');
  await openLinksOn(await callerNow(runtime, organization), `${site.url}/my-northside`);
  await topUp(await callerNow(runtime, organization));
  writeDemoFile(demoFile, { api: runtime.publicUrl, demo: site.url, inbox, ...access });
  introduce(runtime.publicUrl, site.url, access);
  return site;
}

/** Links in messages open the clinic's own page, unless the clinic chose another one since. */
async function openLinksOn(caller: Caller, page: string): Promise<void> {
  const chosen = caller.settings.get('general.portalUrl');
  const isOurs = chosen === null || /^http:\/\/clinic\.localhost(?::\d+)?\//.test(chosen);
  if (isOurs && chosen !== page) await setSettings(caller, { 'general.portalUrl': page });
}

/** The database holds other clinics and not ours: nothing of them is touched, the website has no portal to show. */
async function elsewhere(api: string, inbox: string, config: Config): Promise<DemoSite> {
  process.stderr.write(
    'This database holds other organizations: the demo adds nothing to it, and its website has no key.\n',
  );
  const site = await serveDemo({ api, key: '', inbox, port: config.DEMO_PORT });
  return site;
}

function introduce(api: string, demo: string, { patient, staff, organization }: DemoAccess): void {
  const lines = [
    '',
    `  The clinic's website   ${demo}`,
    `  Its caught mails       ${demo}/inbox`,
    `  The hosted portal      ${api}/p/${organization.slug}`,
    `  The API and its docs   ${api}/docs`,
    '',
    `  A patient              ${patient.username}   ${patient.password}`,
    `  The staff page         ${api}/p/${organization.slug}/staff`,
    `  Staff                  ${staff.username}   ${staff.password}${staff.totpSecret ? `   authenticator ${staff.totpSecret}` : ''}`,
    `  Keys                   ${demoFile}`,
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function holdsOnlyDemo(url: string): Promise<boolean> {
  await migrate(url);
  connect(url);
  try {
    return (await allOrganizations()).every((organization) => organization.slug === slug);
  } finally {
    await disconnect();
  }
}

function sentence(error: unknown): string {
  if (error instanceof ConfigError || error instanceof CommandError || error instanceof ResetRefused)
    return `The demo can't start: ${error.message}`;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The demo can't start: port ${'port' in error ? error.port : ''} is taken. Stop what uses it, or set PORT and DEMO_PORT (0 takes free ones).`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
