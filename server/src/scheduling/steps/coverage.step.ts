import { carryCoverage, coverageToBookWith, keepCoverage } from '../../patients/coverages/booking-coverage.ts';
import type { BookingStep } from './step.ts';

/** The insurance that goes with a booking: the one that is named, or the default one while the clinic applies it. Guests have none. */
export const coverageStep: BookingStep = {
  name: null,
  isMissing: () => false,
  tell: async (caller, { booker, booking }) => {
    const found = booker && booker.origin !== 'guest' ? await coverageToBookWith(caller, booker.patientId, booking.coverageId) : null;
    return found ? { coverage: { id: found.id, payer: found.payer, plan: found.plan } } : {};
  },
  keep: async (caller, { booker, booking }, { id }) => {
    if (booker.origin === 'guest' && booking.coverageId === undefined) return;
    const found = await coverageToBookWith(caller, booker.patientId, booking.coverageId);
    if (found) await keepCoverage(caller, id, found);
  },
  carry: (caller, { from, to }) => carryCoverage(caller, { from: from.id, to: to.id }),
};
