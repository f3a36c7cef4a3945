import { createSetup } from '../../billing/cards/create-setup.ts';
import { confirmSetup, refreshSetup, type Confirmation } from '../../billing/cards/go-on-with-setup.ts';
import { savedCards, type SavedCard } from '../../billing/cards/saved-cards.ts';
import type { SetupView } from '../../billing/cards/setup-view.ts';
import type { Caller } from '../../http/caller.ts';
import type { RepeatKey } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import { renewHold, seenHold } from '../holds/keep-hold.ts';
import { bookerOf } from '../steps/booker.ts';
import type { OwnHold } from './hold-forms.ts';
import { mayBeGuest } from './public-booking.ts';

/** The saved cards of whoever holds a time. @throws not-found, hold-expired */
export async function listHoldCards(caller: Caller, { id, token }: OwnHold): Promise<SavedCard[]> {
  const booker = await bookerOf(caller, await seenHold(caller, id, token));
  return booker ? savedCards(caller, booker.patientId) : [];
}

/**
 * Begins to save a card to book with. The time stays held for whoever is at it, as long as holds may last.
 * @throws not-found, hold-expired, gateway-missing, too-many-requests; step-missing — it isn't known yet whose card it is
 */
export async function createHoldSetup(caller: Caller, own: OwnHold, paymentMethodId: string | undefined, idempotency: RepeatKey | null): Promise<SetupView> {
  const patientId = await holder(caller, own);
  await renewHold(caller, own.id, { token: own.token });
  return createSetup(caller, { patientId, paymentMethodId }, idempotency);
}

/** Asks the gateway whether that card is saved. @throws not-found, hold-expired, step-missing */
export async function refreshHoldSetup(caller: Caller, own: OwnHold, id: string): Promise<SetupView> {
  return refreshSetup(caller, { patientId: await holder(caller, own), id });
}

/** Goes on with it at the test gateway. @throws not-found, hold-expired, step-missing, card-not-confirmable */
export async function confirmHoldSetup(caller: Caller, own: OwnHold, id: string, confirmation: Confirmation): Promise<SetupView> {
  return confirmSetup(caller, { patientId: await holder(caller, own), id }, confirmation);
}

async function holder(caller: Caller, { id, token }: OwnHold): Promise<string> {
  const booker = await bookerOf(caller, await seenHold(caller, id, token));
  if (!booker) throw problem('step-missing', { missing: [mayBeGuest(caller) ? 'contact' : 'sign-in'] });
  return booker.patientId;
}
