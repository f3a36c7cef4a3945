import { z } from 'zod';
import { emailAddress, phoneNumber } from './contact-points.ts';
import { newPassword, newUsername } from './portal-users.ts';
import { birthDay, recordFields } from './record-fields.ts';
import { route } from './route.ts';
import { id, instant, Named } from './shapes.ts';

const oneOf = z.strictObject({ id: id() });

const Registration = z
  .object({ id: id(), expiresAt: instant().meta({ description: 'The code is good until then' }) })
  .meta({ id: 'Registration', description: 'The same whether or not the address is known here' });

const RegistrationForm = z
  .object({
    systems: z.array(z.enum(['email', 'phone'])).meta({ description: 'By what a login can be linked here' }),
    locations: z.array(Named).meta({ description: 'To choose one of; empty where there is nothing to choose' }),
    mandatory: z
      .array(z.enum(['birthDate', 'gender', 'phone', 'generalPractitioner', 'referralType']))
      .meta({ description: 'Beside the names. A phone is not asked for where the person registers with one' }),
    adultsOnly: z.boolean(),
    termsUrl: z.string().nullable(),
    privacyUrl: z.string().nullable(),
    passwordLength: z.object({ least: z.number().int(), most: z.number().int() }),
  })
  .meta({ id: 'RegistrationForm', description: 'What the clinic asks of somebody who registers' });

const { gender, generalPractitioner, referralType, preferredLanguage } = recordFields;
const aboutNames = 'No links and no hidden signs: mails are addressed by it (`name-format`)';
const off = 'While `general.publicSignup` is off: `not-found`.';

/** People who make a login of their own; `server/src/registration/`. */
export const registrations = {
  registrationForm: route({
    method: 'get',
    path: '/v1/registrations/form',
    summary: 'What is asked of somebody who registers',
    description: off,
    callers: ['public'],
    ok: RegistrationForm,
    problems: ['not-found'],
  }),
  startRegistration: route({
    method: 'post',
    path: '/v1/registrations',
    summary: 'Register: prove an address or number',
    description: `A code goes out, or, to one that a login is linked to, a message that says so: the answer is the same. ${off}`,
    callers: ['public'],
    idempotent: true,
    status: 202,
    body: z.strictObject({
      contact: z.discriminatedUnion('system', [
        z.strictObject({ system: z.literal('email'), value: emailAddress() }),
        z.strictObject({ system: z.literal('phone'), value: phoneNumber() }),
      ]),
      locationId: id().optional(),
    }),
    ok: Registration,
    problems: ['not-found', 'phone-links-off', 'portal-off', 'mail-not-configured', 'sms-not-configured'],
  }),
  sendRegistrationCode: route({
    method: 'post',
    path: '/v1/registrations/{id}/codes',
    summary: 'Register: send another code',
    description: 'It ends the one before.',
    callers: ['public'],
    params: oneOf,
    status: 202,
    ok: Registration,
    problems: ['not-found', 'registration-ended', 'portal-off', 'mail-not-configured', 'sms-not-configured'],
  }),
  verifyRegistration: route({
    method: 'post',
    path: '/v1/registrations/{id}/verify',
    summary: 'Register: enter the code',
    description: 'Wrong digits are `invalid-request` with the code `code-wrong` at `/code`; `code-expired` where another code is needed.',
    callers: ['public'],
    params: oneOf,
    body: z.strictObject({
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/)
        .meta({ description: 'Six digits, good for ten minutes and five tries' }),
    }),
    ok: z.object({ token: z.string().meta({ description: 'Proves the last step' }), expiresAt: instant().meta({ description: 'Until when the registration can be completed' }) }),
    problems: ['not-found', 'code-expired', 'registration-ended'],
  }),
  completeRegistration: route({
    method: 'post',
    path: '/v1/registrations/{id}/complete',
    summary: 'Register: make patient and login',
    description: 'Nobody is signed in by it, and the same again is answered alike. What the clinic’s settings need and is missing is `invalid-request` with the code `required`.',
    callers: ['public'],
    status: 201,
    params: oneOf,
    body: z.strictObject({
      token: z.string().min(1).max(100),
      username: newUsername(),
      password: newPassword(),
      givenName: z.string().trim().min(1).max(100).meta({ description: aboutNames }),
      familyName: z.string().trim().min(1).max(100).meta({ description: aboutNames }),
      birthDate: birthDay().optional(),
      gender: gender.optional(),
      phone: phoneNumber().optional().meta({ description: 'Kept as the cell phone, unverified' }),
      generalPractitioner: generalPractitioner.optional(),
      referralType: referralType.optional(),
      preferredLanguage: preferredLanguage.optional().meta({ description: 'The language of the page unless said' }),
      locationId: id().optional().meta({ description: 'Becomes the default one; needed where there are several' }),
      accepted: z
        .strictObject({ terms: z.literal(true).optional(), privacy: z.literal(true).optional() })
        .optional()
        .meta({ description: 'Needed for each text that the clinic has' }),
    }),
    ok: z.object({ username: z.string() }),
    problems: ['not-found', 'registration-ended', 'adults-only', 'already-exists', 'phone-links-off'],
  }),
};
