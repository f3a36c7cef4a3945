import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { isPublic } from '../../outgoing/public-address.ts';
import { texterFor } from './texter.ts';

const sms = { id: 'm-1', to: '+14165550100', text: 'Hello', date: new Date('2027-03-01T15:00:00Z') };

/** A gateway on this machine. */
async function gateway(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://localhost:${(server.address() as AddressInfo).port}/sms`;
}

test('I3 SMS are posted as JSON with an id that stays the same; what isn’t taken says why, and no redirect is followed', async (t) => {
  const heard: unknown[] = [];
  const statuses = [204, 302, 400, 429, 503];
  const url = await gateway(t, (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push([request.headers['idempotency-key'], JSON.parse(body)]);
      response.writeHead(statuses[heard.length - 1] ?? 500, { Location: '/elsewhere' }).end('taken');
    });
  });
  const texter = texterFor({ NODE_ENV: 'development', SMS_URL: url }, null);
  await texter.send(sms);
  assert.deepEqual(heard, [['m-1', { id: 'm-1', to: '+14165550100', text: 'Hello' }]]);
  for (const [status, permanent] of [[302, false], [400, true], [429, false], [503, false]] as const) await assert.rejects(texter.send(sms), { message: `sms-${status}`, permanent });
  assert.equal(heard.length, 5);
});

test('H6 in production SMS_URL leads to no address of this machine or its network, by number or by name', async (t) => {
  let heard = 0;
  const url = await gateway(t, (_request, response) => {
    heard += 1;
    response.end();
  });
  const { port } = new URL(url);
  for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433', '0x7f.1']) {
    const texter = texterFor({ NODE_ENV: 'production', SMS_URL: `http://${host}:${port}/sms` }, null);
    await assert.rejects(texter.send(sms), { message: 'sms-private-address', permanent: false }, host);
  }
  assert.equal(heard, 0);
});

test('H6 addresses of private, shared, local and reserved networks are none of the public internet', () => {
  const within = ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '169.254.169.254', '224.0.0.1', '255.255.255.255', 'fd00::1', 'fe80::1', '::', '::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'not an address'];
  assert.deepEqual(within.filter(isPublic), []);
  assert.deepEqual(['1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111'].filter(isPublic).length, 4);
});
