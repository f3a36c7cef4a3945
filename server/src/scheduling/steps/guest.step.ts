import type { Caller } from '../../http/caller.ts';
import { Problem } from '../../http/problem.ts';
import { text } from '../../locales/text.ts';
import { nameGuest } from '../../patients/guests/guest.ts';
import { isName } from '../../patients/name-format.ts';
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
    if (guest && booker) assertTold(caller, guest);
    return guest === undefined;
  },
  keep: async (caller, { booker, booking: { guest } }) => {
    if (booker.origin !== 'guest' || !guest) return;
    await nameGuest(caller, booker.patientId, guest);
    await keepAcceptance(caller, booker.patientId);
  },
};

/** @throws invalid-request — with `name-format` at a name that is none, `accept` at each text of the clinic's that wasn't accepted */
function assertTold({ settings, language }: Caller, guest: GuestTold): void {
  const { accepted } = guest;
  const issues: [path: string, code: 'name-format' | 'accept'][] = [
    ...(['givenName', 'familyName'] as const).filter((field) => !isName(guest[field])).map((field) => [field, 'name-format'] as [string, 'name-format']),
    ...(settings.get('general.termsUrl') && !accepted?.terms ? [['accepted/terms', 'accept'] as [string, 'accept']] : []),
    ...(settings.get('general.privacyUrl') && !accepted?.privacy ? [['accepted/privacy', 'accept'] as [string, 'accept']] : []),
  ];
  const errors = issues.map(([path, code]) => ({ in: 'body', path: `/guest/${path}`, code, message: text(language, `issue.${code}`) }));
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}
