import { bookingSteps } from '../../contract/booking-steps.ts';
import { handlers } from '../../http/handlers.ts';
import { readSteps } from './read-steps.ts';

/** What comes between holding a time and booking it. */
export const bookingStepsRoutes = handlers(bookingSteps, {
  getBookingSteps: ({ caller, params, request }) => readSteps(caller, params.id, request.get('Portico-Hold')),
});
