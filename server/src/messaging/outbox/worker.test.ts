import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { subscriber } from '../events.ts';
import { MailRefused } from '../mail/mailer.ts';
import { publish } from '../publish.ts';
import { sendMessage } from '../send-message.ts';
import { forgetMessages } from './forget-message.ts';
import { openOffice, type Office } from '../testing/office.ts';
import { leaseMs } from './claim.ts';
import { sendAgain } from './send-again.ts';
import { onOutboxChange } from './wake.ts';

declare module '../events.ts' {
  interface Events {
    'test.thing.happened': { thingId: string };
  }
}

const appointment = {
  appointmentId: '01900000-0000-7000-8000-000000000001',
  chainId: '01900000-0000-7000-8000-000000000001',
  way: 'inPerson' as const,
  appointmentType: 'Massage',
  start: '2026-12-01T09:00:00-07:00',
  end: '2026-12-01T09:45:00-07:00',
  timeZone: 'America/Vancouver',
  practitioner: 'Maya Chen',
  location: { name: 'Northside' },
};
const mailTo = (caller: Caller, patientId: string, dedupeKey = patientId) =>
  tx(() => sendMessage(caller, { message: 'booked', to: { patientId }, data: appointment, dedupeKey }));
const rows = ({ caller }: Office) =>
  caller.db.Outbox.find({
    order: [
      ['createdAt', 'ASC'],
      ['id', 'ASC'],
    ],
  });
const states = async (office: Office) => (await rows(office)).map(({ kind, state }) => `${kind} ${state}`);

test('I3 a change that is rolled back tells nobody', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org');
  const failing = tx(async () => {
    await publish(office.caller, 'test.thing.happened', { thingId: 'a' });
    await sendMessage(office.caller, { message: 'booked', to: { patientId }, data: appointment, dedupeKey: 'a' });
    throw new Error('the change failed');
  });
  await assert.rejects(failing, /the change failed/);
  assert.equal(await office.worker().drain(), 0);
  assert.deepEqual(office.mailer.sent, []);
});

test('I3 an event reaches each subscriber once, and a mail leaves with the id of its row', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org', { language: 'fr-CA' });
  const heard: string[] = [];
  const subscribers = [
    subscriber('test.mail', 'test.thing.happened', (caller, { thingId }) =>
      sendMessage(caller, { message: 'booked', to: { patientId }, data: appointment, dedupeKey: thingId }),
    ),
    subscriber('test.note', 'test.thing.happened', async (_caller, { thingId }) => void heard.push(thingId)),
  ];
  await tx(async () => {
    await publish(office.caller, 'test.thing.happened', { thingId: 'a' }, { dedupeKey: 'a' });
    await publish(office.caller, 'test.thing.happened', { thingId: 'a' }, { dedupeKey: 'a' });
  });
  const worker = office.worker({ subscribers });
  await worker.drain();
  await worker.drain();
  assert.deepEqual(heard, ['a']);
  const [mail, ...more] = office.mailer.sent;
  assert.ok(mail);
  assert.equal(more.length, 0);
  const row = (await rows(office)).find(({ kind }) => kind === 'mail');
  assert.equal(mail.messageId, `${row?.id}@clinic.example`);
  assert.deepEqual(
    [mail.to.address, mail.language, mail.subject],
    ['ana@example.org', 'fr', 'Réservé\u00a0: Massage, mardi 1er décembre 2026'],
  );
  assert.equal(mail.from.name, 'Northside Physio');
  assert.deepEqual([...new Set((await rows(office)).map(({ state }) => state))], ['done']);
  assert.doesNotMatch(JSON.stringify(row?.payload), /Massage|Maya|example\.org/);
});

