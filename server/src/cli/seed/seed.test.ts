import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkInvariants } from '../../db/invariants.ts';
import { readConfig } from '../../config.ts';
import { randomIds } from '../../ids.ts';
import { callerFor } from '../../start.ts';
import type { Runtime } from '../../runtime.ts';
import { storageOf } from '../../files/storage/storage.ts';
import { useDatabase } from '../../testing/database.ts';
import { CommandError } from '../command.ts';
import { readDefinitions } from './definitions.ts';
import { seedClinic } from './seed-clinic.ts';
import { topUp } from './top-up.ts';
import { randomFrom } from './random.ts';

useDatabase();

const stored = mkdtempSync(join(tmpdir(), 'portico-files-'));
after(() => rmSync(stored, { recursive: true, force: true }));

const quiet = { info() {}, warn() {}, error() {} };
const now = new Date('2026-11-23T15:00:00Z');

const runtimeOf = (environment: Record<string, string> = {}, at = now): Runtime => ({
  config: readConfig({ NODE_ENV: 'test', STORAGE_URL: `file:${stored}`, ...environment }, () => 'a secret of the tests, long enough for them'),
  clock: { now: () => at },
  ids: randomIds,
  log: quiet,
  publicUrl: 'http://localhost:4000',
});

test('I1 the demo clinic has three locations in two zones, nine practitioners, ten types, forty patients of whom one stands there twice, and no mail waits', async () => {
  const runtime = runtimeOf();
  const made = await seedClinic(runtime, { slug: 'whole' });
  const { db, settings } = await callerFor(runtime, made.organizationId);
  const locations = await db.Location.find();
  assert.equal(locations.length, 3);
  assert.equal(new Set(locations.map(({ timeZone }) => timeZone)).size, 2);
  assert.deepEqual(
    [await db.Practitioner.count(), await db.AppointmentType.count(), await db.Patient.count()],
    [9, 10, 41],
  );
  assert.equal(settings.get('general.enabled'), true);
  for (const { photoId } of await db.Practitioner.find()) assert.ok(await storageOf(runtime).get(`images/${photoId}/320.webp`));
  assert.ok((await db.AppointmentType.find()).some(({ priorToBook }) => priorToBook === null));
  assert.ok(
    locations.some(
      ({ id }) => !settings.isSet('scheduling.priorToBook', id) && !settings.isSet('scheduling.daysAhead', id),
    ),
  );
  const patients = await db.Patient.find();
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Han}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hangul}/u,
    /\p{Script=Canadian_Aboriginal}/u,
  ];
  for (const script of scripts)
    assert.ok(
      patients.some(({ familyName }) => script.test(familyName)),
      String(script),
    );
  assert.equal(await db.Outbox.count({ state: 'waiting' }), 0);
});

test('I1 whatever must always hold holds in the demo’s data', async () => {
  await seedClinic(runtimeOf(), { slug: 'sound' });
  assert.deepEqual(await checkInvariants(), []);
});

test('D1 E1 the demo’s patient has visits behind and ahead, open and paid invoices, and a whole chart', async () => {
  const runtime = runtimeOf();
  const made = await seedClinic(runtime, { slug: 'maya', appointments: 40 });
  const { db } = await callerFor(runtime, made.organizationId);
  const patientId = made.patient.id;
  const appointments = await db.Appointment.find({ where: { patientId } });
  assert.ok(appointments.some(({ startsAt }) => startsAt < now) && appointments.some(({ startsAt }) => startsAt > now));
  const invoices = await db.Invoice.find({ where: { patientId } });
  assert.ok(invoices.some(({ status }) => status === 'paid'));
  assert.ok(
    invoices.some(({ status, balanceMinor, totalMinor }) => status === 'open' && balanceMinor < totalMinor),
    'one is paid in part',
  );
  assert.ok(invoices.some(({ taxMinor }) => taxMinor > 0));
  for (const type of ['Condition', 'MedicationRequest', 'AllergyIntolerance', 'Immunization', 'ClinicalImpression']) {
    assert.ok((await db.ClinicalResource.count({ patientId, type })) > 0, type);
  }
});

test('I1 the same random seed makes the same people and visits, another one others', async () => {
  const starts = async (slug: string, randomSeed: number) => {
    const runtime = runtimeOf();
    const { organizationId } = await seedClinic(runtime, { slug, patients: 45, appointments: 130, randomSeed });
    const { db } = await callerFor(runtime, organizationId);
    const names = (await db.Patient.find()).map(({ sourceId, familyName }) => `${sourceId} ${familyName}`).sort();
    return [...names, ...(await db.Appointment.find()).map(({ startsAt }) => startsAt.toISOString()).sort()];
  };
  const [first, same, other] = [await starts('first', 7), await starts('same', 7), await starts('other', 8)];
  assert.deepEqual(first, same);
  assert.notDeepEqual(first, other);
});

test('I1 seeding refuses an organization that holds something, and production', async () => {
  await seedClinic(runtimeOf(), { slug: 'taken', patients: 1, appointments: 0 });
  await assert.rejects(seedClinic(runtimeOf(), { slug: 'taken' }), CommandError);
  const production = {
    NODE_ENV: 'production',
    PORTICO_SECRET: 'kT9vQ2xw8mZ4rB7nL1cJ6hD3gF5sA0pY',
    PUBLIC_URL: 'https://portal.example',
  };
  await assert.rejects(seedClinic(runtimeOf(production), { slug: 'real' }), CommandError);
});

test('I1 as days go by the coming month is booked up again, and only then', async () => {
  const { organizationId } = await seedClinic(runtimeOf(), { slug: 'later' });
  const later = runtimeOf({}, new Date(now.getTime() + 28 * 86_400_000));
  assert.ok((await topUp(await callerFor(later, organizationId))) > 20);
  const caller = await callerFor(later, organizationId);
  assert.equal(await topUp(caller), 0);
  assert.ok((await caller.db.Appointment.count({ startsAt: { gt: later.clock.now() }, status: 'booked' })) >= 110);
});

test('I1 every name that the demo’s data uses stands for something', () => {
  const { clinic, patients, stories } = readDefinitions();
  const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key));
  const [people, types, slugs] = [
    keys(clinic.practitioners),
    keys(clinic.appointmentTypes),
    new Set(clinic.locations.map(({ slug }) => slug)),
  ];
  for (const { key, practitioner, location, charts, visits, coming } of patients) {
    assert.ok(people.has(practitioner) && slugs.has(location), key);
    assert.deepEqual(
      [
        charts.filter((name) => !stories[name]),
        [...visits, ...coming.map(({ type }) => type)].filter((name) => !types.has(name)),
      ],
      [[], []],
      key,
    );
  }
  assert.equal(keys(patients).size, 40);
  assert.equal(randomFrom(1).below(1000), randomFrom(1).below(1000));
});

test('I1 G8 the demo’s desk has two records to compare and a message to send again', async () => {
  const runtime = runtimeOf();
  const made = await seedClinic(runtime, { slug: 'desk', appointments: 40 });
  const { db } = await callerFor(runtime, made.organizationId);
  assert.equal(await db.DuplicateReview.count({ state: 'open' }), 1);
  assert.deepEqual((await db.Outbox.find({ where: { state: 'dead' } })).map(({ kind, name }) => [kind, name]), [['mail', 'transitionNotice']]);
});
