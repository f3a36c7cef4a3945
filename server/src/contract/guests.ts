import { z } from 'zod';
import { emailAddress, phoneNumber } from './contact-points.ts';
import { Patient } from './patients.ts';
import { route } from './route.ts';
import { id, instant, line, page, paging } from './shapes.ts';

const aboutNames = 'No links and no hidden signs: mails are addressed by it (`name-format`)';

/** Who books without an account, as they call themselves: goes with the booking. */
export const Guest = z
  .strictObject({
    givenName: line(100).meta({ description: aboutNames }),
    familyName: line(100).meta({ description: aboutNames }),
    accepted: z
      .strictObject({ terms: z.literal(true).optional(), privacy: z.literal(true).optional() })
      .optional()
      .meta({ description: 'Needed for each text that the clinic has: `general.termsUrl`, `general.privacyUrl`' }),
  })
  .meta({ id: 'Guest', description: 'Only for bookings without an account: the contact was proved before' });

const HoldContact = z
  .object({
    system: z.enum(['email', 'phone']),
    masked: z.string(),
    verified: z.boolean(),
    expiresAt: instant().nullable().meta({ description: 'The code that was sent is good until then; null once the contact is proved' }),
  })
  .meta({ id: 'HoldContact', description: 'The same whether or not the address is known here' });

const GuestMatch = Patient.extend({
  sameName: z.boolean(),
  sameContact: z.boolean(),
}).meta({ id: 'GuestMatch', description: 'A patient who may be this guest' });

/** Somebody who booked without an account, for staff. */
export const GuestRecord = z
  .object({
    id: id().meta({ description: 'The `patient.id` of their appointments' }),
    givenName: z.string(),
    familyName: z.string(),
    email: z.string().nullable().meta({ description: 'Proved by a code, as is the phone' }),
    phone: z.string().nullable(),
    appointments: z.number().int().meta({ description: 'How many they booked' }),
    createdAt: instant(),
  })
  .meta({ id: 'GuestRecord' });

const onHold = { callers: ['public'], headers: ['Portico-Hold'], params: z.strictObject({ id: id() }) } as const;
const off = 'While `scheduling.publicBooking` is off: `public-booking-off`.';
const about = 'A guest is no patient: found in no search, matched with nobody, until staff say so here or the person registers with the same contact.';
const staffs = { callers: ['staff'], permission: 'patients.write' } as const;
const one = z.strictObject({ id: id() });

/** Booking without an account; `server/src/scheduling/guests/`. */
export const guests = {
  giveHoldContact: route({
    ...onHold,
    method: 'post',
    path: '/v1/holds/{id}/contact',
    summary: 'Book without an account: say how one is reached',
    description: `A code goes out to it, always, and ends the one before. Another address or number takes the place of the one given before, which then has to be proved anew. ${off}`,
    status: 202,
    body: z.discriminatedUnion('system', [
      z.strictObject({ system: z.literal('email'), value: emailAddress() }),
      z.strictObject({ system: z.literal('phone'), value: phoneNumber() }),
    ]),
    ok: HoldContact,
    problems: ['not-found', 'hold-expired', 'public-booking-off', 'mail-not-configured', 'sms-not-configured'],
  }),
  verifyHoldContact: route({
    ...onHold,
    method: 'post',
    path: '/v1/holds/{id}/contact/verify',
    summary: 'Book without an account: enter the code',
    description: `Wrong digits are \`invalid-request\` with the code \`code-wrong\` at \`/code\`; \`code-expired\` where another code is needed. ${off}`,
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/)
        .meta({ description: 'Six digits, good for ten minutes and five tries' }),
    }),
    ok: HoldContact,
    problems: ['not-found', 'hold-expired', 'public-booking-off', 'code-expired'],
  }),
  listGuests: route({
    method: 'get',
    path: '/v1/admin/guests',
    summary: 'Who booked without an account, the latest first',
    description: about,
    callers: ['staff'],
    permission: 'patients.read',
    query: z.strictObject(paging),
    ok: page(GuestRecord),
  }),
  getGuest: route({
    method: 'get',
    path: '/v1/admin/guests/{id}',
    summary: 'Read a guest, with the patients who may be the same person',
    callers: ['staff'],
    permission: 'patients.read',
    params: one,
    ok: GuestRecord.extend({ matches: z.array(GuestMatch) }).meta({ id: 'GuestWithMatches' }),
    problems: ['not-found'],
  }),
  makeGuestPatient: route({
    ...staffs,
    method: 'post',
    path: '/v1/admin/guests/{id}/patient',
    summary: 'Make a patient of a guest',
    description: 'Records that may be the same person then stand among the duplicates. Asking twice is answered alike.',
    params: one,
    ok: Patient,
    problems: ['not-found'],
  }),
  mergeGuest: route({
    ...staffs,
    method: 'post',
    path: '/v1/admin/guests/{id}/merge',
    summary: 'Say which patient a guest is',
    description: 'All that the guest has, appointments first, becomes the patient’s. It can’t be undone. Asking twice for the same is answered alike.',
    params: one,
    body: z.strictObject({ patientId: id() }),
    ok: Patient,
    problems: ['not-found', 'conflict'],
  }),
};
