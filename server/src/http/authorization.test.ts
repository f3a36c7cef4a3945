import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features } from '../contract/features.ts';
import { permissions } from '../contract/permissions.ts';
import type { Feature, RouteContract } from '../contract/route.ts';
import { database } from '../db/connection.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import type { Answer, Client } from '../testing/http-client.ts';

// Driven by the contract: a new route is held to this the day it is added.
const all: Feature[] = Object.values(features);
const routes: [string, RouteContract][] = all.flatMap((feature) => Object.entries(feature));
const strangersId = '01900000-0000-7000-8000-00000000dead';
const pathOf = ({ path }: RouteContract) => path.replaceAll(/\{\w+\}/g, strangersId);

/** FHIR routes answer an OperationOutcome that holds the problem's name. */
const problemOf = ({ status, body }: Answer) => `${status} ${String(body?.type ?? body?.issue?.[0]?.details?.coding?.[0]?.code ?? '').replace('urn:portico:problem:', '')}`;

async function ask(client: Client, contract: RouteContract, headers: Record<string, string> = {}): Promise<string> {
  const hasBody = contract.method !== 'get';
  const media = { 'Content-Type': contract.mediaType };
  return problemOf(await client.send(contract.method.toUpperCase(), pathOf(contract), hasBody ? {} : undefined, { ...media, ...headers }));
}

/** Rows of each table, to see that a refusal wrote nothing. */
async function contents(): Promise<Record<string, number>> {
  const { sequelize } = database();
  const counts: Record<string, number> = {};
  for (const name of new Set(Object.values(sequelize.models).map((model) => String(model.getTableName())))) {
    const [row] = await sequelize.query<{ n: number }>(`select count(*) as n from \`${name}\``, { type: 'SELECT' as never });
    counts[name] = Number(row?.n);
  }
  const { throttles: _throttles, dpop_ids: _ids, ...rest } = counts;
  return rest;
}

test('I6 nobody at all gets nothing from any route', async (t) => {
  const { api } = await clinic(t);
  const before = await contents();
  for (const [name, contract] of routes) assert.equal(await ask(api.as('nobody'), contract), '401 unauthorized', name);
  assert.deepEqual(await contents(), before);
});

test('I6 a key that doesn’t exist opens no route', async (t) => {
  const { api } = await clinic(t);
  for (const [name, contract] of routes) {
    assert.equal(await ask(api.as({ key: 'sk_test_made_up' }), contract), '401 key-unknown', name);
    assert.equal(await ask(api.as({ publishable: 'pk_test_madeup' }), contract), '401 key-unknown', name);
  }
});

test('A2 no route answers a page whose origin isn’t allowed, whoever is signed in', async (t) => {
  const other = await clinic(t);
  const { api, anyone } = await clinic(t);
  const maya = await api.signIn('maya');
  const before = await contents();
  for (const [name, contract] of routes) {
    for (const origin of [other.origin, 'null', 'https://evil.example']) {
      assert.equal(await ask(api.as(anyone), contract, { Origin: origin }), '403 origin-not-allowed', `${name} from ${origin}`);
      assert.equal(await ask(maya, contract, { Origin: origin }), '403 origin-not-allowed', `${name} from ${origin}`);
    }
  }
  assert.deepEqual(await contents(), before);
});

test('I6 the publishable key opens only what the contract calls public', async (t) => {
  const { api, anyone } = await clinic(t);
  const before = await contents();
  for (const [name, contract] of routes.filter(([, { callers }]) => !callers.includes('public'))) {
    assert.equal(await ask(api.as(anyone), contract), '401 unauthorized', name);
  }
  assert.deepEqual(await contents(), before);
});

test('I6 a signed-in patient reaches no route of staff', async (t) => {
  const { api, patient } = await clinic(t);
  const maya = await api.signIn('maya');
  const before = await contents();
  for (const [name, contract] of routes.filter(([, { callers }]) => callers.length === 1 && callers[0] === 'staff')) {
    assert.equal(await ask(maya, contract), '403 not-allowed', name);
    assert.equal(await ask(api.as(patient), contract), '403 not-allowed', name);
  }
  assert.deepEqual(await contents(), before);
});

test('H2 a secret key without the scope, and staff without the permission, get nothing', async (t) => {
  const own = await clinic(t);
  const withPermission = routes.filter(([, { permission }]) => permission);
  for (const [name, contract] of withPermission) {
    for (const needed of neededFor(contract)) {
      const rest = await own.keyWith(permissions.filter((permission) => permission !== needed));
      assert.equal(await ask(own.api.as(rest), contract), '403 missing-permission', `${name} without ${needed}`);
    }
  }
  const reception = await own.api.signIn('reception', { kind: 'staff' });
  const before = await contents();
  for (const [name, contract] of withPermission.filter(([, contract]) => !neededFor(contract).every(isReceptions))) {
    assert.equal(await ask(reception, contract), '403 missing-permission', name);
  }
  assert.deepEqual(await contents(), before);
});

const neededFor = ({ permission, andPermissions = [] }: RouteContract) => (permission ? [permission, ...andPermissions] : []);

const isReceptions = (permission: string) =>
  ['patients.read', 'patients.write', 'portal-users', 'appointments', 'documents', 'forms', 'consents'].includes(permission);

test('H2 a key may act for a patient only with its scope, and only for patients of its organization', async (t) => {
  const own: Clinic = await clinic(t);
  const without = await own.keyWith(permissions.filter((permission) => permission !== 'patients.act'));
  const forPatients = routes.filter(([, { callers }]) => callers.includes('patient'));
  for (const [name, contract] of forPatients) {
    assert.equal(await ask(own.api.as(without), contract, { 'Portico-Patient': own.patient.patient }), '403 missing-permission', name);
    assert.equal(await ask(own.api.as(own.staff), contract, { 'Portico-Patient': strangersId }), '404 not-found', name);
    assert.match(await ask(own.api.as(own.staff), contract, { 'Portico-Patient': "1' or '1'='1" }), /^400 invalid-request/, name);
  }
});

test('I6 ids of another organization are as if they didn’t exist', async (t) => {
  const { api, patient } = await clinic(t);
  const withId = routes.filter(([, { path, method }]) => path.includes('{') && method === 'get');
  for (const [name, contract] of withId) {
    const who = contract.callers.includes('patient') ? api.as(patient) : api.as((await clinic(t)).staff);
    assert.match(await ask(who, contract), /^(404|400)/, name);
  }
});

test('H6 a body with fields that nobody asked for is refused', async (t) => {
  const { api, staff, patient } = await clinic(t);
  for (const [name, contract] of routes.filter(([, { method, mediaType }]) => method !== 'get' && method !== 'delete' && mediaType === 'application/json')) {
    const who = contract.callers.includes('staff') ? api.as(staff) : api.as(patient);
    for (const field of ['organizationId', 'role', 'paid', '__proto__']) {
      const raw = `{${JSON.stringify(field)}:"x"}`;
      const answer = await who.send(contract.method.toUpperCase(), pathOf(contract), raw);
      assert.equal(answer.status, 400, `${name} took ${field}`);
    }
  }
});
