import express, { type RequestHandler } from 'express';
import Stripe from 'stripe';

import { problem } from '../../http/problem.ts';
import type { Runtime } from '../../runtime.ts';
import { stripeLibrary } from '../gateways/stripe.ts';
import { receiveEvent } from './receive-event.ts';

const path = '/v1/webhooks/stripe';
const toleranceSeconds = 300;

/**
 * `POST /v1/webhooks/stripe`: believed only by its signature over the very bytes that came, never while the deployment
 * has no webhook secret. Answers 200 once what it says is committed, so that Stripe repeats what wasn't.
 */
export function stripeWebhook(runtime: Runtime): { path: string; handlers: RequestHandler[] } {
  const receive: RequestHandler = async (request, response) => {
    const event = verified(runtime, request.body, request.get('Stripe-Signature'));
    await receiveEvent(runtime, event);
    response.set('Cache-Control', 'no-store').json({ received: true });
  };
  return { path, handlers: [express.raw({ type: () => true, limit: '1mb' }), receive] };
}

function verified({ config, clock }: Runtime, rawBody: unknown, signature: string | undefined): Stripe.Event {
  const library = stripeLibrary(config);
  const { STRIPE_WEBHOOK_SECRET: secret } = config;
  if (!library || !secret || secret.trim() === '') throw problem('not-found');
  if (!Buffer.isBuffer(rawBody) || signature === undefined) throw problem('signature-refused');
  try {
    return library.webhooks.constructEvent(
      rawBody,
      signature,
      secret,
      toleranceSeconds,
      undefined,
      clock.now().getTime(),
    );
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      throw problem('signature-refused');
    throw error;
  }
}
