import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import { reconcilePayments } from '../billing/payments/reconcile.ts';
import { brokenBooks, type Intent } from '../billing/testing/stripe-clinic.ts';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { permissions } from '../contract/permissions.ts';
import { connect, disconnect } from '../db/connection.ts';
import { migrate } from '../db/migrate.ts';
import { scopedDb, unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { randomIds } from '../ids.ts';
import { createSecretKey } from '../organizations/keys.ts';
import { insertOrganization, organizationById } from '../organizations/organizations.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { systemCaller } from '../http/caller.ts';
import type { Runtime } from '../runtime.ts';
import { aPatient, emptyDatabase } from './database.ts';
import { clientOf, type Answer } from './http-client.ts';
import { startApi, type ApiProcess } from './processes.ts';
import { startStandIn, type StandIn } from './stripe-stand-in.ts';

/** How long and how hard to soak. */
export interface Soak {
  readonly kills: number;
  readonly payers: number;
  /** Of an API's life before it is killed, in milliseconds: at least and at most. */
  readonly lifeMs: readonly [number, number];
}

/** What came of it; `broken` names every inconsistency, of which there must be none. */
export interface SoakReport {
  readonly kills: number;
  readonly asked: number;
  readonly answered: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unanswered: number;
  readonly takenByGateways: number;
  readonly broken: readonly string[];
}

interface Clinic {
  readonly organizationId: string;
  readonly account: string | null;
  readonly secretKey: string;
  readonly patientId: string;
}

const cards = {
  stripe: ['pm_card_visa', 'pm_card_visa', 'pm_card_chargeDeclined', null],
  test: ['pm_test_ok', 'pm_test_ok', 'pm_test_declined', 'pm_test_3ds'],
} as const;

/**
 * Lets people pay through Stripe and through the test gateway while the API is killed again and again, then lets the
 * reconciler look at what stayed open, and holds the books against what the gateways took.
 */
export async function soakPayments({ kills, payers, lifeMs }: Soak): Promise<SoakReport> {
  const standIn = await startStandIn();
  const database = await emptyDatabase();
  const env = environment(standIn, database.url);
  await migrate(database.url);
  connect(database.url);
  const runtime = soakRuntime(env);
  const clinics = [await clinic(runtime, standIn, 'stripe'), await clinic(runtime, standIn, 'test')];
  await disconnect();
  const road = new Road(standIn, database.url, env);
  await road.build();
  const counts = { asked: 0, answered: 0, unanswered: 0 };
  const ending = new AbortController();
  const work = Array.from({ length: payers }, (_none, n) =>
    payer(road, clinics[n % 2] ?? fail(), counts, ending.signal),
  );
  for (let kill = 0; kill < kills; kill += 1) {
    await moreThan(counts.asked, () => counts.asked);
    await wait(randomInt(lifeMs[0], lifeMs[1]));
    await road.break();
    await road.build();
  }
  // On a slow machine too somebody has paid: of so many, one is taken.
  await moreThan(payers * 3, () => counts.answered);
  ending.abort();
  await Promise.all(work);
  await standIn.control('webhooks/deliver', {});
  await road.stop();
  connect(database.url);
  const outcome = await reckon(runtime, standIn, clinics);
  await disconnect();
  await standIn.stop();
  await database.drop();
  return { kills, ...counts, ...outcome };
}

/** An API lives at least until somebody came to it, however slow the machine is. */
async function moreThan(some: number, now: () => number): Promise<void> {
  while (now() <= some) await wait(5);
}

/** The way to an API that dies and comes back. */
class Road {
  url: string | null = null;
  private api: ApiProcess | null = null;

  constructor(
    readonly standIn: StandIn,
    private readonly databaseUrl: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  async build(): Promise<void> {
    this.api = await startApi(this.databaseUrl, this.env);
    await this.standIn.control('webhooks', { url: `${this.api.url}/v1/webhooks/stripe`, posting: 'now' });
    this.url = this.api.url;
  }

  async break(): Promise<void> {
    this.url = null;
    await this.api?.kill();
  }

  async stop(): Promise<void> {
    await this.api?.stop();
  }
}

interface Post {
  readonly headers: Record<string, string>;
  readonly path: string;
  readonly body: object;
}

interface Begun {
  readonly id: string;
  readonly clientSecret: string;
}

const personOf = ({ secretKey, patientId }: Clinic) => ({
  Authorization: `Bearer ${secretKey}`,
  'Portico-Patient': patientId,
});

/** One person's program: makes out an invoice, pays it, and asks again with the same key until it is answered. */
async function payer(
  road: Road,
  of: Clinic,
  counts: { asked: number; answered: number; unanswered: number },
  ending: AbortSignal,
): Promise<void> {
  while (!ending.aborted) {
    const staff = { Authorization: `Bearer ${of.secretKey}` };
    const line = { description: 'Visit', quantity: 1, unitPrice: randomInt(100, 9_000) };
    const bill = { patientId: of.patientId, lines: [line, line] };
    const invoice = await untilAnswered(road, ending, { headers: staff, path: '/v1/admin/invoices', body: bill });
    if (!invoice) return;
    const card = cards[of.account ? 'stripe' : 'test'][randomInt(4)] ?? null;
    const part = randomInt(3) === 0 ? { amount: randomInt(50, 100) } : {};
    const order = { invoices: [{ id: invoice.body.id, ...part }], ...(card && { paymentMethodId: card }) };
    counts.asked += 1;
    const begun = await untilAnswered(road, ending, { headers: personOf(of), path: '/v1/me/payments', body: order });
    if (!begun) {
      counts.unanswered += 1;
      continue;
    }
    counts.answered += 1;
    if (begun.body.clientSecret) await goOn(road, of, begun.body, ending);
  }
}

async function goOn(road: Road, of: Clinic, { id, clientSecret }: Begun, ending: AbortSignal): Promise<void> {
  if (of.account === null) {
    await untilAnswered(road, ending, {
      headers: personOf(of),
      path: `/v1/me/payments/${id}/confirm`,
      body: { clientSecret },
    });
    return;
  }
  const form = { client_secret: clientSecret, payment_method: 'pm_card_visa', return_url: 'https://clinic.example/' };
  const headers = { Authorization: 'Bearer pk_test_stand_in', 'Stripe-Account': of.account };
  const intent = clientSecret.split('_secret_')[0];
  await fetch(`${road.standIn.url}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
}

async function untilAnswered(road: Road, ending: AbortSignal, { headers, path, body }: Post): Promise<Answer | null> {
  const key = randomUUID();
  while (!ending.aborted) {
    if (road.url === null) {
      await wait(20);
      continue;
    }
    try {
      const answer = await clientOf(road.url, () => headers).post(path, body, { 'Idempotency-Key': key });
      if (answer.status < 500) return answer;
    } catch {
      await wait(20); // the API died under the request: the same key finds out what came of it
    }
  }
  return null;
}

/** An hour later everything that stayed open has been asked about. */
async function reckon(runtime: Runtime, standIn: StandIn, clinics: readonly Clinic[]) {
  for (const hours of [2, 10, 20]) {
    const later = new Date(runtime.clock.now().getTime() + hours * 3_600_000);
    await reconcilePayments({ ...runtime, clock: { now: () => later } });
  }
  const broken = await brokenBooks();
  const { intents } = await standIn.control<{ intents: Intent[] }>('state');
  const totals = { succeeded: 0, failed: 0, takenByGateways: 0 };
  for (const { organizationId, account } of clinics) {
    const db = scopedDb(organizationId);
    const payments = await db.Payment.find();
    const booked = payments.filter(({ status }) => status === 'succeeded');
    const taken = account
      ? intents.filter((one) => one.account === account && one.status === 'succeeded').map(({ id }) => id)
      : (await db.TestGatewayPayment.find({ where: { status: 'captured' } })).map(({ id }) => id);
    totals.succeeded += booked.length;
    totals.failed += payments.filter(({ status }) => status === 'failed').length;
    totals.takenByGateways += taken.length;
    const known = new Set(booked.map(({ gatewayPaymentId }) => gatewayPaymentId));
    broken.push(...taken.filter((id) => !known.has(id)).map((id) => `taken by the gateway, not booked: ${id}`));
    broken.push(
      ...booked
        .filter((one) => !taken.includes(one.gatewayPaymentId ?? ''))
        .map(({ id }) => `booked, not taken: ${id}`),
    );
    broken.push(...payments.filter(({ checkAt }) => checkAt !== null).map(({ id }) => `still open: ${id}`));
  }
  return { ...totals, broken };
}

async function clinic(runtime: Runtime, standIn: StandIn, gateway: 'stripe' | 'test'): Promise<Clinic> {
  const organizationId = await tx(
    async () => (await insertOrganization(runtime, { name: gateway, slug: gateway, gateway })).id,
  );
  const account = gateway === 'stripe' ? `acct_${organizationId.replaceAll('-', '')}` : null;
  if (account) await standIn.control('accounts', { id: account });
  await tx(() => unscopedDb.Organization.update({ id: organizationId }, { stripeAccount: account }));
  const caller = async () => systemCaller(runtime, (await organizationById(organizationId)) ?? fail());
  const patient = aPatient();
  await tx(() => scopedDb(organizationId).Patient.insert(patient));
  await changeSettings(
    await caller(),
    { values: { 'general.enabled': true }, reset: [] },
    (await caller()).settings.version,
  );
  const { key } = await createSecretKey(await caller(), 'test', { name: 'Soak', scopes: permissions });
  return { organizationId, account, secretKey: key, patientId: patient.id };
}

function environment(
  { url, secretKey, publishableKey, webhookSecret }: StandIn,
  databaseUrl: string,
): Record<string, string> {
  const keys = {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  };
  return { ...keys, STRIPE_API_BASE: url, NODE_ENV: 'test', DATABASE_URL: databaseUrl, PORTICO_WORKER: 'inside' };
}

function soakRuntime(env: Record<string, string>): Runtime {
  const quiet = () => undefined;
  const config = readConfig(env, () => 'a secret of the tests, long enough for them');
  const log = { info: quiet, warn: quiet, error: quiet };
  return { config, clock: systemClock, ids: randomIds, log, publicUrl: 'http://localhost' };
}

function fail(): never {
  throw new Error('A clinic of the soak is missing');
}
