import type { Caller } from '../../http/caller.ts';
import { ownCard, savedCardOf, savedCards, type SavedCard } from './saved-cards.ts';

/**
 * The card that somebody books with: the one they name, else the latest that can be used; null where there is none.
 * @throws not-found — they name one that isn't theirs
 */
export async function cardToBookWith(caller: Caller, patientId: string, named: string | undefined): Promise<SavedCard | null> {
  if (named === undefined) return (await savedCards(caller, patientId)).find(({ usable }) => usable) ?? null;
  const card = await ownCard(caller, patientId, named);
  return card.usable ? card : null;
}

/** Keeps the card with an appointment. Inside `tx`. */
export async function keepCard({ db }: Caller, appointmentId: string, { card }: SavedCard): Promise<void> {
  await db.AppointmentCard.insert({ appointmentId, paymentMethodId: card.id });
}

/** Takes the card along to the appointment that stands in place of the other. Inside `tx`. */
export async function carryCard({ db }: Caller, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  const kept = await db.AppointmentCard.one({ appointmentId: from });
  if (kept) await db.AppointmentCard.insert({ appointmentId: to, paymentMethodId: kept.paymentMethodId });
}

/** A card as staff see it at an appointment. */
export interface BookedCard {
  readonly brand: string;
  readonly last4: string;
}

/** The card that an appointment was booked with; null where there is none, or it was removed since. */
export async function cardOfAppointment(caller: Caller, appointmentId: string): Promise<BookedCard | null> {
  const kept = await caller.db.AppointmentCard.one({ appointmentId });
  const saved = kept && (await savedCardOf(caller, kept.paymentMethodId));
  return saved && { brand: saved.card.brand, last4: saved.card.last4 };
}
