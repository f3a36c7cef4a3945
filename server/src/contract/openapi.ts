import { z } from 'zod';
import { OperationOutcome } from './fhir.ts';
import { createDocument, type oas31, type ZodObjectInput, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponseObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { everywhere, problems, problemType, type ProblemName } from './problems.ts';
import type { Feature, RouteContract } from './route.ts';

const version = '1.0.0';

/** The OpenAPI 3.1 document of these features, made of the same schemas that validate requests and answers. */
export function openApiDocument(features: Readonly<Record<string, Feature>>, publicUrl: string): oas31.OpenAPIObject {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Portico',
      version,
      description:
        'The patient portal’s API. Programs send `Authorization: Bearer sk_…`, with `Portico-Patient: <id>` to act for a patient. ' +
        'Pages send the publishable key as `Portico-Key` (or `?key=` on GETs); signed-in people prove each request by DPoP (RFC 9449). ' +
        'Refusals are RFC 9457 problems.',
    },
    servers: [{ url: publicUrl }],
    tags: Object.keys(features).map((name) => ({ name })),
    paths: pathsOf(features),
    components: {
      securitySchemes: {
        publishableKey: { type: 'apiKey', in: 'header', name: 'Portico-Key', description: 'Names the organization' },
        publishableKeyInQuery: { type: 'apiKey', in: 'query', name: 'key', description: 'The same, on GETs' },
        secretKey: { type: 'http', scheme: 'bearer', description: 'sk_…, never in a browser' },
        session: { type: 'http', scheme: 'DPoP', description: 'A session token with a proof in the DPoP header (RFC 9449)' },
      },
    },
  });
}

function pathsOf(features: Readonly<Record<string, Feature>>): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const [tag, feature] of Object.entries(features)) {
    for (const [operationId, contract] of Object.entries(feature)) {
      paths[contract.path] = { ...paths[contract.path], [contract.method]: operationOf(operationId, tag, contract) };
    }
  }
  return paths;
}

function operationOf(operationId: string, tag: string, contract: RouteContract): ZodOpenApiOperationObject {
  const { params, query, body, mediaType } = contract;
  return {
    operationId,
    tags: [tag],
    summary: contract.summary,
    description: describeCallers(contract),
    security: securityOf(contract),
    requestParams: present({ path: parametersOf(params), query: parametersOf(query), header: headersOf(contract) }),
    ...(contract.method === 'get' || isEmpty(body)
      ? {}
      : { requestBody: { required: !contract.bodyOptional, content: { [contract.bodyType ?? mediaType]: { schema: body } } } }),
    responses: responsesOf(contract),
  };
}

const present = <T extends object>(parts: T): T => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;

const parametersOf = (schema: z.ZodType): ZodObjectInput | undefined => (isEmpty(schema) || !(schema instanceof z.ZodObject) ? undefined : schema);

const isEmpty = (schema: z.ZodType) => schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;

function headersOf(contract: RouteContract): ZodObjectInput | undefined {
  const shape: Record<string, z.ZodType> = {};
  if (contract.callers.includes('patient')) {
    shape['Portico-Patient'] = z.uuid().optional().meta({ description: 'With a secret key: the patient acted for' });
  }
  if (contract.idempotent) {
    shape['Idempotency-Key'] = z.string().min(8).max(200).optional().meta({ description: 'Repeats answer as the first did, for 24 hours' });
  }
  for (const name of contract.headers) shape[name] = z.string().optional();
  return Object.keys(shape).length > 0 ? z.object(shape) : undefined;
}

function describeCallers({ description, callers, permission, andPermissions = [] }: RouteContract): string {
  const who = callers.map((kind) => (kind === 'public' ? 'anyone with a key of the organization' : kind)).join(', ');
  return [description, `Callers: ${who}.`, permission ? `Permission or scope: ${[permission, ...andPermissions].map((one) => `\`${one}\``).join(' and ')}.` : ''].filter(Boolean).join('\n\n');
}

function securityOf({ callers, method }: RouteContract): Record<string, string[]>[] {
  const pub = callers.includes('public');
  return [
    { secretKey: [] },
    { session: [] },
    ...(pub ? [{ publishableKey: [] }] : []),
    ...(pub && method === 'get' ? [{ publishableKeyInQuery: [] }] : []),
  ];
}

function responsesOf(contract: RouteContract): ZodOpenApiResponsesObject {
  const responses: Record<string, ZodOpenApiResponseObject> = {
    [contract.status]: answerOf(contract.ok, contract.mediaType, contract.summary),
  };
  for (const [status, schema] of Object.entries(contract.also)) responses[status] = answerOf(schema, contract.mediaType, contract.summary);
  for (const [status, names] of byStatus([...everywhere, ...contract.problems])) {
    if (responses[status]) continue;
    if (contract.mediaType === 'application/fhir+json') {
      responses[status] = answerOf(OperationOutcome, contract.mediaType, names.map(problemType).join(', '));
      continue;
    }
    responses[status] = {
      description: names.map(problemType).join(', '),
      content: { 'application/problem+json': { schema: names.length === 1 && names[0] ? problemSchema(names[0]) : z.union(names.map(problemSchema)) } },
    };
  }
  return responses;
}

const answerOf = (schema: z.ZodType, mediaType: string, description: string): ZodOpenApiResponseObject =>
  schema instanceof z.ZodUndefined ? { description } : { description, content: { [mediaType]: { schema } } };

function byStatus(names: readonly ProblemName[]): Map<string, ProblemName[]> {
  const found = new Map<string, ProblemName[]>();
  for (const name of new Set(names)) {
    const status = `${problems[name].status}`;
    found.set(status, [...(found.get(status) ?? []), name]);
  }
  return found;
}

const schemas = new Map<ProblemName, z.ZodObject>();

function problemSchema(name: ProblemName): z.ZodObject {
  const known = schemas.get(name);
  if (known) return known;
  const made = z
    .object({
      type: z.literal(problemType(name)),
      status: z.literal(problems[name].status),
      title: z.string(),
      detail: z.string(),
      requestId: z.string(),
      ...problems[name].members.shape,
    })
    .meta({ id: `Problem-${name}` });
  schemas.set(name, made);
  return made;
}