test('I3 a subscriber that fails is tried again alone, and its half-done work is undone', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org');
  let tries = 0;
  let others = 0;
  const subscribers = [
    subscriber('test.flaky', 'test.thing.happened', async (caller) => {
      tries += 1;
      await sendMessage(caller, { message: 'booked', to: { patientId }, data: appointment, dedupeKey: `try-${tries}` });
      if (tries < 3) throw new Error('Ana Núñez could not be told');
    }),
    subscriber('test.fine', 'test.thing.happened', async () => void (others += 1)),
  ];
  await tx(() => publish(office.caller, 'test.thing.happened', { thingId: 'a' }));
  const worker = office.worker({ subscribers });
  for (let n = 0; n < 4; n += 1) {
    await worker.drain();
    office.clock.forward(10_000);
  }
  assert.deepEqual([tries, others, office.mailer.sent.length], [3, 1, 1]);
  assert.doesNotMatch(JSON.stringify([office.logged, await rows(office)]), /Núñez|could not be told/);
});

test('I3 waits longer after each failure, gives up after the last, and can be sent again by staff', async (t) => {
  const office = await openOffice(t);
  await mailTo(office.caller, await office.patient('ana@example.org'));
  office.mailer.before = () => {
    throw new MailRefused('smtp-ECONNECTION', false);
  };
  const worker = office.worker();
  const waits: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    assert.equal(await worker.drain(), 1);
    assert.equal(await worker.drain(), 0);
    const [row] = await rows(office);
    assert.ok(row);
    waits.push(row.dueAt.getTime() - office.clock.now().getTime());
    office.clock.forward(Math.max(0, waits.at(-1) ?? 0));
  }
  assert.deepEqual(waits.slice(0, 4), [1500, 3000, 6000, 12000]);
  const [dead] = await rows(office);
  assert.deepEqual([dead?.state, dead?.lastError, dead?.attempts], ['dead', 'smtp-ECONNECTION', 60]);
  assert.ok(office.logged.some(({ event }) => event === 'outbox-dead'));
  office.clock.forward(10 * 24 * 3_600_000);
  assert.equal(await worker.drain(), 0);

  office.mailer.before = () => {};
  await sendAgain(office.caller, dead?.id ?? '');
  await sendAgain(office.caller, dead?.id ?? '');
  assert.equal(await worker.drain(), 1);
  assert.equal(office.mailer.sent.length, 1);
  assert.deepEqual(await states(office), ['mail done']);
});

test('I3 what a server refuses for good is given up sooner', async (t) => {
  const office = await openOffice(t);
  await mailTo(office.caller, await office.patient('ana@example.org'));
  office.mailer.before = () => {
    throw new MailRefused('smtp-EENVELOPE-550', true);
  };
  const worker = office.worker();
  for (let n = 0; n < 24; n += 1) {
    await worker.drain();
    office.clock.forward(3_600_000);
  }
  assert.deepEqual(await states(office), ['mail dead']);
});

test('I3 two workers share an outbox: each mail leaves once', async (t) => {
  const office = await openOffice(t);
  for (let n = 0; n < 60; n += 1) await mailTo(office.caller, await office.patient(`p${n}@example.org`));
  const tried = await Promise.all([office.worker(), office.worker(), office.worker()].map((worker) => worker.drain()));
  assert.equal(
    tried.reduce((sum, n) => sum + n, 0),
    60,
  );
  assert.equal(new Set(office.mailer.sent.map(({ messageId }) => messageId)).size, 60);
  assert.equal(office.mailer.sent.length, 60);
});

test('I3 a row whose worker died falls due again, under the same Message-ID, and the dead one’s late mark counts for nothing', async (t) => {
  const office = await openOffice(t);
  await mailTo(office.caller, await office.patient('ana@example.org'));
  let release = () => {};
  const slow = Object.assign(Object.create(office.mailer) as typeof office.mailer, {
    send: async (mail: (typeof office.mailer.sent)[number]) => {
      office.mailer.sent.push(mail);
      await new Promise<void>((resolve) => {
        release = resolve;
        reached();
      });
    },
  });
  let reached = () => {};
  const sending = new Promise<void>((resolve) => (reached = resolve));
  const dying = office.worker({ mailer: slow }).drain();
  await sending;
  assert.equal(await office.worker().drain(), 0);
  office.clock.forward(leaseMs + 1);
  assert.equal(await office.worker().drain(), 1);
  release();
  await dying;
  const [first, second] = office.mailer.sent;
  assert.equal(office.mailer.sent.length, 2);
  assert.equal(first?.messageId, second?.messageId);
  assert.deepEqual(await states(office), ['mail done']);
});

