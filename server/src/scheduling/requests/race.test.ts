import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertInvariants } from '../../db/invariants.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';
import { invariants } from '../scheduling.invariants.ts';
import { lapseRequests } from './lapse-requests.ts';
import { book, wish } from '../testing.ts';
import { heard } from './testing.ts';

const home = 'patient0@example.org';
const settings = { 'scheduling.autoAccept': false, 'scheduling.remindHoursBefore': [], 'scheduling.priorToCancel': { value: 0, unit: 'hours' } };
const days = ['02', '03', '04', '05', '08', '09'];
type Act = () => Promise<{ status: number }>;

/** Twenty at once, another one first in each round. */
async function atOnce(acts: readonly Act[], round: number): Promise<number[]> {
  const order = Array.from({ length: 20 }, (_none, i) => acts[(i + round) % acts.length]);
  return (await Promise.all(order.map((act) => act?.()))).map((answer) => answer?.status ?? 0);
}

const readAs = async ({ api, staff }: Clinic, id: string) => (await api.as(staff).get(`/v1/admin/appointments/${id}`)).body;

/** Nobody is told of what they didn't do, nor twice: one message after the request's own. */
async function assertOneOutcome(own: Clinic, answers: readonly number[], known: Set<string>): Promise<string> {
  assert.deepEqual(answers.filter((status) => status !== 200 && status !== 409), []);
  assert.ok(answers.includes(200));
  const told = await heard(own, home, known);
  assert.equal(told.length, 1, told.map(({ subject }) => subject).join());
  await assertInvariants(invariants);
  return told[0]?.subject.split(':')[0] ?? '';
}

test('C9 of twenty who accept, decline and withdraw at once one wins, and one message tells it', async (t) => {
  const own = await clinic(t, settings);
  const words: Readonly<Record<string, string>> = { booked: 'Confirmed', declined: 'Declined', cancelled: 'Withdrawn' };
  for (const [round, day] of days.entries()) {
    const { id } = await book(own, own.patient, wish(`2027-03-${day}T14:00`));
    const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
    const staff = own.api.as(own.staff);
    const acts: Act[] = [
      () => staff.post(`/v1/admin/appointments/${id}/accept`, { note: 'Yes' }),
      () => staff.post(`/v1/admin/appointments/${id}/decline`, { note: 'No' }),
      () => own.api.as(own.patient).post(`/v1/appointments/${id}/cancel`),
    ];
    // An agreed appointment may be cancelled after; here the withdrawing one must be in time.
    await changeSettingsBy(own, { 'scheduling.priorToCancel': { value: 300, unit: 'days' }, 'scheduling.undoMinutes': 0 });
    const word = await assertOneOutcome(own, await atOnce(acts, round), known);
    const { status } = await readAs(own, id);
    assert.equal(word, words[status]);
  }
});

test('C9 lapsing and withdrawing at once leave one outcome', async (t) => {
  const own = await clinic(t, settings);
  for (const [round, day] of days.entries()) {
    const { id } = await book(own, own.patient, wish(`2027-03-${day}T14:00`));
    const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
    own.clock.set(`2027-03-${day}T14:00:00-05:00`);
    const lapse: Act = async () => {
      await lapseRequests(own.portico.runtime, own.caller);
      return { status: 200 };
    };
    const acts: Act[] = [lapse, () => own.api.as(own.patient).post(`/v1/appointments/${id}/cancel`), () => own.api.as(own.staff).post(`/v1/admin/appointments/${id}/accept`)];
    const word = await assertOneOutcome(own, await atOnce(acts, round), known);
    const { status, endedBy } = await readAs(own, id);
    assert.equal(word, status === 'cancelled' ? 'Withdrawn' : 'Not answered');
    assert.equal(endedBy, status === 'cancelled' ? 'patient' : 'lapsed');
  }
});

test('C9 accepting and declining a move while either appointment is cancelled or moved leaves one that stands, or none', async (t) => {
  const own = await clinic(t, { ...settings, 'scheduling.allowedReschedules': null });
  const patient = own.api.as(own.patient);
  const staff = own.api.as(own.staff);
  for (const [round, day] of days.entries()) {
    await changeSettingsBy(own, { 'scheduling.autoAccept': true });
    const { id: old } = await book(own, own.patient, wish(`2027-03-${day}T14:00`));
    await changeSettingsBy(own, { 'scheduling.autoAccept': false });
    const hold = await patient.post('/v1/holds', wish(`2027-03-${day}T15:00`, { movesAppointmentId: old }));
    const { id: request } = (await patient.post(`/v1/appointments/${old}/reschedule`, { holdId: hold.body.id })).body;
    const known = new Set((await heard(own, home)).map(({ messageId }) => messageId));
    const acts: Act[] = [
      () => staff.post(`/v1/admin/appointments/${request}/accept`),
      () => staff.post(`/v1/admin/appointments/${request}/decline`),
      () => patient.post(`/v1/appointments/${request}/cancel`),
      () => staff.post(`/v1/admin/appointments/${old}/reschedule`, { start: `2027-03-${day}T16:00:00-05:00` }),
      () => staff.post(`/v1/admin/appointments/${old}/cancel`),
    ];
    const answers = await atOnce(acts, round);
    assert.deepEqual(answers.filter((status) => status !== 200 && status !== 409), []);
    await assertInvariants(invariants);
    const { db } = await own.caller();
    const chain = [await db.Appointment.one({ id: old }), ...(await db.Appointment.find({ where: { chainId: old } }))];
    const standing = chain.filter((one) => one?.status === 'booked');
    assert.equal(chain.filter((one) => one?.status === 'pending').length, 0);
    const told = (await heard(own, home, known)).map(({ subject }) => subject.split(':')[0]);
    assert.equal(new Set(told).size, told.length, told.join());
    const isCalledOff = chain.some((one) => one?.status === 'cancelled' && one.endedBy !== 'moved');
    assert.ok(standing.length === 1 || (standing.length === 0 && isCalledOff), JSON.stringify(chain));
  }
});
