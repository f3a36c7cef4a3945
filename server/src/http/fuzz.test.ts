import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { features } from '../contract/features.ts';
import { openApiDocument } from '../contract/openapi.ts';
import type { CallerKind, Feature } from '../contract/route.ts';
import { clinic } from '../testing/clinic.ts';
import { fixtureId } from '../testing/fixture-patients.ts';
import type { Client } from '../testing/http-client.ts';

type Json = Record<string, unknown>;
interface Operation {
  name: string;
  method: string;
  path: string;
  callers: readonly CallerKind[];
  parameters: { name: string; in: string; required?: boolean; schema: Json }[];
  body: Json | null;
  media: string;
  responses: Record<string, { content?: Json }>;
}

const document = JSON.parse(JSON.stringify(openApiDocument(features, 'https://api.example')));
const all: Feature[] = Object.values(features);
const callersOf = new Map(all.flatMap((feature) => Object.entries(feature).map(([name, { callers }]) => [name, callers] as const)));
const operations: Operation[] = Object.entries<Json>(document.paths).flatMap(([path, byMethod]) =>
  // The document's own shape, which openapi.test.ts holds.
  Object.entries(byMethod as Record<string, Json & { responses: Operation['responses'] }>).map(([method, operation]) => {
    const content = ((operation['requestBody'] as Json | undefined)?.['content'] ?? {}) as Record<string, { schema: Json }>;
    const [media = 'application/json'] = Object.keys(content);
    const parameters = (operation['parameters'] ?? []) as Operation['parameters'];
    const name = String(operation['operationId']);
    return { name, callers: callersOf.get(name) ?? [], method, path, parameters, body: content[media]?.schema ?? null, media, responses: operation.responses };
  }),
);

const hostile = fc.constantFrom<unknown>(
  null, '', ' ', '\u0000', "'; drop table patients; --", '<script>alert(1)</script>', '../../../etc/passwd', '%00', '${7*7}', '{{7*7}}', '\u202e', '🦷'.repeat(300),
  'x'.repeat(5000), -1, 0, 1.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 2, true, [], {}, [[]], { $gt: '' }, { __proto__: null, constructor: 1 },
  '2027-02-30', '2027-13-01', '9999-12-31', '0000-01-01', '2027-03-14T02:30:00-05:00', 'NaN', '１２３', 'Ω≈ç√', '=1+1', '\r\nBcc: a@b.example',
);
const knownIds = fc.constantFrom(...['pt', 'pu', 'lo', 'pr', 'ty'].map((kind) => fixtureId(kind, 0)), '01900000-0000-7000-8000-00000000dead');

/** Values that a schema describes, and now and then some that it doesn't. */
function valueOf(schema: Json | undefined, depth = 0): fc.Arbitrary<unknown> {
  const usual = describedBy(schema ?? {}, depth);
  return fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: hostile });
}

function describedBy(schema: Json, depth: number): fc.Arbitrary<unknown> {
  if (depth > 5) return fc.constant(null);
  if (typeof schema['$ref'] === 'string') return describedBy(document.components.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {}, depth + 1);
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((one) => describedBy(one, depth + 1)));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  if ('const' in schema) return fc.constant(schema['const']);
  switch ([schema['type']].flat()[0]) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return fc.array(valueOf(schema['items'] as Json, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return integerOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return textOf(schema);
  }
}

function objectOf(schema: Json, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, valueOf(one, depth + 1)]));
  const record = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
  return fc.oneof({ weight: 9, arbitrary: record }, { weight: 1, arbitrary: fc.record(fields, { requiredKeys: [] }) });
}

function integerOf({ minimum, maximum }: Json): fc.Arbitrary<unknown> {
  const min = Math.ceil(Math.max(Number(minimum ?? -100), -1_000_000));
  return fc.integer({ min, max: Math.max(min, Math.floor(Math.min(Number(maximum ?? 100_000), 100_000))) });
}

function textOf({ format }: Json): fc.Arbitrary<unknown> {
  if (format === 'uuid') return knownIds;
  if (format === 'date') return fc.constantFrom('2027-03-01', '2027-03-14', '2027-12-31', '2026-02-29');
  if (format === 'date-time') return fc.constantFrom('2027-03-08T10:00:00-05:00', '2027-03-14T02:30:00-05:00', '2027-03-08T15:00:00Z');
  if (format === 'email') return fc.constantFrom('a@b.example', 'ä@ö.example');
  const words = fc.constantFrom('Anna', 'America/Toronto', 'CAD', 'en', '09:00', 'pm_test_ok', 'A sentence.', '+14165550123');
  return fc.oneof({ weight: 9, arbitrary: words }, { weight: 1, arbitrary: fc.string({ maxLength: 20, unit: 'grapheme' }) });
}

interface Sent {
  parts: Record<string, unknown>;
  body: unknown;
}

const requestOf = ({ parameters, body }: Operation): fc.Arbitrary<Sent> =>
  fc.record({
    parts: fc.record(Object.fromEntries(parameters.filter(({ name }) => name !== 'cursor').map(({ name, schema }) => [name, valueOf(schema)])), {
      requiredKeys: parameters.filter((one) => one.in === 'path' || one.required).map(({ name }) => name),
    }),
    body: body ? valueOf(body) : fc.constant(undefined),
  });

async function send(client: Client, operation: Operation, { parts, body }: Sent) {
  const textIn = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(Buffer.from(textIn(parts[name])).toString() || '-'));
  const query = new URLSearchParams();
  const headers: Record<string, string> = { 'Content-Type': operation.media };
  for (const { name, in: place } of operation.parameters) {
    if (!(name in parts)) continue;
    if (place === 'query') query.append(name, textIn(parts[name]));
    if (place === 'header' && name.startsWith('If-')) headers[name] = '"1"';
  }
  return client.send(operation.method.toUpperCase(), `${path}?${query}`, body === undefined ? undefined : JSON.stringify(body), headers);
}

test('H1 whatever is sent to a route, it answers what the document describes and never a 5xx', async (t) => {
  const { api, patient, staff, anyone } = await clinic(t, { 'general.publicSignup': true });
  const who = { staff: [api.as(staff)], patient: [api.as(patient), await api.signIn('maya')], public: [api.as(anyone)] };
  for (const operation of operations.filter(({ name }) => name !== 'endSession' && name !== 'endAllSessions')) {
    const property = fc.asyncProperty(requestOf(operation), fc.constantFrom(...operation.callers.flatMap((kind) => who[kind])), async (sent, client) => {
      const { status, body, headers } = await send(client, operation, sent);
      assert.ok(status < 500, `${operation.name} answered ${status}: ${JSON.stringify(body)}`);
      const described = operation.responses[String(status)];
      assert.ok(described, `${operation.name} answered ${status}, which the document doesn't describe: ${JSON.stringify(body)}`);
      const media = (headers.get('Content-Type') ?? '').split(';')[0] ?? '';
      assert.ok(media === '' || media in (described.content ?? {}), `${operation.name} answered ${status} as ${media}`);
    });
    await fc.assert(property, { numRuns: 40, seed: 17 });
  }
});
