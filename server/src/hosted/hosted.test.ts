import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unscopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { clinic } from '../testing/clinic.ts';
import { changeSettingsBy } from '../testing/settings.ts';

test('A7 the hosted page is the one public tag of the whole portal and carries the organization’s publishable key', async (t) => {
  const { url, slug, publishableKey } = await clinic(t);
  const answer = await fetch(`${url}/p/${slug}`);
  const html = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(
    html,
    new RegExp(`<script type="module" src="/embed/portico.js" data-key="${publishableKey}"></script>`),
  );
  assert.match(html, /<portal-app heading-level="1" page-title><\/portal-app>/);
});

test('A9 the hosted page holds no inline script or style, and nobody may frame it', async (t) => {
  const { url, slug } = await clinic(t);
  const answer = await fetch(`${url}/p/${slug}`);
  const policy = (answer.headers.get('content-security-policy') ?? '').split('; ');
  assert.ok(policy.includes("default-src 'none'"));
  assert.ok(policy.includes("script-src 'self'"));
  assert.ok(policy.includes("frame-ancestors 'none'"));
  assert.doesNotMatch(policy.join(), /unsafe|\*|data:/);
  assert.doesNotMatch(await answer.text(), /<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/embed)/);
  const sheet = await fetch(`${url}/hosted.css`);
  assert.match(sheet.headers.get('content-type') ?? '', /^text\/css/);
});

test('A7 the hosted page speaks the language that the browser asks for', async (t) => {
  const { url, slug } = await clinic(t);
  const french = await (await fetch(`${url}/p/${slug}`, { headers: { 'accept-language': 'fr-CA' } })).text();
  assert.match(french, /<html lang="fr">[\s\S]*<portal-app /);
});

test('I6 an address of no organization, or of one without a live key, says that nothing is there', async (t) => {
  const { url, slug, caller } = await clinic(t);
  const unknown = await fetch(`${url}/p/nobody-here`);
  assert.equal(unknown.status, 404);
  assert.doesNotMatch(await unknown.text(), /<script/);
  const { db, clock } = await caller();
  await tx(() => db.ApiKey.update({ kind: 'publishable' }, { revokedAt: clock.now() }));
  assert.equal((await fetch(`${url}/p/${slug}`)).status, 404);
});

test('A7 an organization’s name is text on its hosted page', async (t) => {
  const { url, slug, caller } = await clinic(t);
  const { organizationId } = await caller();
  await tx(() => unscopedDb.Organization.update({ id: organizationId }, { name: '<script>alert(1)</script>' }));
  assert.doesNotMatch(await (await fetch(`${url}/p/${slug}`)).text(), /<script>alert/);
});

test('A8 the staff page hears the pages that it opens; patients’ own page stays apart from all others', async (t) => {
  const { url, slug } = await clinic(t);
  const opener = async (page: string) => (await fetch(`${url}/p/${slug}${page}`)).headers.get('cross-origin-opener-policy');
  assert.deepEqual([await opener('/staff'), await opener('')], ['same-origin-allow-popups', 'same-origin']);
});

test('G2 the staff page holds the one tag, nothing inline, and nobody may frame it', async (t) => {
  const { url, slug, publishableKey } = await clinic(t);
  const answer = await fetch(`${url}/p/${slug}/staff`, { headers: { 'accept-language': 'fr' } });
  const html = await answer.text();
  const policy = (answer.headers.get('content-security-policy') ?? '').split('; ');
  assert.equal(answer.status, 200);
  assert.match(html, new RegExp(`data-key="${publishableKey}"></script>[^]*<portal-admin heading-level="1">`));
  assert.match(html, /<html lang="fr">[^]*<title>[^<]+\u00a0: personnel</);
  for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "require-trusted-types-for 'script'"])
    assert.ok(policy.includes(rule), rule);
  assert.doesNotMatch(policy.join(), /unsafe|\*|data:|stripe/);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/embed)/);
  assert.equal((await fetch(`${url}/p/nobody-here/staff`)).status, 404);
});

test('A7 the host’s own address says what is here and where to go, names no clinic, and has an icon', async (t) => {
  const { url, slug } = await clinic(t);
  const answer = await fetch(url, { headers: { 'accept-language': 'fr' } });
  const html = await answer.text();
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  assert.match(html, /<html lang="fr">[^]*adresse donnée par votre clinique[^]*href="\/docs"/);
  assert.doesNotMatch(html, new RegExp(`<script|${slug}`));
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const icon = await fetch(`${url}/favicon.ico`);
  assert.equal(icon.status, 200);
  assert.match(icon.headers.get('content-type') ?? '', /^image\/svg\+xml/);
});

test('G6 style.surfaceColor, style.textColor, style.fontFamily and style.colorScheme dress the hosted page around its tags, from its next load on', async (t) => {
  const own = await clinic(t);
  const { url, slug } = own;
  const sheet = async () => (await fetch(`${url}/p/${slug}/look.css`)).text();
  assert.equal(await sheet(), '');
  await changeSettingsBy(own, { 'style.surfaceColor': '#fdf6ec', 'style.textColor': '#2b1d0e', 'style.fontFamily': 'Georgia, serif', 'style.colorScheme': 'light' });
  const worn = await sheet();
  for (const rule of [/:root \{ color-scheme: light \}/, /background: light-dark\(#fdf6ec, #[0-9a-f]{6}\)/, /color: light-dark\(#2b1d0e, #[0-9a-f]{6}\)/, /font-family: Georgia, serif \}/]) assert.match(worn, rule);
  for (const page of ['', '/staff']) {
    const html = await (await fetch(`${url}/p/${slug}${page}`)).text();
    assert.match(html, new RegExp(`href="/hosted.css">[^]*<link rel="stylesheet" href="/p/${slug}/look.css">`));
  }
  const answer = await fetch(`${url}/p/${slug}/look.css`);
  assert.deepEqual([answer.headers.get('cache-control'), answer.headers.get('content-type')], ['no-cache', 'text/css; charset=utf-8']);
  assert.equal((await fetch(`${url}/p/nobody-here/look.css`)).status, 404);
});

test('G3 the previewed page carries the token to every call, and only our own pages may frame it', async (t) => {
  const { url, slug } = await clinic(t);
  const answer = await fetch(`${url}/p/${slug}/preview`);
  const html = await answer.text();
  assert.equal(answer.status, 200);
  const policy = (answer.headers.get('content-security-policy') ?? '').split('; ');
  for (const rule of ["frame-ancestors 'self'", "script-src 'self'", "connect-src 'self'"]) assert.ok(policy.includes(rule), rule);
  assert.match(html, /src="\/hosted-preview\.js" data-name="Test Patient"[^]*src="\/embed\/portico\.js"/, 'before the tags');
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=/);
  const script = await fetch(`${url}/hosted-preview.js`);
  assert.match(script.headers.get('content-type') ?? '', /javascript/);
  assert.match(await script.text(), /'Portico-Preview': token/);
  const staffs = await fetch(`${url}/p/${slug}/staff`);
  assert.match(staffs.headers.get('content-security-policy') ?? '', /frame-src 'self'/);
});
