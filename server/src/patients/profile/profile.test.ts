import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { profileFields, profileKey, profileNames, type ProfileField, type ProfileName } from '../../settings/catalog/profile.ts';
import { clinic } from '../../testing/clinic.ts';

type Rule = 'yes' | 'no' | 'mandatory';
interface Issue {
  readonly path: string;
  readonly code: string;
}

/** A profile field: two values that it takes, and where staff find it. */
interface Case {
  readonly field: ProfileName;
  /** Its name in settings, where that is another. */
  readonly setting?: ProfileField;
  readonly values: readonly [string, string];
}

/** What `no`, `yes` and `mandatory` mean for a field, through HTTP; and that an edit reaches record and audit trail. */
async function fieldIsHeld(t: TestContext, { field, values: [value, other], setting = profileFields.find((one) => one === field) ?? 'dateOfBirth' }: Case): Promise<void> {
  const own = await clinic(t, { [profileKey(setting)]: 'no' });
  const { api, patient, staff } = own;
  const set = async (rule: Rule) => {
    const { version } = (await api.as(staff).get('/v1/admin/settings')).body;
    const answer = await api.as(staff).patch('/v1/admin/settings', { values: { [profileKey(setting)]: rule } }, { 'If-Match': `"${version}"` });
    assert.equal(answer.status, 200);
  };
  const change = (to: string | null) => api.as(patient).patch('/v1/me', { [field]: to });
  const issueOf = ({ status, body }: { status: number; body: { errors?: Issue[] } }) => [status, body.errors?.[0]?.path, body.errors?.[0]?.code];

  const hidden = await api.as(patient).get('/v1/me');
  assert.deepEqual([field in hidden.body.patient, field in hidden.body.fields], [false, false], 'no: it isn’t shown');
  assert.deepEqual(issueOf(await change(value)), [400, `/${field}`, 'unknown'], 'no: nobody can write it');

  await set('yes');
  const edited = await change(value);
  assert.deepEqual([edited.status, edited.body.patient[field], edited.body.fields[field]], [200, value, 'yes'], JSON.stringify(edited.body));
  const seen = (await api.as(staff).get(`/v1/admin/patients/${patient.patient}`)).body;
  const contacts: { value: string }[] = seen.contactPoints;
  assert.ok(seen[field] === value || contacts.some((one) => one.value === value), 'staff see it');
  const trail = (await api.as(staff).get(`/v1/admin/audit-events?patientId=${patient.patient}&limit=100`)).body.data;
  const isNoted = ({ action, details }: { action: string; details: { fields?: string[] } | null }) => action === 'contact.add' || details?.fields?.includes(field);
  assert.ok(trail.some(isNoted), 'the trail names the field');
  assert.ok(!JSON.stringify(trail).includes(value) || value.length < 4, 'the trail names fields, never what they hold');
  const emptied = await change(null);
  assert.deepEqual([emptied.status, emptied.body.patient[field], emptied.body.missing.includes(field)], [200, null, false]);

  await set('mandatory');
  const asked = (await api.as(patient).get('/v1/me')).body;
  assert.deepEqual([asked.fields[field], asked.missing.includes(field)], ['mandatory', true], 'mandatory: it is asked for');
  assert.equal((await change(other)).body.patient[field], other);
  assert.deepEqual(issueOf(await change(null)), [400, `/${field}`, 'required'], 'mandatory: it can’t be emptied');
  const after = (await api.as(patient).get('/v1/me')).body;
  assert.deepEqual([after.patient[field], after.missing.includes(field)], [other, false]);
}

