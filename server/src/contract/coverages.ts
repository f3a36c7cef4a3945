import { z } from 'zod';
import { route } from './route.ts';
import { id, line, localDate } from './shapes.ts';

const fields = {
  payer: line(200).meta({ description: 'Who insures the patient' }),
  plan: line(200).nullable().optional(),
  memberId: line(100).nullable().optional(),
  startsOn: localDate().nullable().optional(),
  endsOn: localDate().nullable().optional(),
  isDefault: z.boolean().optional().meta({ description: 'Goes onto what the patient books while `scheduling.applyDefaultInsurance` is on; ends being it for any other' }),
};

/** A patient's insurance as staff keep it. */
export const Coverage = z
  .object({
    id: id(),
    payer: z.string(),
    plan: z.string().nullable(),
    memberId: z.string().nullable(),
    status: z.string().meta({ description: 'active, cancelled, or what the system that told of it says' }),
    startsOn: localDate().nullable(),
    endsOn: localDate().nullable(),
    isDefault: z.boolean(),
    source: z.string().nullable().meta({ description: 'The system that told of it; staff can then only make it the default' }),
  })
  .meta({ id: 'Coverage', description: 'A patient’s insurance' });

/** An insurance as its patient chooses it. */
export const OwnCoverage = z
  .object({ id: id(), payer: z.string(), plan: z.string().nullable(), isDefault: z.boolean() })
  .meta({ id: 'OwnCoverage', description: 'Send its id as `coverageId` to book with it' });

const ofPatient = z.strictObject({ id: id() });
const one = z.strictObject({ id: id(), coverageId: id() });
const reading = { callers: ['staff'], permission: 'patients.read' } as const;
const writing = { callers: ['staff'], permission: 'patients.write' } as const;

/** Insurances of patients; `server/src/patients/coverages/`. */
export const coverages = {
  listMyCoverages: route({
    method: 'get',
    path: '/v1/me/coverages',
    summary: 'List the insurances that one can book with today',
    callers: ['patient'],
    ok: z.object({ data: z.array(OwnCoverage) }),
  }),
  listCoverages: route({ ...reading, method: 'get', path: '/v1/admin/patients/{id}/coverages', summary: 'List a patient’s insurances, the default first', params: ofPatient, ok: z.object({ data: z.array(Coverage) }), problems: ['not-found'] }),
  createCoverage: route({
    ...writing,
    method: 'post',
    path: '/v1/admin/patients/{id}/coverages',
    summary: 'Add an insurance to a patient',
    idempotent: true,
    params: ofPatient,
    body: z.strictObject(fields),
    ok: Coverage,
    status: 201,
    problems: ['not-found'],
  }),
  changeCoverage: route({
    ...writing,
    method: 'patch',
    path: '/v1/admin/patients/{id}/coverages/{coverageId}',
    summary: 'Change a patient’s insurance',
    description: 'Of one that another system told of only `isDefault` can be changed: anything else is `conflict`.',
    params: one,
    body: z.strictObject({ ...fields, payer: fields.payer.optional(), status: z.enum(['active', 'cancelled']).optional() }),
    ok: Coverage,
    problems: ['not-found', 'conflict'],
  }),
  removeCoverage: route({
    ...writing,
    method: 'delete',
    path: '/v1/admin/patients/{id}/coverages/{coverageId}',
    summary: 'Remove a patient’s insurance',
    description: 'One that an appointment has, or that another system told of, is `conflict`: cancel it instead.',
    params: one,
    ok: z.undefined(),
    problems: ['not-found', 'conflict'],
  }),
};
