import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from './config.ts';

const secret = () => 'a secret of the tests, long enough for them';
const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://portal.example',
  PORTICO_SECRET: 'dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seQ',
};
const refusal = (env: Record<string, string>) => {
  try {
    readConfig(env, secret);
    return null;
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.message;
  }
};

test('I5 files stand beside the embedded database unless STORAGE_URL says otherwise', () => {
  assert.equal(readConfig({}, secret).STORAGE_URL, 'file:.portico/files');
  assert.equal(readConfig({ DATABASE_URL: 'sqlite:/data/portico.db' }, secret).STORAGE_URL, 'file:/data/files');
  assert.equal(readConfig({ DATABASE_URL: 'mysql://a:b@c:3306/d' }, secret).STORAGE_URL, 'file:.portico/files');
  assert.equal(readConfig({ STORAGE_URL: 'file:/srv/files' }, secret).STORAGE_URL, 'file:/srv/files');
  assert.match(refusal({ STORAGE_URL: 's3://bucket' }) ?? '', /^STORAGE_URL/);
});

test('I5 a malformed variable stops the start with one line that names it', () => {
  const wrong: Record<string, string>[] = [
    { PORT: 'many' },
    { DATABASE_URL: 'postgres://here' },
    { LOG_LEVEL: 'loud' },
    { SMTP_URL: 'mail.example' },
    { TRUST_PROXY: 'true' },
    { TRUST_PROXY: '10.0.0.0/99' },
    { STRIPE_SECRET_KEY: 'sk_test_x' },
  ];
  for (const env of wrong) {
    const message = refusal(env) ?? assert.fail(`${JSON.stringify(env)} was taken`);
    assert.ok(!message.includes('\n'));
    assert.match(message, /^[A-Z_]+: /);
  }
  assert.equal(readConfig({ TRUST_PROXY: '1' }, secret).TRUST_PROXY, 1);
  assert.equal(readConfig({ TRUST_PROXY: '10.0.0.0/8, loopback' }, secret).TRUST_PROXY, '10.0.0.0/8, loopback');
});

test('I5 production starts only with a strong secret, https and its throttles', () => {
  assert.equal(refusal(production), null);
  assert.match(refusal({ ...production, PORTICO_SECRET: '' }) ?? '', /^PORTICO_SECRET/);
  assert.match(refusal({ ...production, PORTICO_SECRET: 'a'.repeat(40) }) ?? '', /^PORTICO_SECRET/);
  assert.match(refusal({ ...production, PUBLIC_URL: 'http://portal.example' }) ?? '', /^PUBLIC_URL/);
  assert.match(refusal({ ...production, THROTTLES: 'off' }) ?? '', /^THROTTLES/);
});
