import { cards } from '../../contract/cards.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import { createSetup } from './create-setup.ts';
import { confirmSetup, refreshSetup } from './go-on-with-setup.ts';
import { outCard, removeCard, savedCards } from './saved-cards.ts';
import { outSetup } from './setup-view.ts';

/** A patient's own cards over HTTP. */
export const cardRoutes = handlers(cards, {
  listPaymentMethods: async ({ caller }) => ({ data: (await savedCards(caller, own(caller))).map(outCard) }),
  removePaymentMethod: ({ caller, params }) => removeCard(caller, own(caller), params.id),
  createCardSetup: async ({ caller, body, idempotency }) => outSetup(await createSetup(caller, { patientId: own(caller), ...body }, idempotency)),
  refreshCardSetup: async ({ caller, params }) => outSetup(await refreshSetup(caller, { patientId: own(caller), id: params.id })),
  confirmCardSetup: async ({ caller, params, body }) => outSetup(await confirmSetup(caller, { patientId: own(caller), id: params.id }, body)),
});

function own({ patientId }: Caller): string {
  if (patientId === undefined) throw problem('not-found');
  return patientId;
}