test('B6 goes to the verified contact that the patient prefers, and to nobody where there is none', async (t) => {
  const office = await openOffice(t);
  await mailTo(office.caller, await office.patient('unverified@example.org', { verified: false }));
  await mailTo(office.caller, await office.patient(null));
  await office.worker().drain();
  assert.deepEqual(office.mailer.sent, []);
  assert.deepEqual(await states(office), ['mail skipped', 'mail skipped']);
});

test('I3 tells the worker at once when a transaction ends, and not before', async (t) => {
  const office = await openOffice(t);
  const seen: string[] = [];
  t.after(onOutboxChange(() => seen.push('rung')));
  await tx(async () => {
    await publish(office.caller, 'test.thing.happened', { thingId: 'a' });
    seen.push('inside');
  });
  assert.deepEqual(seen, ['inside', 'rung']);
  let hear = () => {};
  const heard = new Promise<void>((resolve) => (hear = resolve));
  const worker = office.worker({ subscribers: [subscriber('test.note', 'test.thing.happened', async () => hear())] });
  worker.start();
  await heard;
  await worker.stop();
});

test('I3 half of the mails fail at random: none is lost, none comes twice', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org');
  for (let n = 0; n < 120; n += 1) await mailTo(office.caller, patientId, String(n));
  let seed = 7;
  office.mailer.before = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    if (seed % 2) throw new MailRefused('smtp-EMESSAGE-451', seed % 3 === 0);
  };
  const worker = office.worker();
  for (let n = 0; n < 20; n += 1) {
    await worker.drain();
    office.clock.forward(3_600_000);
  }
  assert.equal(office.mailer.sent.length, 120);
  assert.equal(new Set(office.mailer.sent.map(({ messageId }) => messageId)).size, 120);
});

test('C18 a message that couldn’t leave in time never leaves', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org');
  const notAfter = new Date(office.clock.now().getTime() + 60_000);
  await tx(() => sendMessage(office.caller, { message: 'reminder', to: { patientId }, data: appointment, dedupeKey: 'a/2', notAfter }));
  office.mailer.before = () => {
    throw new MailRefused('smtp-ECONNECTION', false);
  };
  const worker = office.worker();
  await worker.drain();
  office.mailer.before = () => {};
  office.clock.forward(3_600_000);
  await worker.drain();
  assert.deepEqual([office.mailer.sent.length, (await rows(office)).map(({ state }) => state)], [0, ['skipped']]);
});

test('C18 what no longer holds is passed over, however often it was tried', async (t) => {
  const office = await openOffice(t);
  const patientId = await office.patient('ana@example.org');
  for (const dedupeKey of ['a/2', 'a/48', 'ab/2']) await tx(() => sendMessage(office.caller, { message: 'reminder', to: { patientId }, data: appointment, dedupeKey }));
  office.mailer.before = () => {
    throw new MailRefused('smtp-ECONNECTION', false);
  };
  const worker = office.worker();
  await worker.drain();
  await tx(() => forgetMessages(office.caller, 'reminder', 'a'));
  office.mailer.before = () => {};
  office.clock.forward(3_600_000);
  await worker.drain();
  assert.equal(office.mailer.sent.length, 1);
  const states = (await rows(office)).map(({ dedupeKey, state }) => `${dedupeKey} ${state}`).sort();
  assert.deepEqual(states, ['mail/reminder/a/2 skipped', 'mail/reminder/a/48 skipped', 'mail/reminder/ab/2 done']);
});

test('C18 an event whose time has yet to come is told then', async (t) => {
  const office = await openOffice(t);
  const heard: string[] = [];
  const subscribers = [subscriber('test.note', 'test.thing.happened', async (_caller, { thingId }) => void heard.push(thingId))];
  const dueAt = new Date(office.clock.now().getTime() + 3_600_000);
  await tx(() => publish(office.caller, 'test.thing.happened', { thingId: 'later' }, { dueAt }));
  const worker = office.worker({ subscribers });
  await worker.drain();
  assert.deepEqual(heard, []);
  office.clock.forward(3_600_000);
  await worker.drain();
  assert.deepEqual(heard, ['later']);
});
