/**
 * Where a payment stands at its gateway. `open`: nothing was charged, an attempt may be made; `action`: the person
 * must do something (3-D Secure); `captured` and `canceled` are for good.
 */
export type GatewayStatus = 'open' | 'action' | 'processing' | 'captured' | 'canceled';

/** A payment as its gateway tells it. */
export interface GatewayPayment {
  readonly id: string;
  readonly status: GatewayStatus;
  /** What was really taken, in minor units; 0 until captured. */
  readonly capturedMinor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** With it the person's browser goes on with the payment, and can do nothing else. */
  readonly clientSecret: string | null;
  /** Why the last attempt didn't pay, in the gateway's words; null while none failed. */
  readonly failure: string | null;
}

/** What is to be paid. */
export interface Order {
  /** Our payment: it travels with the gateway's, so that either finds the other. */
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What the gateway's own lists show it as; no personal data. */
  readonly description: string;
  /** 3-D Secure is asked for, whether the card's bank wants it or not. */
  readonly threeDSecure: boolean;
  /** Whom the gateway keeps the saved card for that is to be charged; null for any other card. */
  readonly customerId: string | null;
}

/**
 * What takes money for an organization. Money moves only by `confirm`, here or in the person's browser: a payment
 * that was opened and forgotten costs nobody anything. Repeats with the same ids are harmless.
 */
export interface Gateway {
  readonly name: 'test' | 'stripe';
  /** Makes the payment there without charging. Repeating it for the same order answers the same payment. */
  open(order: Order): Promise<GatewayPayment>;
  /** Charges it; a decline is an answer (`open` with a failure), not an error. */
  confirm(id: string, paymentMethodId: string): Promise<GatewayPayment>;
  find(id: string): Promise<GatewayPayment>;
  /** Makes sure that it can't be charged any more, and answers how it ended: `canceled`, or what came before. */
  cancel(id: string): Promise<GatewayPayment>;
}

/** The gateway understood and won't: nothing was made or charged. */
export class GatewayRefusal extends Error {
  override name = 'GatewayRefusal';

  constructor(readonly code: string) {
    super(`The gateway refused: ${code}`);
  }
}

/** Nobody knows what became of the call: no answer, or one that says nothing. */
export class GatewayUnclear extends Error {
  override name = 'GatewayUnclear';
}
