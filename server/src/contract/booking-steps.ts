import { z } from 'zod';
import { problems } from './problems.ts';
import { route } from './route.ts';
import { id, instant } from './shapes.ts';

const stepName = problems['step-missing'].members.shape.missing.element;

/** What a person agrees to before they book, as it is shown to them now. */
export const ConsentAsked = z
  .object({
    versionId: z.uuid().meta({ description: 'Send it with the booking: it stands for this very text, language and document' }),
    text: z.string().meta({ description: 'Plain text; an empty line parts paragraphs' }),
    language: z.enum(['en', 'fr', 'it', 'es']),
    document: z
      .object({ name: z.string(), ticketUrl: z.url().meta({ description: 'Opens the file for 60 seconds; ask for the steps again for a new one' }) })
      .nullable(),
    required: z.boolean().meta({ description: 'Off: the box may stay empty; what was chosen is kept' }),
  })
  .meta({ id: 'ConsentAsked' });

/** What a held time still needs before it can be booked, and what a tag shows with each step. */
export const BookingSteps = z
  .object({
    missing: z.array(stepName).meta({ description: 'In the order in which to ask; `POST /v1/appointments` refuses while any is left' }),
    reason: z.boolean().meta({ description: 'Whether the person may write a reason' }),
    consent: ConsentAsked.nullable().meta({ description: 'Null where nothing is asked, or it was answered before' }),
    card: z.object({ required: z.boolean() }).nullable(),
    forms: z.array(z.object({ id: id(), title: z.string(), done: z.boolean() })),
    coverage: z.object({ id: id(), payer: z.string(), plan: z.string().nullable() }).nullable().meta({ description: 'The coverage that goes with the booking' }),
    contact: z
      .object({ system: z.enum(['email', 'phone']), masked: z.string(), verified: z.boolean() })
      .nullable()
      .meta({ description: 'The contact that a guest gave' }),
    overlaps: z
      .array(z.object({ id: id(), start: instant() }))
      .meta({ description: 'The patient’s own visits at the same time: booking is accepted all the same. Empty for guests' }),
    cancelUntil: instant().nullable().meta({ description: 'The last moment to cancel what would be booked, by the type’s own notice, else the clinic’s; null: it couldn’t be cancelled online, but for undoing at once' }),
    rescheduleUntil: instant().nullable().meta({ description: 'The last moment to move it; null: it couldn’t be moved online' }),
  })
  .meta({ id: 'BookingSteps' });

/** What comes between holding a time and booking it; `server/src/scheduling/steps/`. */
export const bookingSteps = {
  getBookingSteps: route({
    method: 'get',
    path: '/v1/holds/{id}/steps',
    summary: 'What a held time still needs before it is booked',
    callers: ['public', 'patient', 'staff'],
    headers: ['Portico-Hold'],
    params: z.object({ id: z.uuid() }),
    ok: BookingSteps,
    problems: ['not-found', 'hold-expired'],
  }),
};
