import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { clinic } from '../../testing/clinic.ts';
import { importCsv, UnreadableCsv } from './import-csv.ts';

const numbers = 'urn:portico:patient-number';

async function importing(t: TestContext, text: string) {
  const here = await clinic(t);
  const folder = mkdtempSync(join(tmpdir(), 'portico-csv-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patients.csv');
  writeFileSync(file, text);
  const caller = await here.caller();
  return { ...here, run: (dryRun = false) => importCsv(caller, file, { dryRun, numbers }), replace: (other: string) => writeFileSync(file, other) };
}

const found = async ({ api, staff }: Awaited<ReturnType<typeof importing>>, number: string) =>
  (await api.as(staff).get(`/v1/admin/patients?identifier=${encodeURIComponent(`${numbers}|${number}`)}`)).body.data[0];

const sheet = `﻿Chart number;First name;Last name;DOB;Sex;Email;Email verified;Mobile;Shoe size
A-1;Zoë;"van der Berg; Müller";1987/3/12;F;zoe@example.org;yes;+1 416 555 0100;38
A-2;美玲;王;12.03.1990;x;;;;
`;

test('I8 a spreadsheet’s patients are added with their numbers and contacts; the same file again adds none', async (t) => {
  const here = await importing(t, sheet);
  const dry = await here.run(true);
  assert.deepEqual([dry.made, dry.known, dry.errors, dry.unknownColumns], [2, 0, [], ['Shoe size']]);
  assert.equal(await found(here, 'A-1'), undefined, 'a dry run writes nothing');
  const { made, known } = await here.run();
  assert.deepEqual([made, known], [2, 0]);
  const zoe = await found(here, 'A-1');
  assert.deepEqual([zoe.givenName, zoe.familyName, zoe.birthDate, zoe.gender], ['Zoë', 'van der Berg; Müller', '1987-03-12', 'female']);
  const contacts = zoe.contactPoints.map(({ system, kind, verified, preferred }: Record<string, unknown>) => [system, kind, verified, preferred]);
  assert.deepEqual(contacts.sort(), [['email', null, true, true], ['phone', 'cell', false, true]]);
  assert.equal((await found(here, 'A-2')).birthDate, '1990-03-12');
  const again = await here.run();
  assert.deepEqual([again.made, again.known], [0, 2]);
});

test('I8 a birth date that can’t be is told by its line: tomorrow’s, and one before 1880', async (t) => {
  const here = await importing(t, ['givenName,familyName,birthDate', 'Ana,Núñez,2027-03-02', 'Bo,Brown,1879-12-31', 'Cy,Dee,2027-03-01'].join('\n'));
  const { made, errors } = await here.run();
  assert.equal(made, 0);
  assert.deepEqual(errors.map(({ line, column }) => [line, column]), [[2, 'birthDate'], [3, 'birthDate']]);
});

test('I8 errors are told by line and column, all of them, and nothing is added', async (t) => {
  const lines = ['givenName,familyName,birthDate,email,cellPhone,id', 'Ana,Núñez,1980-02-30,ana@example.org,,1', ',Brown,,not an address,,2', 'Cy,Dee,,,call me,2', 'Di,Eff,03/12/1987,,,3'];
  const here = await importing(t, lines.join('\r\n'));
  const { made, errors } = await here.run();
  assert.equal(made, 0);
  assert.deepEqual(errors.map(({ line, column }) => [line, column]), [[2, 'birthDate'], [3, 'givenName'], [3, 'email'], [4, 'cellPhone'], [5, 'birthDate']]);
  assert.equal(await found(here, '1'), undefined);
  here.replace('first name,last name,id\nA,B,7\nC,D,7\n');
  const twice = await here.run();
  assert.deepEqual(twice.errors.map(({ line, column, message }) => [line, column, message]), [[3, 'id', 'The same number stands in line 2']]);
});

test('I8 a file that names no columns, names one twice or breaks off is refused as a whole', async (t) => {
  const here = await importing(t, 'Ana,Núñez\nBo,Brown\n');
  await assert.rejects(here.run(), (error) => error instanceof UnreadableCsv && /givenName and familyName/.test(error.message));
  here.replace('');
  await assert.rejects(here.run(), (error) => error instanceof UnreadableCsv && /empty/.test(error.message));
  here.replace('first name,given name,last name\n');
  await assert.rejects(here.run(), (error) => error instanceof UnreadableCsv && /Two columns mean givenName/.test(error.message));
  here.replace('first name,last name\n"Ana,Núñez\n');
  await assert.rejects(here.run(), UnreadableCsv);
});

test('I8 every line is an act in the audit log', async (t) => {
  const here = await importing(t, 'first name,last name,id\nAna,Núñez,1\nBo,Brown,2\n');
  await here.run();
  const { body } = await here.api.as(here.staff).get('/v1/admin/audit-events?limit=50');
  assert.equal(body.data.filter(({ action }: { action: string }) => action === 'patient.create').length, 2);
});

test('I8 B7 two lines that may be one person are put before staff, not merged', async (t) => {
  const here = await importing(t, 'first name,last name,dob,id\nAna,Núñez,1980-02-03,1\nAna,Nunez,1980-02-03,2\n');
  assert.equal((await here.run()).made, 2);
  const { body } = await here.api.as(here.staff).get('/v1/admin/duplicates?state=open');
  assert.equal(body.data.length, 1);
});

test('I8 G7 a spreadsheet names languages and genders in any of the portal’s languages', async (t) => {
  const rows = ['N-1,Ana,Rossi,donna,Italiano', 'N-2,Ben,Ruiz,hombre,español', 'N-3,Cleo,Roy,femme,Espagnol', 'N-4,Dan,Poe,m,FR'];
  const here = await importing(t, ['Chart number,givenName,familyName,gender,preferredLanguage', ...rows].join('\n'));
  assert.deepEqual((await here.run()).errors, []);
  const { db } = await here.caller();
  const read = await Promise.all(rows.map(async (row) => db.Patient.one({ givenName: row.split(',')[1] ?? '' })));
  assert.deepEqual(read.map((one) => [one?.gender, one?.preferredLanguage]), [['female', 'it'], ['male', 'es'], ['female', 'es'], ['male', 'fr']]);
});
