import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../testing/clinic.ts';

const inBrowser = ({ secretKey, url, origin }: Clinic, key = secretKey) =>
  fetch(`${url}/v1/admin/patients`, { headers: { Authorization: `Bearer ${key}`, Origin: origin } });

const told = async (own: Clinic) => {
  await own.drain();
  return own.mails(`front@${own.slug}.example`);
};

test('H2 a secret key in a web page is refused, and the clinic hears of it once a day', async (t) => {
  const own = await clinic(t);
  for (let visitors = 0; visitors < 3; visitors += 1) assert.equal((await inBrowser(own)).status, 403);
  const [mail, ...more] = await told(own);
  assert.equal(more.length, 0);
  assert.match(mail?.subject ?? '', /secret key was used in a web page/);
  assert.match(mail?.text ?? '', new RegExp(`Tests[\\s\\S]*sk_test_.*…${own.secretKey.slice(-4)}`));
  assert.doesNotMatch(mail?.text ?? '', new RegExp(own.secretKey.slice(12, -4)), 'the key itself stands nowhere');
  own.clock.advance(24 * 3_600_000);
  await inBrowser(own);
  assert.equal((await told(own)).length, 2);
});

test('H2 of a key that opens nothing, nobody is told', async (t) => {
  const own = await clinic(t);
  const { body } = await own.api.as(own.staff).post('/v1/admin/keys', { kind: 'secret', environment: 'test', name: 'Old', scopes: ['schedule'] });
  await own.api.as(own.staff).delete(`/v1/admin/keys/${body.id}`);
  for (const key of [body.key, 'sk_test_made_up', own.publishableKey]) assert.equal((await inBrowser(own, key)).status, 403);
  assert.deepEqual(await told(own), []);
});
