import { consentAsked, type ConsentSubject } from '../../consents/consent-asked.ts';
import { recordConsent } from '../../consents/record-consent.ts';
import type { SchedulingConsent, ShownVersion } from '../../consents/scheduling-consent.ts';
import { ticketFor } from '../../files/tickets.ts';
import type { Booker, Booking, BookingStep } from './step.ts';

/** What a person agrees to before they book. */
export const consentStep: BookingStep = {
  name: 'consent',
  isMissing: async (caller, { booker, booking }) => {
    const asked = await consentAsked(caller, subjectOf(booker));
    if (!asked) return false;
    if (!booking.consent) return asked.required;
    return versionAnswered(asked, booking) === null || (asked.required && !booking.consent.accepted);
  },
  tell: async (caller, { booker, hold }) => {
    const asked = await consentAsked(caller, subjectOf(booker));
    if (!asked) return {};
    const { id: versionId, text, language, document } = asked.shown;
    const opened = document && { name: document.name, ticketUrl: ticketFor(caller, document.fileId, hold.id).url };
    return { consent: { versionId, text, language, document: opened, required: asked.required } };
  },
  keep: async (caller, { booker, booking }, { id: appointmentId }) => {
    const asked = booking.consent && (await consentAsked(caller, subjectOf(booker)));
    const version = asked && versionAnswered(asked, booking);
    if (!asked || !version || !booking.consent) return;
    const { accepted } = booking.consent;
    await recordConsent(caller, { consent: asked, version, accepted, appointmentId, patientId: booker.patientId, isGuest: booker.origin === 'guest' });
  },
};

const subjectOf = (booker: Booker | null): ConsentSubject | null => booker && { patientId: booker.patientId, isGuest: booker.origin === 'guest' };

/** The version that was shown, in whichever language; null for one that isn't current any more: it has to be shown anew. */
const versionAnswered = ({ versions }: SchedulingConsent, { consent }: Booking): ShownVersion | null =>
  versions.find(({ id }) => id === consent?.versionId) ?? null;
