import Stripe from 'stripe';
import { GatewayRefusal, GatewayUnclear } from './gateway.ts';

/** Runs a call to Stripe, and sorts what can go wrong into "it won't" and "nobody knows". */
export async function stripeAnswer<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode = 0, code, type } = error;
    const refused = statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429;
    throw refused ? new GatewayRefusal(code ?? type) : new GatewayUnclear(`Stripe: ${code ?? type}`);
  }
}

/** On which connected account a call is made, and as a repeat of which. */
export const stripeOptions = (account: string | null, idempotencyKey?: string): Stripe.RequestOptions => ({
  ...(account && { stripeAccount: account }),
  ...(idempotencyKey && { idempotencyKey }),
});