test('F9 profile.fields.preferredName is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'preferredName', values: ['Majka', 'Maj'] }));
test('F9 profile.fields.pronouns is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'pronouns', values: ['they/them', 'she/her'] }));
test('F9 profile.fields.dateOfBirth is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { setting: 'dateOfBirth', field: 'birthDate', values: ['1988-04-05', '1988-04-06'] }));
test('F9 profile.fields.gender is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'gender', values: ['female', 'other'] }));
test('F9 profile.fields.email is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'email', values: ['new@example.org', 'newer@example.org'] }));
test('F9 profile.fields.cellPhone is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'cellPhone', values: ['+1 416 555 0188', '416-555-0199'] }));
test('F9 profile.fields.homePhone is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'homePhone', values: ['+1 416 555 0188', '416-555-0199'] }));
test('F9 profile.fields.workPhone is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'workPhone', values: ['+1 416 555 0188', '416-555-0199'] }));
test('F9 profile.fields.address is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'address', values: ['12 Queen St', '13 Queen St'] }));
test('F9 profile.fields.city is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'city', values: ['Montréal', 'Toronto'] }));
test('F9 profile.fields.province is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'province', values: ['Québec', 'Ontario'] }));
test('F9 profile.fields.postalCode is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'postalCode', values: ['H2X 1Y4', 'M5V 2T6'] }));
test('F9 profile.fields.country is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'country', values: ['CA', 'FR'] }));
test('F9 profile.fields.emergencyContactName is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'emergencyContactName', values: ['Noah Chen', 'Ada Chen'] }));
test('F9 profile.fields.emergencyContactPhone is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'emergencyContactPhone', values: ['416 555 0177', '416 555 0178'] }));
test('F9 profile.fields.emergencyContactRelationship is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'emergencyContactRelationship', values: ['Brother', 'Mother'] }));
test('F9 profile.fields.generalPractitioner is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'generalPractitioner', values: ['Dr. Weiß', 'Dr. Wood'] }));
test('F9 profile.fields.referralType is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'referralType', values: ['A friend', 'A flyer'] }));
test('F9 profile.fields.occupation is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'occupation', values: ['Violinist', 'Baker'] }));
test('F9 profile.fields.employer is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'employer', values: ['The Orchestra', 'The Bakery'] }));
test('F9 profile.fields.healthCardNumber is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'healthCardNumber', values: ['1234-567-890-AB', '1234-567-890-CD'] }));
test('F9 profile.fields.preferredLanguage is shown, edited or required as the clinic says', (t) => fieldIsHeld(t, { field: 'preferredLanguage', values: ['fr', 'en'] }));
test('F9 profile.fields.communicationPreference is shown, edited or required as the clinic says', (t) =>
  fieldIsHeld(t, { field: 'communicationPreference', values: ['phone', 'email'] }));

test('F9 the profile shows the login, the name and the fields in their order, and takes all mistakes at once', async (t) => {
  const { api, staff, patient } = await clinic(t, { 'profile.fields.city': 'mandatory', 'profile.fields.employer': 'no' });
  const maya = await api.signIn('maya');
  const { status, body } = await maya.get('/v1/me');
  assert.equal(status, 200);
  assert.deepEqual([body.username, body.linkedTo, body.patient.givenName], ['maya', 'm•••@login.example', 'Maya']);
  assert.deepEqual(Object.keys(body.fields), profileNames.filter((field) => field in body.fields));
  assert.deepEqual(body.missing, ['city']);
  const wrong = await maya.patch('/v1/me', { city: null, employer: 'X', gender: 'blue', nickname: 'M' });
  assert.deepEqual(wrong.body.errors.map(({ path }: Issue) => path).sort(), ['/gender', '/nickname']);
  const held = await maya.patch('/v1/me', { city: null, employer: 'X', address: '1 Main St' });
  assert.deepEqual(held.body.errors.map(({ path }: Issue) => path).sort(), ['/city', '/employer']);
  assert.equal((await maya.get('/v1/me')).body.patient.address, null, 'nothing of it was written');
  const future = await maya.patch('/v1/me', { birthDate: '2027-03-02' });
  assert.deepEqual([future.status, future.body.errors[0].path, future.body.errors[0].code], [400, '/birthDate', 'future']);
  const named = await api.as(staff).get('/v1/me', { 'Portico-Patient': patient.patient });
  assert.equal(named.body.username, 'maya', 'a program that acts for a patient reads the same');
  const without = (await api.as(staff).get('/v1/admin/patients?search=patient5@example.org')).body.data[0].id;
  assert.deepEqual((await api.as({ patient: without }).get('/v1/me')).body.username, null);
});

test('F9 an edit that changes nothing causes nothing, and one of many fields is one happening', async (t) => {
  const { api, patient, caller } = await clinic(t);
  await api.as(patient).patch('/v1/me', { city: 'Gent', address: 'Korenmarkt 1', emergencyContactName: 'Ann' });
  await api.as(patient).patch('/v1/me', { city: 'Gent', address: 'Korenmarkt 1', emergencyContactName: 'Ann' });
  await api.as(patient).patch('/v1/me', {});
  const { db } = await caller();
  const changes = await db.AuditEvent.find({ where: { action: 'patient.change' } });
  assert.deepEqual(changes.map(({ details }) => details), [{ fields: ['address', 'city', 'emergencyContactName'] }]);
  const events = await db.Outbox.find({ where: { name: 'patients.patient.changed' } });
  assert.deepEqual(events.map(({ payload }) => payload), [{ patientId: patient.patient, fields: ['address', 'city', 'emergencyContactName'] }]);
});

test('F9 a preferred name is what staff find the patient by at once', async (t) => {
  const { api, staff, patient } = await clinic(t);
  await api.as(patient).patch('/v1/me', { preferredName: 'Quetzal' });
  const { body } = await api.as(staff).get('/v1/admin/patients?search=quet');
  assert.deepEqual(body.data.map((one: { id: string }) => one.id), [patient.patient]);
});
