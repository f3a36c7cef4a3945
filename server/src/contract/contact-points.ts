import { z } from 'zod';
import { route } from './route.ts';
import { id } from './shapes.ts';

/** A way to reach a patient, as everybody who may see the patient reads it. */
export const ContactPoint = z
  .object({
    id: id(),
    system: z.enum(['email', 'phone']),
    value: z.string(),
    kind: z.enum(['cell', 'home', 'work']).nullable().meta({ description: 'What kind of phone, where that is known' }),
    verified: z.boolean(),
    preferred: z.boolean().meta({ description: 'At most one of a system: messages go there once it is verified' }),
  })
  .meta({ id: 'ContactPoint', description: 'Mails and messages go to verified ones only' });

/** A mail address as a person types it. */
export const emailAddress = () => z.string().trim().max(254).check(z.email());

/** A phone number as a person types it: with or without the country. */
export const phoneNumber = () =>
  z
    .string()
    .trim()
    .min(5)
    .max(30)
    .regex(/^[+()\d\s.-]+$/);

const phoneKind = z.enum(['cell', 'home', 'work']);

/** An address or number to be added; what each kind of caller may say of it stands in `more`. */
const newContact = <More extends z.ZodRawShape>(more: More) =>
  z.discriminatedUnion('system', [
    z.strictObject({ system: z.literal('email'), value: emailAddress(), ...more }),
    z.strictObject({ system: z.literal('phone'), value: phoneNumber(), kind: phoneKind.optional(), ...more }),
  ]);

const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
  .meta({ description: 'The six digits of the message: good for ten minutes and five tries' });

const list = z.object({ data: z.array(ContactPoint) });
const ofPatient = z.strictObject({ id: id() });
const oneOfPatient = z.strictObject({ id: id(), contactPointId: id() });
const mine = { callers: ['patient'] } as const;
const whereMessagesGo = { ...mine, freshAuthentication: true } as const;
const staffs = { callers: ['staff'], permission: 'patients.write' } as const;
const aboutCodes =
  'Wrong digits are `invalid-request` with the code `code-wrong` at `/code`; `code-expired` where another code is needed.';

/** How patients are reached: their own list, and the same for staff. */
export const contactPoints = {
  listMyContactPoints: route({
    method: 'get',
    path: '/v1/me/contact-points',
    summary: 'How the patient is reached',
    description: 'Kinds that the clinic’s profile settings leave out (`profile.fields.email`, `.cellPhone` …) are not listed.',
    ...mine,
    ok: list,
  }),
  addMyContactPoint: route({
    method: 'post',
    path: '/v1/me/contact-points',
    summary: 'Add an address or number',
    description: 'A code goes out to it. One that is there already is answered as it is.',
    ...whereMessagesGo,
    idempotent: true,
    status: 201,
    body: newContact({}),
    ok: ContactPoint,
    problems: ['fresh-authentication-required'],
  }),
  sendMyContactCode: route({
    method: 'post',
    path: '/v1/me/contact-points/{id}/codes',
    summary: 'Send another code',
    description: 'It ends the one before. The same answer whether or not the number gets SMS from here.',
    ...mine,
    params: ofPatient,
    status: 202,
    ok: ContactPoint,
    problems: ['not-found', 'mail-not-configured', 'sms-not-configured'],
  }),
  verifyMyContactPoint: route({
    method: 'post',
    path: '/v1/me/contact-points/{id}/verify',
    summary: 'Prove an address or number by its code',
    description: aboutCodes,
    ...whereMessagesGo,
    params: ofPatient,
    body: z.strictObject({ code }),
    ok: ContactPoint,
    problems: ['not-found', 'code-expired', 'fresh-authentication-required'],
  }),
  preferMyContactPoint: route({
    method: 'post',
    path: '/v1/me/contact-points/{id}/prefer',
    summary: 'Be reached here',
    ...whereMessagesGo,
    params: ofPatient,
    ok: ContactPoint,
    problems: ['not-found', 'contact-not-verified', 'fresh-authentication-required'],
  }),
  removeMyContactPoint: route({
    method: 'delete',
    path: '/v1/me/contact-points/{id}',
    summary: 'Remove an address or number',
    description: 'The last one of a kind that the profile needs stays (`contact-needed`).',
    ...whereMessagesGo,
    params: ofPatient,
    ok: z.undefined(),
    problems: ['not-found', 'contact-needed', 'fresh-authentication-required'],
  }),
  listContactPoints: route({
    method: 'get',
    path: '/v1/admin/patients/{id}/contact-points',
    summary: 'How a patient is reached',
    callers: ['staff'],
    permission: 'patients.read',
    params: ofPatient,
    ok: list,
    problems: ['not-found'],
  }),
  addContactPoint: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/contact-points',
    summary: 'Add a patient’s address or number',
    description: 'No code goes out by itself.',
    ...staffs,
    idempotent: true,
    status: 201,
    params: ofPatient,
    body: newContact({ verified: z.boolean().optional().meta({ description: 'The caller’s word for it' }) }),
    ok: ContactPoint,
    problems: ['not-found'],
  }),
  sendContactCode: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/contact-points/{contactPointId}/codes',
    summary: 'Send the patient a code',
    description: 'It ends the one before. The patient says it to staff, or enters it in the portal.',
    ...staffs,
    params: oneOfPatient,
    status: 202,
    ok: ContactPoint,
    problems: ['not-found', 'mail-not-configured', 'sms-not-configured', 'sms-stopped'],
  }),
  verifyContactPoint: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/contact-points/{contactPointId}/verify',
    summary: 'Prove a patient’s address or number by its code, or by the caller’s word',
    description: aboutCodes,
    ...staffs,
    params: oneOfPatient,
    body: z.union([z.strictObject({ code }), z.strictObject({ verified: z.literal(true) })]),
    ok: ContactPoint,
    problems: ['not-found', 'code-expired'],
  }),
  preferContactPoint: route({
    method: 'post',
    path: '/v1/admin/patients/{id}/contact-points/{contactPointId}/prefer',
    summary: 'Reach the patient here',
    ...staffs,
    params: oneOfPatient,
    ok: ContactPoint,
    problems: ['not-found', 'contact-not-verified'],
  }),
  removeContactPoint: route({
    method: 'delete',
    path: '/v1/admin/patients/{id}/contact-points/{contactPointId}',
    summary: 'Remove a patient’s address or number',
    ...staffs,
    params: oneOfPatient,
    ok: z.undefined(),
    problems: ['not-found'],
  }),
};
