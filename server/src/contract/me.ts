import { z } from 'zod';
import type { ProfileName } from '../settings/catalog/profile.ts';
import { ContactPoint, emailAddress, phoneNumber } from './contact-points.ts';
import { birthDay, knownFields, recordFields } from './record-fields.ts';
import { route } from './route.ts';
import { id, localDate } from './shapes.ts';

/** Every field of the profile, as a patient writes it. */
const written = {
  preferredName: recordFields.preferredName,
  pronouns: recordFields.pronouns,
  birthDate: birthDay(),
  gender: recordFields.gender,
  email: emailAddress(),
  cellPhone: phoneNumber(),
  homePhone: phoneNumber(),
  workPhone: phoneNumber(),
  address: recordFields.address,
  city: recordFields.city,
  province: recordFields.province,
  postalCode: recordFields.postalCode,
  country: recordFields.country,
  emergencyContactName: recordFields.emergencyContactName,
  emergencyContactPhone: recordFields.emergencyContactPhone,
  emergencyContactRelationship: recordFields.emergencyContactRelationship,
  generalPractitioner: recordFields.generalPractitioner,
  referralType: recordFields.referralType,
  occupation: recordFields.occupation,
  employer: recordFields.employer,
  healthCardNumber: recordFields.healthCardNumber,
  preferredLanguage: recordFields.preferredLanguage,
  communicationPreference: recordFields.communicationPreference,
} as const satisfies Record<ProfileName, z.ZodType>;

const fieldNames = Object.keys(written).filter((name): name is ProfileName => name in written);

/** An object with something for each field that the clinic shows; the others aren't there. */
const eachField = <Value extends z.ZodType>(value: Value) =>
  Object.fromEntries(fieldNames.map((name) => [name, value.optional()])) as Record<ProfileName, z.ZodOptional<Value>>;

const contactField = z.string().nullable().optional();

/** What a patient sees of themselves. */
export const Profile = z
  .object({
    id: id().nullable().meta({ description: 'The portal user; null where a program acts for somebody without one' }),
    username: z.string().nullable(),
    linkedTo: z.string().nullable().meta({ description: 'The linked email or phone, masked' }),
    patient: z
      .object({
        givenName: z.string(),
        familyName: z.string(),
        ...(Object.fromEntries(Object.entries(knownFields).map(([name, schema]) => [name, schema.optional()])) as {
          [Name in keyof typeof knownFields]: z.ZodOptional<(typeof knownFields)[Name]>;
        }),
        birthDate: localDate().nullable().optional(),
        email: contactField,
        cellPhone: contactField,
        homePhone: contactField,
        workPhone: contactField,
      })
      .meta({ id: 'ProfilePatient', description: 'The names, and every field that the clinic shows' }),
    fields: z
      .object(eachField(z.enum(['yes', 'mandatory'])))
      .meta({ id: 'ProfileFields', description: 'The fields that are shown, in their order, and whether they must be filled in' }),
    missing: z.array(z.enum(fieldNames)).meta({ description: 'Mandatory fields that are still empty' }),
    contactPoints: z.array(ContactPoint),
  })
  .meta({ id: 'Profile' });

/** Oneself: the profile; `server/src/identity/me/`. */
export const me = {
  getMe: route({
    method: 'get',
    path: '/v1/me',
    summary: 'The patient’s own profile',
    callers: ['patient'],
    ok: Profile,
  }),
  changeMe: route({
    method: 'patch',
    path: '/v1/me',
    summary: 'Change one’s profile',
    description:
      'What is left out stays, `null` empties. A field that the clinic doesn’t show is `unknown`, a mandatory one that would be emptied `required`. A new email or phone is added beside the verified one and a code goes out to it; people must have proved lately who they are for these.',
    callers: ['patient'],
    body: z
      .strictObject(Object.fromEntries(Object.entries(written).map(([name, schema]) => [name, schema.nullable().optional()])) as {
        [Name in keyof typeof written]: z.ZodOptional<z.ZodNullable<(typeof written)[Name]>>;
      })
      .meta({ id: 'ProfileChange' }),
    ok: Profile,
    problems: ['fresh-authentication-required'],
  }),
};
