import { z } from 'zod';
import { route } from './route.ts';

/** FHIR's own JSON: the one place where a schema is open. */
export const FhirResource = z
  .looseObject({ resourceType: z.string(), id: z.string().optional() })
  .meta({ id: 'FhirResource', description: 'A FHIR R4 resource, as its source sent it' });

/** What became of a request, or of an entry of one, in FHIR’s own form. */
export const OperationOutcome = z
  .object({
    resourceType: z.literal('OperationOutcome'),
    issue: z.array(
      z.object({
        severity: z.enum(['fatal', 'error', 'warning', 'information']),
        code: z.string().meta({ description: 'FHIR’s issue type' }),
        details: z
          .object({ coding: z.array(z.object({ system: z.string(), code: z.string() })).optional(), text: z.string() })
          .optional(),
        diagnostics: z
          .string()
          .optional()
          .meta({ description: 'What is wrong and what to do, in the caller’s language' }),
        expression: z.array(z.string()).optional(),
      }),
    ),
  })
  .meta({ id: 'OperationOutcome', description: 'FHIR’s way to say what became of something' });

const ResponseEntry = z
  .object({
    response: z.object({
      status: z
        .string()
        .meta({ description: '201 made; 200 changed, the same, or of a kind that isn’t kept; 4xx refused' }),
      etag: z.string().optional().meta({ description: 'Unchanged where nothing was written' }),
      location: z.string().optional(),
      outcome: OperationOutcome.optional(),
    }),
  })
  .meta({ id: 'FhirResponseEntry' });

/** What became of each entry of a Bundle, in its order. */
export const FhirResponseBundle = z
  .object({
    resourceType: z.literal('Bundle'),
    type: z.enum(['transaction-response', 'batch-response']),
    entry: z.array(ResponseEntry).meta({ description: 'One an entry, in order' }),
  })
  .meta({
    id: 'FhirResponseBundle',
    description: 'What became of each entry; good ones are kept whatever becomes of the others',
  });

/** A page of resources that were searched for. */
export const FhirSearchset = z
  .object({
    resourceType: z.literal('Bundle'),
    type: z.literal('searchset'),
    link: z.array(z.object({ relation: z.enum(['self', 'next']), url: z.string() })),
    entry: z.array(
      z.object({ fullUrl: z.string(), resource: FhirResource, search: z.object({ mode: z.literal('match') }) }),
    ),
  })
  .meta({ id: 'FhirSearchset', description: 'One page of resources; `next` among the links leads on' });

const type = z
  .string()
  .regex(/^[A-Z][A-Za-z]{1,63}$/)
  .meta({ description: 'A kind of FHIR R4 that is kept' });
const fhirId = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,64}$/)
  .meta({ description: 'The id in the key’s own source, else ours' });
const common = { callers: ['staff'], permission: 'fhir', mediaType: 'application/fhir+json' } as const;
const refusals = {
  400: OperationOutcome,
  405: OperationOutcome,
  409: OperationOutcome,
  413: OperationOutcome,
  422: OperationOutcome,
};

/** FHIR R4 in and out, for programs with a key. Refusals are OperationOutcomes here. */
export const fhir = {
  importFhir: route({
    ...common,
    method: 'post',
    path: '/v1/fhir',
    summary: 'Import a FHIR R4 Bundle or a single resource',
    description:
      'Transaction, batch, collection, document or searchset, 32 MB at most. The same source, type and id is the same resource; the same content is no ' +
      'write. Entries may refer to each other in any order. Kinds that aren’t kept are answered 200 with an informational outcome.',
    body: FhirResource,
    ok: z.union([FhirResponseBundle, OperationOutcome, FhirResource]),
    also: { 201: FhirResource, ...refusals },
  }),
  putFhir: route({
    ...common,
    method: 'put',
    path: '/v1/fhir/{type}/{id}',
    summary: 'Store one FHIR resource under its id',
    params: z.object({ type, id: fhirId }),
    body: FhirResource,
    ok: z.union([OperationOutcome, FhirResource]),
    also: { 201: FhirResource, ...refusals },
  }),
  listFhir: route({
    ...common,
    method: 'get',
    path: '/v1/fhir/{type}',
    summary: 'Resources of a kind, as their sources sent them',
    params: z.object({ type }),
    query: z
      .object({
        _count: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'Resources a page' }),
        cursor: z.uuid().optional().meta({ description: 'From the link to the next page' }),
        patient: z.string().max(200).optional().meta({ description: 'Only of this patient: its id, or Patient/id' }),
        identifier: z.string().max(254).optional().meta({ description: 'Patients with this identifier: system|value' }),
      })
      .strict(),
    ok: FhirSearchset,
    problems: ['not-found'],
  }),
  readFhir: route({
    ...common,
    method: 'get',
    path: '/v1/fhir/{type}/{id}',
    summary: 'One resource as its source sent it',
    params: z.object({ type, id: fhirId }),
    ok: FhirResource,
    problems: ['not-found'],
  }),
};
