import assert from 'node:assert/strict';
import { test } from 'node:test';
import { book, on, proved, said, type GuestHold } from '../scheduling/guests/testing.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

const gate = { 'general.mandatory.intakeForm': true };
const oneQuestion = { resourceType: 'Questionnaire', title: 'Before you come', item: [{ linkId: 'why', text: 'What brings you?', type: 'string', required: true }] };
const answers = { status: 'completed', item: [{ linkId: 'why', answer: [{ valueString: 'My knee' }] }] };
const wish = { appointmentTypeId: types.visit, locationId: locations.toronto, practitionerId: practitioners.ada, start: '2027-03-02T09:00:00-05:00' };

const add = async ({ api, staff }: Clinic, form: object = oneQuestion): Promise<string> => (await api.as(staff).post('/v1/admin/questionnaires', form)).body.id;
const attach = ({ api, staff }: Clinic, questionnaireIds: string[], type: string = types.visit) => api.as(staff).patch(`/v1/admin/appointment-types/${type}`, { questionnaireIds });
const request = ({ api, staff, patient }: Clinic, questionnaireId: string) => api.as(staff).post(`/v1/admin/patients/${patient.patient}/form-requests`, { questionnaireId });
const statuses = (data: { id: string; status: string }[]) => data.map(({ id, status }) => [id, status]);

/** A form that the visit asks for. */
async function required(own: Clinic, form?: object): Promise<string> {
  const id = await add(own, form);
  assert.deepEqual((await attach(own, [id])).body.questionnaireIds, [id]);
  return id;
}

test('C11 general.mandatory.intakeForm blocks booking until the type’s form is done; the time stays held meanwhile', async (t) => {
  const own = await clinic(t, gate);
  const form = await required(own);
  const me = own.api.as(own.patient);
  const hold = (await me.post('/v1/holds', wish)).body;
  assert.equal(said(await me.post('/v1/appointments', { holdId: hold.id })), '409 step-missing forms');
  const steps = (await me.get(`/v1/holds/${hold.id}/steps`)).body;
  assert.deepEqual([steps.missing, steps.forms], [['forms'], [{ id: form, title: 'Before you come', done: false }]]);
  own.clock.advance(9 * 60_000);
  const draft = await me.put(`/v1/holds/${hold.id}/forms/${form}/response`, { status: 'draft', item: [] });
  assert.deepEqual([draft.status, draft.body.status], [200, 'draft']);
  own.clock.advance(9 * 60_000);
  assert.equal(said(await me.post('/v1/appointments', { holdId: hold.id })), '409 step-missing forms', 'a draft isn’t enough, and the hold still lives');
  assert.equal(said(await me.put(`/v1/holds/${hold.id}/forms/${form}/response`, { status: 'completed', item: [] })), '400 invalid-request /item/-/why required');
  const done = await me.put(`/v1/holds/${hold.id}/forms/${form}/response`, answers);
  assert.deepEqual([done.body.status, done.body.response.status, done.body.response.item], ['completed', 'completed', answers.item]);
  assert.equal((await me.post('/v1/appointments', { holdId: hold.id })).status, 201);
  const again = (await me.post('/v1/holds', { ...wish, start: '2027-03-02T10:00:00-05:00' })).body;
  assert.equal((await me.post('/v1/appointments', { holdId: again.id })).status, 201, 'once is enough');
});

test('C11 general.mandatory.intakeForm off: the form is asked for and blocks nothing; at one location it may be on', async (t) => {
  const own = await clinic(t);
  const form = await required(own);
  const me = own.api.as(own.patient);
  const hold = (await me.post('/v1/holds', wish)).body;
  assert.equal((await me.post('/v1/appointments', { holdId: hold.id })).status, 201);
  assert.deepEqual(statuses((await me.get('/v1/me/forms')).body.data), [[form, 'due']], 'due before the visit');
  const path = `/v1/admin/settings?locationId=${locations.toronto}`;
  const { version } = (await own.api.as(own.staff).get(path)).body;
  assert.equal((await own.api.as(own.staff).patch(path, { values: gate }, { 'If-Match': `"${version}"` })).status, 200);
  const next = (await me.post('/v1/holds', { ...wish, start: '2027-03-02T11:00:00-05:00' })).body;
  assert.equal(said(await me.post('/v1/appointments', { holdId: next.id })), '409 step-missing forms');
});

