import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { checkInvariants } from '../db/invariants.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';
import { changeSettingsBy } from '../testing/settings.ts';

/** What people do with appointments, by the number of the appointment and of the time. */
type Step =
  | { readonly does: 'book'; readonly n: number }
  | { readonly does: 'wait'; readonly n: number }
  | { readonly does: 'accepting'; readonly n: number }
  | { readonly does: 'move' | 'staffMove'; readonly which: number; readonly n: number }
  | { readonly does: 'cancel' | 'staffCancel' | 'accept' | 'decline' | 'came'; readonly which: number };

const which = fc.nat(7);
const n = fc.nat(11);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('book' as const), n }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('move' as const, 'move' as const, 'staffMove' as const), which, n }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('cancel' as const, 'staffCancel' as const, 'accept' as const, 'accept' as const, 'decline' as const, 'came' as const), which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('accepting' as const), n: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('wait' as const), n: fc.nat(30) }) },
);

/** Massages that overlap each other, on two days before clocks change and two after. */
const days = ['2027-03-04', '2027-03-12', '2027-03-15', '2027-03-16'];
const startOf = (at: number) => `${days[at % 4]}T${['10:00', '10:15', '11:00'][at % 3]}:00-0${at % 4 < 2 ? 5 : 4}:00`;
const wish = (at: number) => ({ appointmentTypeId: types.massage, locationId: locations.toronto, practitionerId: practitioners.ada, start: startOf(at) });

/** Does one step after the other; what is shown of an appointment and what then happens must be the same. */
async function live(t: TestContext, steps: readonly Step[]): Promise<void> {
  const own = await clinic(t, { 'identity.openBookings': 50, 'scheduling.allowedReschedules': 3, 'scheduling.undoMinutes': 1 });
  const ids: string[] = [];
  const at = (number: number) => ids[number % Math.max(1, ids.length)];
  for (const one of steps) {
    if (one.does === 'wait') own.clock.advance(one.n * 3_600_000);
    else if (one.does === 'accepting') await changeSettingsBy(own, { 'scheduling.autoAccept': one.n === 0 });
    else if (one.does === 'book') ids.push(...(await book(own, one.n)));
    else {
      const id = at(one.which);
      if (id !== undefined) ids.push(...(await act(own, id, one)));
    }
  }
  assert.deepEqual(await checkInvariants(), []);
}

const isExplained = ({ status, body }: { status: number; body: { type?: string } }) => {
  assert.ok(status < 500, `${status} ${JSON.stringify(body)}`);
  return status < 300;
};

async function book(own: Clinic, number: number): Promise<string[]> {
  const me = own.api.as(own.patient);
  const hold = await me.post('/v1/holds', wish(number));
  if (!isExplained(hold)) return [];
  const booked = await me.post('/v1/appointments', { holdId: hold.body.id });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  return [booked.body.id];
}

type Act = Exclude<Step, { does: 'book' | 'wait' | 'accepting' }>;

/** @returns the appointment that came of it, if a new one did */
async function act(own: Clinic, id: string, one: Act): Promise<string[]> {
  const me = own.api.as(own.patient);
  const staff = own.api.as(own.staff);
  const desk = `/v1/admin/appointments/${id}`;
  const shown = (await me.get(`/v1/me/appointments/${id}`)).body;
  if (one.does === 'cancel') {
    const { status, body } = await me.post(`/v1/appointments/${id}/cancel`);
    const isRepeat = shown.status === 'cancelled' && shown.movedTo === null;
    assert.deepEqual([status, body.reason], shown.canCancel || isRepeat ? [200, undefined] : [409, shown.refusals.cancel]);
    return [];
  }
  if (one.does === 'move') return move(own, id, { shown, to: one.n });
  if (one.does === 'staffMove') {
    const atDesk = (await staff.get(desk)).body;
    const answer = await staff.post(`${desk}/reschedule`, { start: startOf(one.n) });
    if (!atDesk.canReschedule) assert.deepEqual([answer.status, answer.body.reason], [409, atDesk.refusals.reschedule]);
    return isExplained(answer) ? [answer.body.id] : [];
  }
  const isWaiting = shown.status === 'pending' && new Date(shown.start) > own.clock.now();
  const answer = one.does === 'came' ? await staff.patch(desk, { status: 'fulfilled' }) : await staff.post(`${desk}/${one.does === 'staffCancel' ? 'cancel' : one.does}`);
  if ((one.does === 'accept' || one.does === 'decline') && isWaiting) assert.equal(answer.status, 200, JSON.stringify(answer.body));
  isExplained(answer);
  return [];
}

async function move(own: Clinic, id: string, { shown, to }: { shown: { canReschedule: boolean; refusals: { reschedule?: string } }; to: number }): Promise<string[]> {
  const me = own.api.as(own.patient);
  const hold = await me.post('/v1/holds', { ...wish(to), movesAppointmentId: id });
  if (!shown.canReschedule) assert.deepEqual([hold.status, hold.body.reason], [409, shown.refusals.reschedule]);
  if (!isExplained(hold)) return [];
  const moved = await me.post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  return [moved.body.id];
}

test('C3 C4 C9 C10 whatever people and staff do in whatever order, what is shown is what happens, and nothing breaks', async (t) => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), (steps) => live(t, steps));
  await fc.assert(property, { numRuns: 12, seed: 11, endOnFailure: true });
});
