import { cardToBookWith, carryCard, keepCard } from '../../billing/cards/booking-card.ts';
import type { Caller } from '../../http/caller.ts';
import type { BookingStep } from './step.ts';

const isRequired = ({ settings }: Caller, { locationId }: { readonly locationId: string }) => settings.get('scheduling.requireCard', locationId);

/** A saved card goes with the booking where the clinic wants one, and wherever a person names one. */
export const cardStep: BookingStep = {
  name: 'card',
  isMissing: async (caller, { hold, booker, booking }) => {
    if (!isRequired(caller, hold) && booking.paymentMethodId === undefined) return false;
    if (!booker) return true;
    return (await cardToBookWith(caller, booker.patientId, booking.paymentMethodId)) === null;
  },
  tell: async (caller, { hold }) => (isRequired(caller, hold) ? { card: { required: true } } : {}),
  keep: async (caller, { hold, booker, booking }, { id }) => {
    if (!isRequired(caller, hold) && booking.paymentMethodId === undefined) return;
    const card = await cardToBookWith(caller, booker.patientId, booking.paymentMethodId);
    if (card) await keepCard(caller, id, card);
  },
  carry: (caller, { from, to }) => carryCard(caller, { from: from.id, to: to.id }),
};