test('C11 general.mandatory.intakeForm holds for guests too: theirs are their own, and the time stays theirs', async (t) => {
  const own = await clinic(t, { ...gate, ...on });
  const form = await required(own);
  const ask = (held: GuestHold) => own.api.as(own.anyone).get(`/v1/holds/${held.id}/forms`, held.headers);
  const answer = (held: GuestHold, body: object) => own.api.as(own.anyone).put(`/v1/holds/${held.id}/forms/${form}/response`, body, held.headers);
  const hold = (await own.api.as(own.anyone).post('/v1/holds', { ...wish, start: '2027-03-02T14:00:00-05:00' })).body;
  const early = { id: hold.id, headers: { 'Portico-Hold': hold.token } };
  assert.deepEqual(statuses((await ask(early)).body.data), [[form, 'due']]);
  assert.equal(said(await answer(early, answers)), '409 step-missing contact');
  const address = `gus@${own.slug}.example`;
  const held = await proved(own, address);
  assert.equal(said(await book(own, held)), '409 step-missing forms');
  for (let n = 0; n < 5; n += 1) {
    own.clock.advance(9 * 60_000);
    assert.equal((await answer(held, { status: 'draft', item: [] })).status, 200);
  }
  assert.equal((await answer(held, answers)).status, 200);
  assert.equal((await book(own, held)).status, 201);
  const other = await proved(own, address, '10:00');
  assert.deepEqual(statuses((await ask(other)).body.data), [[form, 'due']], 'of another guest with the same contact nothing shows');
  assert.equal((await own.api.as(own.anyone).get(`/v1/holds/${other.id}/forms/${form}`, other.headers)).body.response, null);
  assert.equal(said(await own.api.as(own.anyone).get(`/v1/holds/${other.id}/forms`, held.headers)), '404 not-found');
});

test('C11 a form that staff ask for is due until it is done, also where it was done before', async (t) => {
  const own = await clinic(t, gate);
  const form = await add(own);
  const me = own.api.as(own.patient);
  assert.equal(said(await me.get(`/v1/me/forms/${form}`)), '404 not-found', 'nobody asked for it');
  assert.equal(said(await me.put(`/v1/me/forms/${form}/response`, answers)), '404 not-found');
  const asked = await request(own, form);
  assert.deepEqual([asked.status, asked.body.status], [201, 'open']);
  assert.equal((await request(own, form)).body.id, asked.body.id, 'asking twice is asking once');
  const hold = (await me.post('/v1/holds', wish)).body;
  assert.equal(said(await me.post('/v1/appointments', { holdId: hold.id })), '409 step-missing forms');
  assert.equal((await me.put(`/v1/me/forms/${form}/response`, answers)).status, 200);
  assert.equal((await me.post('/v1/appointments', { holdId: hold.id })).status, 201);
  await request(own, form);
  const [again] = (await me.get('/v1/me/forms')).body.data;
  assert.deepEqual([again.status, again.requested], ['due', true]);
  assert.equal((await me.get(`/v1/me/forms/${form}`)).body.response, null, 'anew means from the beginning');
  const second = (await me.post('/v1/holds', { ...wish, start: '2027-03-02T10:00:00-05:00' })).body;
  assert.equal(said(await me.post('/v1/appointments', { holdId: second.id })), '409 step-missing forms');
  const { data } = (await own.api.as(own.staff).get(`/v1/admin/patients/${own.patient.patient}/form-requests`)).body;
  assert.deepEqual(data.map(({ status }: { status: string }) => status), ['open', 'done']);
  const withdraw = () => own.api.as(own.staff).delete(`/v1/admin/patients/${own.patient.patient}/form-requests/${data[0].id}`);
  assert.deepEqual([(await withdraw()).status, (await withdraw()).status], [204, 204]);
  assert.equal((await me.post('/v1/appointments', { holdId: second.id })).status, 201);
});

