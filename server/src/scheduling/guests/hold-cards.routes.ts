import type { Request } from 'express';
import { outCard } from '../../billing/cards/saved-cards.ts';
import { outSetup } from '../../billing/cards/setup-view.ts';
import { holdCards } from '../../contract/cards.ts';
import { handlers } from '../../http/handlers.ts';
import type { OwnHold } from './hold-forms.ts';
import { confirmHoldSetup, createHoldSetup, listHoldCards, refreshHoldSetup } from './hold-cards.ts';

/** Saving the card that a held time is booked with. */
export const holdCardRoutes = handlers(holdCards, {
  listHoldPaymentMethods: async ({ caller, params, request }) => ({ data: (await listHoldCards(caller, own(params, request))).map(outCard) }),
  createHoldCardSetup: async ({ caller, params, body, request, idempotency }) => outSetup(await createHoldSetup(caller, own(params, request), body.paymentMethodId, idempotency)),
  refreshHoldCardSetup: async ({ caller, params, request }) => outSetup(await refreshHoldSetup(caller, own(params, request), params.setupId)),
  confirmHoldCardSetup: async ({ caller, params, body, request }) => outSetup(await confirmHoldSetup(caller, own(params, request), params.setupId, body)),
});

const own = ({ id }: { id: string }, request: Request): OwnHold => ({ id, token: request.get('Portico-Hold') });
