import type { TestContext } from 'node:test';

import { checkInvariants } from '../../db/invariants.ts';
import { unscopedDb } from '../../db/scoped.ts';
import { tx } from '../../db/tx.ts';
import type { Clinic } from '../../testing/clinic.ts';
import type { Answer } from '../../testing/http-client.ts';
import type { StandIn } from '../../testing/stripe-stand-in.ts';
import { startStandIn } from '../../testing/stripe-stand-in.ts';
import { invariants } from '../billing.invariants.ts';

/** A PaymentIntent as the stand-in keeps it. */
export interface Intent {
  id: string;
  account: string | null;
  status: string;
  amount: number;
  metadata: Record<string, string>;
}

/** A clinic whose money goes through a connected account of its own. */
export type StripeClinic = Clinic & { account: string };

/** What tests do with Stripe's side of a payment. */
export interface StripeSide {
  standIn: StandIn;
  /** A clinic with an account of its own; webhooks wait until a test has them sent. */
  stripeClinic(t: TestContext): Promise<StripeClinic>;
  /** What the gateway's form does in the browser. */
  confirmInBrowser(of: { account: string }, clientSecret: string, paymentMethod: string): Promise<Answer>;
  intentsOf(of: { account: string }): Promise<Intent[]>;
}

/** Starts the stand-in and points the API at it: before anything imports `clinic.ts`, which starts the API. */
export async function stripeSide(): Promise<StripeSide> {
  const standIn = await startStandIn();
  const { secretKey, publishableKey, webhookSecret, url } = standIn;
  const keys = {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
  };
  Object.assign(process.env, { ...keys, STRIPE_API_BASE: url });
  const { clinic } = await import('../../testing/clinic.ts');
  return {
    standIn,
    stripeClinic: async (t) => {
      const here = await clinic(t);
      const account = `acct_${here.organizationId.replaceAll('-', '')}`;
      await tx(() =>
        unscopedDb.Organization.update({ id: here.organizationId }, { gateway: 'stripe', stripeAccount: account }),
      );
      await standIn.control('accounts', { id: account });
      await standIn.control('webhooks', { url: `${here.url}/v1/webhooks/stripe`, posting: 'held' });
      await standIn.control('webhooks/forget', {});
      await standIn.control('clock', { now: here.clock.now().toISOString() });
      return { ...here, account };
    },
    confirmInBrowser: async ({ account }, clientSecret, paymentMethod) => {
      const [id = ''] = clientSecret.split('_secret_');
      const form = {
        client_secret: clientSecret,
        payment_method: paymentMethod,
        return_url: 'https://clinic.example/',
      };
      const kind = id.startsWith('seti_') ? 'setup_intents' : 'payment_intents';
      const answer = await fetch(`${url}/v1/${kind}/${id}/confirm`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${publishableKey}`, 'Stripe-Account': account },
        body: new URLSearchParams(form),
      });
      return { status: answer.status, body: await answer.json(), headers: answer.headers };
    },
    intentsOf: async ({ account }) => {
      const { intents } = await standIn.control<{ intents: Intent[] }>('state');
      return intents.filter((one) => one.account === account);
    },
  };
}

/** Makes out an invoice to the clinic's first patient. */
export async function invoiced({ api, staff, patient }: Clinic, amount = 10_000): Promise<string> {
  const line = { description: 'Visit', quantity: 1, unitPrice: { amount, currency: 'CAD' } };
  const { body } = await api.as(staff).post('/v1/admin/invoices', { patientId: patient.patient, lines: [line] });
  return body.id;
}

/** Names what is wrong with the books, of all clinics. */
export async function brokenBooks(): Promise<string[]> {
  const broken = await checkInvariants(invariants);
  return broken.map(({ name, count, example }) => `${name}: ${count}, ${example}`);
}
