import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { test, type TestContext } from 'node:test';
import { tx } from '../db/tx.ts';
import { publish } from '../messaging/publish.ts';
import { portOf } from '../start.ts';
import { clinic, patients } from '../testing/clinic.ts';

interface Heard {
  type: string;
  data: { appointmentId?: string };
}
interface Options {
  secret: string;
  now: () => Date;
  hear: (message: Heard, id: string) => unknown;
}
// The example is plain JavaScript, as readers copy it.
const example = new URL('../../examples/webhook-receiver/receiver.mjs', import.meta.url).href;
const { createReceiver } = (await import(example)) as { createReceiver: (options: Options) => Server };

async function received(t: TestContext) {
  const here = await clinic(t);
  const staff = here.api.as(here.staff);
  const heard: [string, Heard][] = [];
  const state = { isBroken: false };
  const options: Options = {
    secret: '',
    now: () => here.clock.now(),
    hear: (message, id) => {
      if (state.isBroken) throw new Error('not now');
      heard.push([id, message]);
    },
  };
  // The port is known before the secret is: the receiver that listens asks the one that knows it.
  let inner: Server | null = null;
  const server = createReceiver({ ...options, secret: 'whsec_' }).removeAllListeners('request').on('request', (...asked) => inner?.emit('request', ...asked));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const url = `http://127.0.0.1:${portOf(server)}/`;
  const { body: webhook } = await staff.post('/v1/admin/webhooks', { url });
  inner = createReceiver({ ...options, secret: webhook.secret });
  const happen = async () => {
    const caller = await here.caller();
    await tx(() => publish(caller, 'scheduling.appointment.accepted', { appointmentId: patients.maya }));
    await here.drain();
  };
  return { ...here, staff, heard, state, url, webhook, happen };
}

test('H3 H4 the example of a receiver hears each message once, after it checked who sent it', async (t) => {
  const { heard, happen, webhook, staff, drain } = await received(t);
  await happen();
  assert.deepEqual(heard.map(([, { type, data }]) => [type, data.appointmentId]), [['scheduling.appointment.accepted', patients.maya]]);
  const log = `/v1/admin/webhooks/${webhook.id}/deliveries`;
  const [{ id, messageId, state }] = (await staff.get(log)).body.data;
  assert.deepEqual([messageId, state], [heard[0]?.[0], 'delivered']);
  await staff.post(`${log}/${id}/replay`);
  await drain();
  assert.equal((await staff.get(log)).body.data[0].state, 'delivered');
  assert.equal(heard.length, 1, 'it had that one');
});

test('H3 H4 the example asks again for what it couldn’t hear, and goes on over a change of the secret', async (t) => {
  const { heard, happen, state, clock, drain, staff, webhook } = await received(t);
  state.isBroken = true;
  await happen();
  assert.equal(heard.length, 0);
  state.isBroken = false;
  await staff.post(`/v1/admin/webhooks/${webhook.id}/rotate`);
  clock.advance(3_600_000);
  await drain();
  assert.equal(heard.length, 1);
});

test('H3 H4 the example refuses what is unsigned, signed by another, changed, or old', async (t) => {
  const { heard, url, happen, clock } = await received(t);
  const post = async (headers: Record<string, string>) => (await fetch(url, { method: 'POST', body: '{"type":"x"}', headers })).status;
  const timestamp = String(Math.floor(clock.now().getTime() / 1000));
  const forged = `v1,${Buffer.alloc(32).toString('base64')}`;
  assert.equal(await post({}), 401);
  assert.equal(await post({ 'webhook-id': 'a', 'webhook-timestamp': timestamp, 'webhook-signature': forged }), 401);
  assert.equal(await post({ 'webhook-id': 'a', 'webhook-timestamp': '1', 'webhook-signature': forged }), 401);
  assert.equal(await post({ 'webhook-id': 'a', 'webhook-timestamp': 'soon', 'webhook-signature': '' }), 401);
  assert.equal(heard.length, 0);
  await happen();
  assert.equal(heard.length, 1);
});
