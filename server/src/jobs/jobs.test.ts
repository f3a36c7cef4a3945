import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOffice } from '../messaging/testing/office.ts';
import { createJobs } from './jobs.ts';
import { giveLeaseBack, takeLease } from './lease.ts';

test('I2 one process at a time has a lease, until it gives it back or its time is up', async (t) => {
  const { clock, caller } = await openOffice(t);
  const [one, other] = [caller.ids.next(), caller.ids.next()];
  const take = (holder: string) => takeLease('job/test', holder, clock, 60_000);
  assert.deepEqual([await take(one), await take(one), await take(other)], [true, true, false]);
  clock.forward(59_000);
  assert.deepEqual([await take(other), await take(one)], [false, true], 'keeping it makes it longer');
  clock.forward(60_000);
  assert.deepEqual([await take(other), await take(one)], [true, false]);
  await giveLeaseBack('job/test', other, clock);
  assert.equal(await take(one), true);
});

test('I2 of twenty that ask for a lease at once one gets it', async (t) => {
  const { clock, caller } = await openOffice(t);
  const holders = Array.from({ length: 20 }, () => caller.ids.next());
  const got = await Promise.all(holders.map((holder) => takeLease('job/test', holder, clock, 60_000)));
  assert.equal(got.filter(Boolean).length, 1);
});

test('I2 a job runs in one of two processes; one that fails is tried again and hinders no other', async (t) => {
  const { runtime, logged } = await openOffice(t);
  const ran: string[] = [];
  let enough = () => {};
  const ranEnough = new Promise<void>((resolve) => (enough = resolve));
  const jobsOf = (process: string) =>
    createJobs(runtime, [
      { name: 'fails', everySeconds: 0.005, run: () => Promise.reject(new Error('not today')) },
      {
        name: 'works',
        everySeconds: 0.005,
        run: async () => {
          if (ran.push(process) === 5) enough();
        },
      },
    ]);
  const processes = [jobsOf('one'), jobsOf('two')];
  for (const jobs of processes) jobs.start();
  await ranEnough;
  await Promise.all(processes.map((jobs) => jobs.stop()));
  assert.equal(new Set(ran.slice(0, 5)).size, 1);
  assert.ok(logged.filter(({ event }) => event === 'job-failed').length > 1);
  await assert.rejects(jobsOf('three').runAll(), /not today/);
});
