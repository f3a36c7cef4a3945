import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { book, codeTo, give, holdTime, notThe, on, proved, said, send } from './testing.ts';

const addressIn = ({ slug }: Clinic, who = 'gus') => `${who}@${slug}.example`;

test('C8 a code can’t be guessed: five tries, and a new code brings no new ones without end', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  const held = await holdTime(own);
  await give(own, held, mine);
  const code = await codeTo(own, mine);
  const tries = [];
  for (let n = 0; n < 5; n += 1) tries.push(said(await send(own, held, notThe(code))));
  assert.deepEqual(tries, [...Array.from({ length: 4 }, () => '400 invalid-request /code code-wrong'), '409 code-expired']);
  assert.equal(said(await send(own, held, code)), '409 code-expired', 'the right digits come too late');
  for (let n = 0; n < 4; n += 1) assert.equal((await give(own, held, mine)).status, 202);
  assert.match(said(await give(own, held, mine)), /^429/, 'for this held time');
  const other = await holdTime(own, '10:00');
  assert.match(said(await give(own, other, mine)), /^429/, 'for this address, with whatever hold');
  assert.equal((await give(own, other, addressIn(own, 'else'))).status, 202);
});

test('C8 digits are counted for a contact over all codes and holds of a day', async (t) => {
  const own = await clinic(t, on);
  const mine = addressIn(own);
  let tried = 0;
  let last = '';
  for (let hour = 0; hour < 7 && !last.startsWith('429'); hour += 1) {
    const held = await holdTime(own, '09:00', '2027-03-04');
    await give(own, held, mine);
    for (let n = 0; n < 5 && !last.startsWith('429'); n += 1) {
      last = said(await send(own, held, notThe(await codeTo(own, mine))));
      tried += 1;
    }
    own.clock.advance(3_600_001);
  }
  assert.deepEqual([tried, last.slice(0, 3)], [31, '429']);
});

test('C8 of twenty who send the right digits at once one becomes the guest, and all are answered alike', async (t) => {
  const own = await clinic(t, on);
  const held = await holdTime(own);
  await give(own, held, addressIn(own));
  const code = await codeTo(own, addressIn(own));
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(own, held, code)));
  assert.ok(answers.some(({ status }) => status === 200));
  for (const one of answers) assert.match(said(one), /^(200|409 code-expired)$/);
  assert.equal(await (await own.caller()).db.Patient.count({ profile: false }), 1);
});

test('C8 one contact keeps eight times at once', async (t) => {
  const own = await clinic(t, on);
  const starts = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:00', '13:30', '14:00'];
  const answers = [];
  const { db } = await own.caller();
  for (const start of starts) {
    // Codes to one address are few: each goes to another one, and is taken for that of the first.
    const to = addressIn(own, `g${start.replace(':', '')}`);
    const held = await holdTime(own, start);
    await give(own, held, to);
    const same = { value: addressIn(own), normalized: addressIn(own) };
    await tx(() => db.HoldGuest.update({ holdId: held.id }, same));
    await tx(() => db.Verification.update({ subjectId: held.id }, same));
    answers.push((await send(own, held, await codeTo(own, to))).status);
  }
  assert.deepEqual(answers, [...Array.from({ length: 8 }, () => 200), 429]);
});

test('C8 identity.openBookings counts for guests by their contact, also for two at once', async (t) => {
  const own = await clinic(t, { ...on, 'identity.openBookings': 2 });
  const shared = addressIn(own);
  assert.equal((await book(own, await proved(own, shared, '09:00'))).status, 201);
  const [second, third] = [await proved(own, shared, '10:00'), await proved(own, shared, '11:00')];
  const answers = await Promise.all([second, third].map((held) => book(own, held, { givenName: 'Leo', familyName: 'Okoro' })));
  assert.deepEqual(answers.map(said).toSorted(), ['201', '409 too-many-bookings']);
  assert.equal((await book(own, await proved(own, addressIn(own, 'else'), '14:00'))).status, 201, 'another contact');
});

test('C8 guests hold and book by the clinic’s other rules', async (t) => {
  const own = await clinic(t, on);
  const late = await holdTime(own, '10:30', '2027-03-01');
  assert.equal(late.id, undefined, 'too near');
  const held = await proved(own, addressIn(own));
  own.clock.advance(11 * 60_000);
  assert.equal(said(await book(own, held)), '409 hold-expired');
});
