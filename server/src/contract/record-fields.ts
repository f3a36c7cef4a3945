import { z } from 'zod';
import { line, localDate } from './shapes.ts';
import { phoneNumber } from './contact-points.ts';

/** What a patient's record holds beside the names and contacts: as it is written; all of it may be unknown. */
export const recordFields = {
  preferredName: line(100),
  pronouns: line(40),
  gender: z.enum(['male', 'female', 'other', 'unknown']),
  address: line(300),
  city: line(100),
  province: line(100),
  postalCode: line(20),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'ISO 3166-1, two letters' }),
  emergencyContactName: line(200),
  emergencyContactPhone: phoneNumber(),
  emergencyContactRelationship: line(100),
  generalPractitioner: line(200),
  referralType: line(100).meta({ description: 'How the patient heard of the clinic' }),
  occupation: line(100),
  employer: line(100),
  healthCardNumber: line(60),
  preferredLanguage: z.enum(['en', 'fr', 'it', 'es']),
  communicationPreference: z.enum(['email', 'phone']),
} as const;

/** A day on which somebody who lives may have been born; not after today is for the service, which has the clock. */
export const birthDay = () => localDate().refine((day) => day >= '1880-01-01' || !/^\d{4}-\d\d-\d\d$/.test(day), { error: 'Not before 1880' });

/** The record as it is read: what other systems told of may be in no form of ours. */
export const knownFields = {
  preferredName: z.string().nullable(),
  pronouns: z.string().nullable(),
  gender: z.string().nullable(),
  address: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  postalCode: z.string().nullable(),
  country: z.string().nullable(),
  emergencyContactName: z.string().nullable(),
  emergencyContactPhone: z.string().nullable(),
  emergencyContactRelationship: z.string().nullable(),
  generalPractitioner: z.string().nullable(),
  referralType: z.string().nullable(),
  occupation: z.string().nullable(),
  employer: z.string().nullable(),
  healthCardNumber: z.string().nullable(),
  preferredLanguage: z.string().nullable(),
  communicationPreference: z.string().nullable(),
} as const satisfies Record<keyof typeof recordFields, z.ZodType>;
