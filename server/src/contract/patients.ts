import { z } from 'zod';
import { ContactPoint, emailAddress, phoneNumber } from './contact-points.ts';
import { loginState } from './portal-users.ts';
import { birthDay, knownFields, recordFields } from './record-fields.ts';
import { route } from './route.ts';
import { id, instant, line, Named, page, paging } from './shapes.ts';

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
    preferredName: z.string().nullable(),
    birthDate: z.string().nullable(),
    gender: z.string().nullable(),
    contactPoints: z.array(ContactPoint),
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    updatedAt: instant(),
  })
  .meta({ id: 'Patient' });

/** A patient as lists show them to staff. */
export const ListedPatient = Patient.extend({
  login: loginState().nullable().meta({ description: 'How far the patient’s own login is; null for whoever may not see logins' }),
}).meta({ id: 'ListedPatient' });

/** A patient with all that the record holds. */
export const PatientRecord = Patient.extend({
  ...knownFields,
  deceased: z.boolean(),
  selfBooking: z.boolean().nullable().meta({ description: 'Whether this patient books online; null: as `scheduling.selfBooking` says' }),
  existing: z.boolean().nullable().meta({ description: 'Staff’s word that they have been here before; null: a visit that took place says so' }),
  defaultLocation: Named.nullable(),
  defaultPractitioner: Named.nullable().meta({ description: 'Who usually treats the patient' }),
  additionalPractitioners: z.array(Named),
  possibleDuplicates: z.number().int().meta({ description: 'How many other records staff have yet to compare with this one' }),
}).meta({ id: 'PatientRecord' });

const { preferredName, gender, preferredLanguage, address, city, province, postalCode, country } = recordFields;
const nullable = <Shape extends z.ZodRawShape>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, z.nullable(schema)])) as { [Name in keyof Shape]: z.ZodNullable<Shape[Name]> };
const optionally = { preferredName, gender, preferredLanguage, address, city, province, postalCode, country };

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
      birthDate: birthDay().optional(),
      ...z.object(optionally).partial().shape,
      defaultLocationId: id().optional(),
      identifiers: z.array(PatientIdentifier).max(20).optional(),
      contactPoints: z
        .array(
          z.discriminatedUnion('system', [
            z.strictObject({ system: z.literal('email'), value: emailAddress(), verified: z.boolean().optional() }),
            z.strictObject({ system: z.literal('phone'), value: phoneNumber(), verified: z.boolean().optional() }),
          ]),
        )
        .max(10)
        .optional()
        .meta({ description: 'The first of a system is the preferred one; `verified` is the caller’s word for it' }),
    }),
    ok: PatientRecord,
    problems: ['already-exists', 'not-found'],
  }),
  listPatients: route({
    method: 'get',
    path: '/v1/admin/patients',
    summary: 'Find patients',
    description:
      'By the beginnings of any parts of the name (`ma che`), in any script; by the birth date (`1987-03-12`, `12/03/1987`); by the last four digits of a phone or all of them; by a whole mail address; by several of these at once. Without a search all of them, by name.',
    callers: ['staff'],
    permission: 'patients.read',
    query: z.strictObject({
      ...paging,
      search: line(100).optional(),
      identifier: line(254).optional().meta({ description: 'system|value' }),
    }),
    ok: page(ListedPatient),
  }),
  listCareOptions: route({
    method: 'get',
    path: '/v1/admin/care-options',
    summary: 'Where and by whom patients may be treated',
    description: 'The locations and practitioners that are active, in the organization’s order: what a patient’s defaults are chosen from.',
    callers: ['staff'],
    permission: 'patients.read',
    ok: z.object({ locations: z.array(Named), practitioners: z.array(Named) }).meta({ id: 'CareOptions' }),
  }),
  getPatient: route({
    method: 'get',
    path: '/v1/admin/patients/{id}',
    summary: 'One patient',
    callers: ['staff'],
    permission: 'patients.read',
    params: z.strictObject({ id: id() }),
    ok: PatientRecord,
    problems: ['not-found'],
  }),
  changePatient: route({
    method: 'patch',
    path: '/v1/admin/patients/{id}',
    summary: 'Change a patient’s record',
    description: 'What is left out stays, `null` empties. Contacts have routes of their own.',
    callers: ['staff'],
    permission: 'patients.write',
    params: z.strictObject({ id: id() }),
    body: z
      .strictObject({
        givenName: line(100),
        familyName: line(100),
        birthDate: birthDay().nullable(),
        ...nullable(recordFields),
        deceased: z.boolean(),
        selfBooking: z.boolean().nullable(),
        existing: z.boolean().nullable(),
        defaultLocationId: id().nullable(),
        defaultPractitionerId: id().nullable(),
        additionalPractitionerIds: z.array(id()).max(20),
      })
      .partial(),
    ok: PatientRecord,
    problems: ['not-found'],
  }),
};

