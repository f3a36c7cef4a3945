import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, line, localDate, page, paging } from './shapes.ts';

const ContactPoint = z
  .object({ system: z.enum(['email', 'phone']), value: z.string(), verified: z.boolean(), preferred: z.boolean() })
  .meta({ id: 'ContactPoint', description: 'Mails and messages go to verified ones only' });

const PatientIdentifier = z
  .strictObject({
    system: line(120)
      .regex(/^[^|]+$/)
      .meta({ description: 'Whose numbers these are, as a URI' }),
    value: line(120),
  })
  .meta({ id: 'PatientIdentifier', description: 'What another system calls the patient; one patient has it' });

/** A patient as staff and programs read them. */
export const Patient = z
  .object({
    id: id(),
    givenName: z.string(),
    familyName: z.string(),
    birthDate: z.string().nullable(),
    gender: z.string().nullable(),
    contactPoints: z.array(ContactPoint),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    updatedAt: instant(),
  })
  .meta({ id: 'Patient' });

const email = z.email().max(254);
const phone = z
  .string()
  .trim()
  .min(5)
  .max(30)
  .regex(/^[+()\d\s.-]+$/);

/** Patients as staff and programs keep them. */
export const patients = {
  createPatient: route({
    method: 'post',
    path: '/v1/admin/patients',
    summary: 'Add a patient',
    callers: ['staff'],
    permission: 'patients.write',
    idempotent: true,
    status: 201,
    body: z.strictObject({
      givenName: line(100),
      familyName: line(100),
      birthDate: localDate().optional(),
      gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
      preferredLanguage: z.enum(['en', 'fr', 'it', 'es']).optional(),
      address: line(300).optional(),
      city: line(100).optional(),
      province: line(100).optional(),
      postalCode: line(20).optional(),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      identifiers: z.array(PatientIdentifier).max(20).optional(),
      contactPoints: z
        .array(
          z.discriminatedUnion('system', [
            z.strictObject({ system: z.literal('email'), value: email, verified: z.boolean().optional() }),
            z.strictObject({ system: z.literal('phone'), value: phone, verified: z.boolean().optional() }),
          ]),
        )
        .max(10)
        .optional()
        .meta({ description: 'The first of a system is the preferred one; `verified` is the caller’s word for it' }),
    }),
    ok: Patient,
    problems: ['already-exists'],
  }),
  listPatients: route({
    method: 'get',
    path: '/v1/admin/patients',
    summary: 'Find patients',
    description:
      'By the beginning of the family name, by both names, by a whole mail address or phone number. Without a search all of them, by name.',
    callers: ['staff'],
    permission: 'patients.read',
    query: z.strictObject({
      ...paging,
      search: line(100).optional(),
      identifier: line(254).optional().meta({ description: 'system|value' }),
    }),
    ok: page(Patient),
  }),
  getPatient: route({
    method: 'get',
    path: '/v1/admin/patients/{id}',
    summary: 'One patient',
    callers: ['staff'],
    permission: 'patients.read',
    params: z.strictObject({ id: id() }),
    ok: Patient,
    problems: ['not-found'],
  }),
};
