import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic } from '../testing/clinic.ts';

test('H1 the documentation is one page with its policy, and nothing else of what it is made with', async (t) => {
  const { url } = await clinic(t);
  const page = await fetch(`${url}/docs`);
  assert.match(page.headers.get('Content-Security-Policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/);
  const needed = [...(await page.text()).matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)].map(([, path = '']) => path);
  assert.equal(needed.length, 3);
  for (const path of needed) assert.equal((await fetch(url + path)).status, 200, path);
  for (const path of ['index.html', 'oauth2-redirect.html', 'swagger-initializer.js', 'package.json'])
    assert.equal((await fetch(`${url}/docs/${path}`)).status, 404, path);
});

test('H1 the documentation runs nothing that stands in a page and asks no other host', async (t) => {
  const { url } = await clinic(t);
  const page = await fetch(`${url}/docs`);
  const policy = page.headers.get('Content-Security-Policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.doesNotMatch(await page.text(), /https?:\/\/(?!www\.w3\.org)/);
});
