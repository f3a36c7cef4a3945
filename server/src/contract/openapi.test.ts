import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../locales/en/index.ts';
import { features } from './features.ts';
import { openApiDocument } from './openapi.ts';
import { problems } from './problems.ts';
import type { Feature, RouteContract } from './route.ts';

type Json = Record<string, unknown>;
const document = openApiDocument(features, 'https://api.example') as unknown as Json;
const all: Feature[] = Object.values(features);
const routes: [string, RouteContract][] = all.flatMap((feature) => Object.entries(feature));
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every schema of the document with the way to it. */
function* schemas(value: unknown, way: string[] = []): Generator<[string, Json]> {
  if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* schemas(one, [...way, String(i)]);
  if (!isObject(value)) return;
  const last = way.at(-1) ?? '';
  const inProperties = way.at(-2) === 'properties' || way.at(-2) === 'schemas';
  if (last === 'schema' || last === 'items' || inProperties) yield [way.join('/'), value];
  for (const [name, one] of Object.entries(value)) if (name !== 'examples' && name !== 'enum') yield* schemas(one, [...way, name]);
}

test('H1 the document is OpenAPI 3.1 and holds every route of the contract', () => {
  assert.equal(document['openapi'], '3.1.0');
  const paths = document['paths'] as Record<string, Json>;
  for (const [name, { path, method }] of routes) {
    const operation = paths[path]?.[method];
    assert.ok(isObject(operation), `${method} ${path}`);
    assert.equal(operation['operationId'], name);
  }
  assert.equal(new Set(routes.map(([name]) => name)).size, routes.length, 'operation ids are unique');
});

test('H1 no schema is empty or open but FHIR’s resources', () => {
  const fhir = (way: string) => /fhir|FhirResource|FhirBundle|Json(__schema\d+)?/i.test(way);
  for (const [way, schema] of schemas(document)) {
    if (fhir(way)) continue;
    assert.ok(Object.keys(schema).some((key) => key !== 'description' && key !== 'title'), `${way} is empty`);
    const isOpen = schema['type'] === 'object' && !schema['properties'] && !schema['allOf'] && !schema['anyOf'] && schema['additionalProperties'] !== false;
    assert.ok(!isOpen || isObject(schema['additionalProperties']), `${way} is open`);
  }
});

test('H1 every reference of the document leads somewhere', () => {
  const text = JSON.stringify(document);
  const components = document['components'] as Record<string, Json>;
  for (const [, kind = '', name = ''] of text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) assert.ok(components[kind]?.[name], `${kind}/${name}`);
});

test('H6 every problem has its words, and every route names its own only once', () => {
  for (const name of Object.keys(problems)) for (const part of ['title', 'detail']) assert.ok(`problem.${name}.${part}` in en, `problem.${name}.${part}`);
  for (const [name, { problems: own }] of routes) assert.equal(new Set(own).size, own.length, name);
});

test('H6 every POST that creates takes an Idempotency-Key', () => {
  const without = routes.filter(([, { method, status, idempotent, body }]) => method === 'post' && status === 201 && !idempotent && !holdsPassword(body));
  assert.deepEqual(without.map(([name]) => name), ['completeSession', 'createPreview'], 'sessions and previews are never remembered');
});

test('H6 a body with a password is never remembered, not even as a hash: what it is sent with works once anyway', () => {
  for (const [name, { body, idempotent }] of routes) if (holdsPassword(body)) assert.equal(idempotent, undefined, name);
});

const holdsPassword = (body: unknown) => 'password' in Object(Object(body).shape);

test('H1 staff routes need a permission, GETs change nothing by their contract', () => {
  for (const [name, { path, callers, permission, method, idempotent }] of routes) {
    const isOwn = path.startsWith('/v1/me/');
    if (callers.length === 1 && callers[0] === 'staff') assert.equal(permission !== undefined, !isOwn, `${name} names no permission`);
    if (method === 'get') assert.equal(idempotent, undefined, name);
  }
});
