import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, type TestContext } from 'node:test';
import type { Model, ModelStatic, Sequelize } from 'sequelize';
import { permissions, type Permission } from '../contract/permissions.ts';
import { database } from '../db/connection.ts';
import { assertInvariants } from '../db/invariants.ts';
import { models } from '../db/models.ts';
import { noteStatements } from '../db/testing/statements.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { allowOrigin, createPublishableKey, createSecretKey } from '../organizations/keys.ts';
import { insertOrganization } from '../organizations/organizations.ts';
import { callerFor, startPortico, type Portico } from '../start.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { memoryInbox, type CaughtMessage } from '../messaging/mail/inbox.ts';
import { emptyDatabase } from './database.ts';
import { insertFixture, patients, staffUsers } from './fixture.ts';
import { clientOf, newDevice, sessionClient, type Client } from './http-client.ts';
import { patientPassword } from './fixture-patients.ts';
import { readConfig } from '../config.ts';
import { assertEventsImpersonal, watchedLog } from './watched-log.ts';

/** When every test begins: a Monday morning, two weeks before clocks change in Toronto and five before Adelaide. */
const testsBegin = new Date('2027-03-01T15:00:00.000Z');

/** A clock that tests set. */
export interface TestClock {
  now(): Date;
  set(time: string | Date): void;
  advance(ms: number): void;
}

/** Somebody whom requests are sent as. */
export type Who = { patient: string } | { key: string } | { publishable: string } | 'nobody';

/** One clinic of its own in the test file's database: a copy of the shared fixture. */
export interface Clinic {
  readonly url: string;
  readonly organizationId: string;
  readonly slug: string;
  readonly origin: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly clock: TestClock;
  readonly portico: Portico;
  /** The first patient of the fixture, whose portal user is `maya`; and the second, `noah`. */
  readonly patient: Who & { patient: string };
  readonly otherPatient: Who & { patient: string };
  readonly anyone: Who;
  readonly staff: Who;
  readonly api: {
    /** A program with a secret key acting for a patient, or staff by key, or anyone with the publishable key. */
    as(who: Who): Client;
    /** A browser that signs in with its own key: `maya`, `noah` or a member of staff. */
    signIn(username: string, options?: { kind?: 'patient' | 'staff'; password?: string }): Promise<Client>;
  };
  /** The organization's own caller, for what a test must prepare without a route. */
  caller(): Promise<Caller>;
  /** A secret key with these scopes only. */
  keyWith(scopes: readonly Permission[]): Promise<Who>;
  /** Does all work that is due in the outbox. */
  drain(): Promise<void>;
  /** Mails that left so far (after `drain`), newest first, of all clinics of the file or to one address. */
  mails(to?: string): Promise<CaughtMessage[]>;
  /** What the process logged so far, one JSON line an event. */
  readonly logLines: readonly string[];
}

const noting = noteStatements();
let portico: Portico;
let template: string;
let drop: () => Promise<void>;
let stored: string;
let time = testsBegin;
let copies = 0;
const watched = watchedLog();
const inbox = memoryInbox();

const clock: TestClock = {
  now: () => new Date(time),
  set: (to) => {
    time = new Date(to);
  },
  advance: (ms) => {
    time = new Date(time.getTime() + ms);
  },
};

before(async () => {
  const own = await emptyDatabase();
  drop = own.drop;
  stored = await mkdtemp(join(tmpdir(), 'portico-files-'));
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: own.url, STORAGE_URL: `file:${stored}`, PORTICO_WORKER: 'apart', LOG_LEVEL: 'silent', ...passedOn(process.env) };
  portico = await startPortico(readConfig(env, () => 'a secret of the tests, long enough for them'), { clock, log: watched.log, inbox });
  template = await tx(async () => (await insertOrganization(portico.runtime, { name: 'Fixture', slug: 'fixture', phone: '+14165550142', email: 'front@fixture.example', gateway: 'test' })).id);
  const caller = await callerFor(portico.runtime, template);
  await tx(() => insertFixture(caller));
});

after(async () => {
  await noting.stop();
  await assertInvariants();
  await assertEventsImpersonal();
  await portico.stop();
  await drop();
  await rm(stored, { recursive: true, force: true });
  watched.assertImpersonal();
});

/** Variables of Stripe's stand-in and of plugins, where the test file set them before this module was loaded. */
const passedOn = (env: NodeJS.ProcessEnv) => Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('STRIPE_') || name === 'PLUGINS' || name === 'SMS_WEBHOOK_SECRET'));

