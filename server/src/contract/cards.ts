import { z } from 'zod';
import { route } from './route.ts';
import { id } from './shapes.ts';

/** A card as it is known here: its number never comes to this server. */
export const PaymentMethod = z
  .object({
    id: id().meta({ description: 'Send it as `paymentMethodId` to book or to pay with it' }),
    brand: z.string().meta({ description: 'In the gateway’s words: visa, mastercard, amex …' }),
    last4: z.string().regex(/^\d{4}$/),
    expMonth: z.number().int().min(1).max(12),
    expYear: z.number().int(),
    usable: z.boolean().meta({ description: 'False once it has expired, or was saved at a gateway that the clinic no longer has' }),
  })
  .meta({ id: 'PaymentMethod', description: 'A saved card' });

/** An attempt to save a card, as far as it has come. */
export const CardSetup = z
  .object({
    id: id(),
    status: z.enum(['requires_action', 'processing', 'succeeded', 'failed']).meta({
      description:
        'requires_action: the person goes on with clientSecret in the gateway’s own form, or with the confirm route of the test gateway. processing: ask again. The other two are for good; after failed nothing was saved, and the next attempt is a new one.',
    }),
    gateway: z.enum(['test', 'stripe']),
    threeDSecure: z.boolean().meta({ description: '3-D Secure was asked for: `scheduling.require3ds`' }),
    clientSecret: z.string().optional().meta({ description: 'Only while the person must act' }),
    gatewayAccount: z.string().optional().meta({ description: 'The connected account that Stripe’s form is opened for' }),
    awaits: z
      .enum(['card', 'authentication'])
      .optional()
      .meta({ description: 'What the person must do: give a card, or pass 3-D Secure' }),
    failureCode: z.string().optional().meta({
      description: 'Why the last attempt didn’t save a card: expired, authentication-failed, gateway-unavailable, or the gateway’s own code, such as card_declined',
    }),
    paymentMethod: PaymentMethod.optional().meta({ description: 'The saved card' }),
  })
  .meta({ id: 'CardSetup', description: 'Saving a card' });

/** The gateway's own name of a card, or of one of the test gateway's three. */
export const gatewayMethodId = z
  .string()
  .regex(/^pm_\w{1,100}$/)
  .meta({ description: 'The gateway’s; the test gateway has pm_test_ok, pm_test_3ds and pm_test_declined' });

/** How the person fared at the test gateway. */
export const testOutcome = z.enum(['passed', 'failed']).meta({ description: 'What the person did at 3-D Secure; passed when left out' });

const start = z.strictObject({
  paymentMethodId: gatewayMethodId.optional().meta({ description: 'Without it the person gives the card in the gateway’s form' }),
});
const confirmation = z.strictObject({
  clientSecret: z.string().min(1).max(200),
  paymentMethodId: gatewayMethodId.optional(),
  authentication: testOutcome.optional(),
});
const about = 'The card itself goes to the gateway’s own form, never here.';
const own = { callers: ['patient'] } as const;
const held = { callers: ['public', 'patient', 'staff'], headers: ['Portico-Hold'] } as const;
const one = z.strictObject({ id: id() });
const setupOfHold = z.strictObject({ id: id(), setupId: id() });
const list = z.object({ data: z.array(PaymentMethod) });
const saving = ['gateway-missing', 'idempotency-key-reused'] as const;
const held409 = ['not-found', 'hold-expired', 'step-missing'] as const;

/** Cards that a patient has saved; `server/src/billing/cards/`. */
export const cards = {
  listPaymentMethods: route({ ...own, method: 'get', path: '/v1/me/payment-methods', summary: 'List one’s saved cards, the latest first', ok: list }),
  removePaymentMethod: route({
    ...own,
    method: 'delete',
    path: '/v1/me/payment-methods/{id}',
    summary: 'Remove a saved card',
    description: 'The gateway forgets it as well.',
    params: one,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
  createCardSetup: route({
    ...own,
    method: 'post',
    path: '/v1/me/payment-methods/setups',
    summary: 'Save a card',
    description: about,
    idempotent: 'itself',
    body: start,
    ok: CardSetup,
    status: 201,
    problems: saving,
  }),
  refreshCardSetup: route({
    ...own,
    method: 'post',
    path: '/v1/me/payment-methods/setups/{id}/refresh',
    summary: 'Ask the gateway whether the card is saved',
    params: one,
    ok: CardSetup,
    problems: ['not-found'],
  }),
  confirmCardSetup: route({
    ...own,
    method: 'post',
    path: '/v1/me/payment-methods/setups/{id}/confirm',
    summary: 'Go on with saving a card at the test gateway',
    description: 'Stands for what the gateway’s own form does in the browser: giving the card, passing or failing 3-D Secure.',
    params: one,
    body: confirmation,
    ok: CardSetup,
    problems: ['not-found', 'card-not-confirmable'],
  }),
};

/** The same for whoever holds a time: signed in, or a guest whose contact is proved. */
export const holdCards = {
  listHoldPaymentMethods: route({
    ...held,
    method: 'get',
    path: '/v1/holds/{id}/payment-methods',
    summary: 'List the saved cards of whoever holds the time',
    description: 'Nobody’s while it isn’t known who that is.',
    params: one,
    ok: list,
    problems: ['not-found', 'hold-expired'],
  }),
  createHoldCardSetup: route({
    ...held,
    method: 'post',
    path: '/v1/holds/{id}/payment-methods/setups',
    summary: 'Save a card to book with',
    description: `${about} A guest proves their contact first.`,
    idempotent: 'itself',
    params: one,
    body: start,
    ok: CardSetup,
    status: 201,
    problems: [...held409, ...saving],
  }),
  refreshHoldCardSetup: route({
    ...held,
    method: 'post',
    path: '/v1/holds/{id}/payment-methods/setups/{setupId}/refresh',
    summary: 'Ask the gateway whether the card to book with is saved',
    params: setupOfHold,
    ok: CardSetup,
    problems: held409,
  }),
  confirmHoldCardSetup: route({
    ...held,
    method: 'post',
    path: '/v1/holds/{id}/payment-methods/setups/{setupId}/confirm',
    summary: 'Go on with saving a card to book with at the test gateway',
    params: setupOfHold,
    body: confirmation,
    ok: CardSetup,
    problems: [...held409, 'card-not-confirmable'],
  }),
};