test('C11 drafts are kept, a completed form is amended, and staff read it with the words of its questions', async (t) => {
  const own = await clinic(t);
  const form = await add(own);
  await request(own, form);
  const me = own.api.as(own.patient);
  const put = (body: object) => me.put(`/v1/me/forms/${form}/response`, body);
  await put({ status: 'draft', item: [{ linkId: 'why', answer: [{ valueString: 'My k' }] }] });
  const read = (await me.get(`/v1/me/forms/${form}`)).body;
  assert.deepEqual([read.status, read.response.item[0].answer], ['draft', [{ valueString: 'My k' }]]);
  await put(answers);
  const amended = await put({ status: 'completed', item: [{ linkId: 'why', answer: [{ valueString: 'My other knee' }] }] });
  assert.equal(amended.body.response.status, 'amended');
  const { data } = (await own.api.as(own.staff).get(`/v1/admin/patients/${own.patient.patient}/forms`)).body;
  assert.deepEqual(data.map(({ status, item }: { status: string; item: unknown }) => [status, item]), [['amended', [{ linkId: 'why', text: 'What brings you?', answer: [{ valueString: 'My other knee' }] }]]]);
  assert.equal(said(await own.api.as(own.otherPatient).get(`/v1/me/forms/${form}`)), '404 not-found');
  const events = await (await own.caller()).db.AuditEvent.find({ where: { action: { in: ['form.save', 'form.read', 'form.request'] }, patientId: own.patient.patient } });
  assert.ok(events.length >= 5);
});

test('C11 a version of a form never changes; types ask for the newest, and what was answered counts', async (t) => {
  const own = await clinic(t, gate);
  const versioned = { ...oneQuestion, url: 'https://clinic.example/forms/intake', version: '1' };
  const first = await required(own, versioned);
  assert.equal(await add(own, versioned), first, 'the same again is the same');
  assert.equal(said(await own.api.as(own.staff).post('/v1/admin/questionnaires', { ...versioned, title: 'Other' })), '409 already-exists');
  const me = own.api.as(own.patient);
  const hold = (await me.post('/v1/holds', wish)).body;
  await me.put(`/v1/holds/${hold.id}/forms/${first}/response`, answers);
  const second = await add(own, { ...versioned, version: '2', item: [...versioned.item, { linkId: 'dog', text: 'Have you a dog?', type: 'boolean', required: true }] });
  const [type] = (await own.api.as(own.staff).get('/v1/admin/appointment-types')).body.data.filter(({ id }: { id: string }) => id === types.visit);
  assert.deepEqual(type.questionnaireIds, [second]);
  assert.equal((await me.post('/v1/appointments', { holdId: hold.id })).status, 201, 'done in the version that was asked');
  const other = own.api.as(own.otherPatient);
  const theirs = (await other.post('/v1/holds', { ...wish, start: '2027-03-02T10:00:00-05:00' })).body;
  assert.equal(said(await other.put(`/v1/holds/${theirs.id}/forms/${second}/response`, answers)), '400 invalid-request /item/-/dog required');
  await own.api.as(own.staff).patch(`/v1/admin/questionnaires/${second}`, { active: false });
  assert.equal((await other.post('/v1/appointments', { holdId: theirs.id })).status, 201, 'a retired form is asked of nobody');
});

test('C11 what a form holds that can’t be asked yet is refused by name', async (t) => {
  const own = await clinic(t);
  const post = (item: object[]) => own.api.as(own.staff).post('/v1/admin/questionnaires', { ...oneQuestion, item });
  assert.equal(said(await post([{ linkId: 'g', text: 'G', type: 'group' }])), '400 invalid-request /item/0/type unsupported');
  assert.equal(said(await post([{ linkId: 'g', text: 'G', type: 'string', enableWhen: [] }])), '400 invalid-request /item/0/enableWhen unknown');
  assert.equal(said(await attach(own, ['01900000-0000-7000-8000-00000000dead'])), '404 not-found');
});

test('C11 sections.forms off: no forms in the portal', async (t) => {
  const own = await clinic(t, { 'sections.forms': false });
  await required(own);
  const me = own.api.as(own.patient);
  assert.equal(said(await me.get('/v1/me/forms')), '403 section-disabled');
  const hold = (await me.post('/v1/holds', wish)).body;
  assert.deepEqual((await me.get(`/v1/holds/${hold.id}/steps`)).body.forms, []);
  assert.equal(said(await me.get(`/v1/holds/${hold.id}/forms`)), '403 section-disabled');
  assert.equal((await me.post('/v1/appointments', { holdId: hold.id })).status, 201);
});
