import type { Caller } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { nameGuest } from '../../patients/guests/guest.ts';
import { keepAcceptance } from '../../registration/keep-acceptance.ts';
import { contactOfHold } from '../guests/guest-of-hold.ts';
import { mayBeGuest } from '../guests/public-booking.ts';
import type { BookingStep, GuestTold } from './step.ts';

/** Whoever books without an account proves how they are reached. */
export const contactStep: BookingStep = {
  name: 'contact',
  isMissing: (caller, { booker }) => booker === null && mayBeGuest(caller),
  tell: async (caller, { hold }) => {
    const contact = await contactOfHold(caller, hold.id);
    return { contact: contact && { system: contact.system, masked: contact.masked, verified: contact.verified } };
  },
};

/** Whoever books without an account says who they are, and accepts what the clinic has its patients accept. */
export const nameStep: BookingStep = {
  name: 'name',
  isMissing: (caller, { booker, booking: { guest } }) => {
    if (!mayBeGuest(caller)) return false;
    if (guest && booker) assertAccepted(caller, guest);
    return guest === undefined;
  },
  keep: async (caller, { booker, booking: { guest } }) => {
    if (booker.origin !== 'guest' || !guest) return;
    await nameGuest(caller, booker.patientId, guest);
    await keepAcceptance(caller, booker.patientId);
  },
};

/** @throws invalid-request — with `accept` at each text of the clinic's that wasn't accepted */
function assertAccepted({ settings, language }: Caller, { accepted }: GuestTold): void {
  const missing = [
    ...(settings.get('general.termsUrl') && !accepted?.terms ? ['terms'] : []),
    ...(settings.get('general.privacyUrl') && !accepted?.privacy ? ['privacy'] : []),
  ];
  const errors = missing.map((one) => ({ in: 'body', path: `/guest/accepted/${one}`, code: 'accept', message: text(language, 'issue.accept') }));
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}