/** A clinic for one test, with these settings; the portal is on. */
export async function clinic(_t: TestContext, settings: Readonly<Record<string, unknown>> = {}): Promise<Clinic> {
  clock.set(testsBegin);
  copies += 1;
  const slug = `clinic-${copies}`;
  const organizationId = await copyOfFixture(slug);
  const caller = () => callerFor(portico.runtime, organizationId);
  // Staff of the fixture sign in by password alone; tests of the second factor ask for it.
  const values = { 'general.enabled': true, 'identity.staffSecondFactor': 'offered', ...settings };
  await changeSettings(await caller(), { values, reset: [] }, (await caller()).settings.version);
  const origin = `https://${slug}.example`;
  await allowOrigin(await caller(), origin, 'patients');
  const publishableKey = (await createPublishableKey(await caller(), 'test')).key;
  const secretKey = (await createSecretKey(await caller(), 'test', { name: 'Tests', scopes: permissions, source: 'tests' })).key;
  const url = portico.runtime.publicUrl;
  return {
    url,
    organizationId,
    slug,
    origin,
    publishableKey,
    secretKey,
    clock,
    portico,
    patient: { patient: patients.maya },
    otherPatient: { patient: patients.noah },
    anyone: { publishable: publishableKey },
    staff: { key: secretKey },
    api: {
      as: (who) => clientOf(url, () => headersOf(who, secretKey)),
      signIn: (username, options = {}) => signIn({ url, origin, publishableKey }, username, options),
    },
    caller,
    keyWith: async (scopes) => ({ key: (await createSecretKey(await caller(), 'test', { name: 'Scoped', scopes, source: 'tests' })).key }),
    drain: async () => void (await portico.worker.drain()),
    mails: (to) => inbox.list(to),
    logLines: watched.lines,
  };
}

function headersOf(who: Who, secretKey: string): Record<string, string> {
  if (who === 'nobody') return {};
  if ('publishable' in who) return { 'Portico-Key': who.publishable };
  if ('key' in who) return { Authorization: `Bearer ${who.key}` };
  return { Authorization: `Bearer ${secretKey}`, 'Portico-Patient': who.patient };
}

interface Page {
  url: string;
  origin: string;
  publishableKey: string;
}

async function signIn({ url, origin, publishableKey }: Page, username: string, { kind = 'patient', password }: { kind?: 'patient' | 'staff'; password?: string }) {
  const device = await newDevice();
  const page = kind === 'staff' ? url : origin;
  const stranger = sessionClient(url, url, device, { headers: { Origin: page, 'Portico-Key': publishableKey } });
  const answer = await stranger.post('/v1/sessions', { kind, username, password: password ?? patientPassword });
  if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return sessionClient(url, url, device, { token: answer.body.token, headers: { Origin: page } });
}

/** Copies every row of the fixture under a new organization: ids stay, which also makes a leak between two visible. */
async function copyOfFixture(slug: string): Promise<string> {
  const { sequelize } = database();
  return tx(async () => {
    const { id } = await insertOrganization(portico.runtime, { name: 'Fixture Clinic', slug, phone: '+14165550142', email: `front@${slug}.example`, gateway: 'test' });
    for (const table of tablesInOrder()) {
      const columns = table.columns.map((name) => `\`${name}\``).join(', ');
      const sql = `insert into \`${table.name}\` (\`organizationId\`, ${columns}) select $1, ${columns} from \`${table.name}\` where \`organizationId\` = $2`;
      await sequelize.query(sql, { bind: [id, template] });
    }
    return id;
  });
}

/** The fixture's tables: parents first, as the models are listed. */
function tablesInOrder() {
  const notCopied = new Set(['api_keys', 'allowed_origins', 'audit_events', 'audit_seals', 'outbox', 'sessions']);
  const defines: ((sequelize: Sequelize) => ModelStatic<Model>)[] = Object.values(models);
  return defines
    .map((define) => define(database().sequelize))
    .map((model) => ({ name: String(model.getTableName()), columns: Object.keys(model.getAttributes()) }))
    .filter(({ name, columns }) => columns.includes('organizationId') && !notCopied.has(name))
    .map(({ name, columns }) => ({ name, columns: columns.filter((column) => column !== 'organizationId') }));
}

export { patients, staffUsers };
