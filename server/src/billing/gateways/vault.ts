/** Where the saving of a card stands at its gateway. `action`: the person must pass 3-D Secure; `saved` and `canceled` are for good. */
export type SetupStatus = 'open' | 'action' | 'processing' | 'saved' | 'canceled';

/** A card as its gateway keeps it. */
export interface GatewayCard {
  readonly methodId: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

/** The saving of a card as its gateway tells it. */
export interface GatewaySetup {
  readonly id: string;
  readonly status: SetupStatus;
  /** Whom the gateway keeps the card for; null where it needs nobody. */
  readonly customerId: string | null;
  /** Once saved. */
  readonly card: GatewayCard | null;
  /** With it the person's browser goes on, and can do nothing else. */
  readonly clientSecret: string | null;
  /** Why the last attempt saved nothing, in the gateway's words; null while none failed. */
  readonly failure: string | null;
}

/** Which card is to be saved. */
export interface SetupOrder {
  /** Our setup: it travels with the gateway's, so that either finds the other. */
  readonly setupId: string;
  /** 3-D Secure is asked for, whether the card's bank wants it or not. */
  readonly threeDSecure: boolean;
}

/** Keeps cards for an organization, at its gateway. Repeats with the same ids are harmless. */
export interface Vault {
  readonly name: 'test' | 'stripe';
  /** Begins to save a card: the person gives it in the gateway's form, or `confirm` names it. */
  open(order: SetupOrder): Promise<GatewaySetup>;
  /** Tries a card that was named; a decline is an answer (`open` with a failure), not an error. */
  confirm(id: string, paymentMethodId: string): Promise<GatewaySetup>;
  find(id: string): Promise<GatewaySetup>;
  /** Makes sure that nothing is saved any more, and answers how it ended: `canceled`, or what came before. */
  cancel(id: string): Promise<GatewaySetup>;
  /** Forgets a card for good. One that is forgotten already is no error. */
  forget(card: { readonly methodId: string; readonly customerId: string | null }): Promise<void>;
}
