import { randomToken } from './tokens.ts';

/** What a card of Stripe's list of test cards does when it is charged. */
export interface TestCard {
  brand: string;
  last4: string;
  /** Refused with this code; null for a card that pays. */
  decline: { code: string; declineCode?: string; message: string } | null;
  /** `always` asks for 3-D Secure at every payment, `requested` only when the payment asks for it. */
  threeDSecure: 'always' | 'requested' | 'never';
}

/** A payment method made from one of the shared test ids: every use makes a new `pm_…`. */
export interface PaymentMethod {
  id: string;
  card: TestCard;
  created: number;
}

const declined = (
  last4: string,
  declineCode: string,
  message = 'Your card was declined.',
  code = 'card_declined',
): TestCard => ({
  brand: 'visa',
  last4,
  decline: { code, declineCode, message },
  threeDSecure: 'never',
});

const paying = (brand: string, last4: string, threeDSecure: TestCard['threeDSecure'] = 'requested'): TestCard => ({
  brand,
  last4,
  decline: null,
  threeDSecure,
});

const cards: ReadonlyMap<string, TestCard> = new Map([
  ['pm_card_visa', paying('visa', '4242')],
  ['pm_card_mastercard', paying('mastercard', '4444')],
  ['pm_card_amex', paying('amex', '8431')],
  ['pm_card_ca', paying('visa', '0000')],
  ['pm_card_authenticationRequired', paying('visa', '3184', 'always')],
  ['pm_card_threeDSecure2Required', paying('visa', '3220', 'always')],
  ['pm_card_threeDSecureRequired', paying('visa', '3063', 'always')],
  ['pm_card_threeDSecureOptional', paying('visa', '3055', 'requested')],
  ['pm_card_chargeDeclined', declined('0002', 'generic_decline')],
  ['pm_card_visa_chargeDeclined', declined('0002', 'generic_decline')],
  [
    'pm_card_chargeDeclinedInsufficientFunds',
    declined('9995', 'insufficient_funds', 'Your card has insufficient funds.'),
  ],
  [
    'pm_card_visa_chargeDeclinedInsufficientFunds',
    declined('9995', 'insufficient_funds', 'Your card has insufficient funds.'),
  ],
  ['pm_card_chargeDeclinedExpiredCard', declined('0069', 'expired_card', 'Your card has expired.', 'expired_card')],
  [
    'pm_card_visa_chargeDeclinedExpiredCard',
    declined('0069', 'expired_card', 'Your card has expired.', 'expired_card'),
  ],
  [
    'pm_card_chargeDeclinedProcessingError',
    declined(
      '0119',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
      'processing_error',
    ),
  ],
]);

/** Makes a payment method of a shared test id; undefined when Stripe has none of that name. */
export function fromTestId(id: string, now: number): PaymentMethod | undefined {
  const card = cards.get(id);
  return card && { id: `pm_1${randomToken(23)}`, card, created: now };
}
