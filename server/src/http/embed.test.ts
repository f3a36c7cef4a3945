import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

const built = existsSync(new URL('../../../widgets/dist/embed/portico.js', import.meta.url));

test('A1 the script is for every page, kept five minutes, compressed; its versioned copy is kept for a year', async (t) => {
  const { url } = await clinic(t);
  assert.ok(built, 'the tags are built before the tests');
  const script = await fetch(`${url}/embed/portico.js`, { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(script.status, 200);
  assert.match(script.headers.get('Content-Type') ?? '', /javascript/);
  assert.equal(script.headers.get('Access-Control-Allow-Origin'), '*');
  assert.equal(script.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
  assert.equal(script.headers.get('Cache-Control'), 'public, max-age=300');
  assert.equal(script.headers.get('Content-Encoding'), 'gzip');
  assert.ok(script.headers.get('ETag'));
  const { versioned, chunks } = (await (await fetch(`${url}/embed/manifest.json`)).json()) as { versioned: string; chunks: Record<string, string> };
  const copy = await fetch(`${url}/embed/${versioned}`);
  assert.equal(copy.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
  assert.equal(await copy.text(), await script.text());
  const [chunk = ''] = Object.keys(chunks);
  assert.equal((await fetch(`${url}/embed/chunks/${chunk}`)).headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
});

test('A1 nothing but the built files is served under /embed', async (t) => {
  const { url } = await clinic(t);
  for (const path of ['/embed/', '/embed/..%2f..%2fpackage.json', '/embed/../package.json', '/embed/chunks/', '/embed/.env']) {
    assert.equal((await fetch(url + path)).status, 404, path);
  }
});
