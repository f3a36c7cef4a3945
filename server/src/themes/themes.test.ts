import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { checkInvariants } from '../db/invariants.ts';
import { tx } from '../db/tx.ts';
import { sweepFiles } from '../files/sweep-files.ts';
import { pdfFile } from '../files/testing/archives.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { changeSettingsBy } from '../testing/settings.ts';

const portalOf = async ({ api, anyone }: Clinic) => (await api.as(anyone).get('/v1/portal')).body;
const trial = ({ api, staff }: Clinic, values: object) => api.as(staff).post('/v1/admin/theme', { values });
async function refusedSave({ api, staff }: Clinic, values: object) {
  const { body } = await api.as(staff).get('/v1/admin/settings');
  return api.as(staff).patch('/v1/admin/settings', { values }, { 'If-Match': `"${body.version}"` });
}
const uploaded = async ({ api, staff }: Clinic, bytes: Uint8Array, name = 'logo.png'): Promise<string> =>
  (await api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Portico-File-Name': name })).body.id;
const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: { r: 10, g: 90, b: 160, alpha: 0.5 } } }).png().toBuffer();

test('G6 style.brandColor becomes a whole palette that every page is told, and a page that knows the old one hears of it', async (t) => {
  const own = await clinic(t);
  const before = await own.api.as(own.anyone).get('/v1/portal');
  assert.deepEqual(before.body.theme, {});
  const known = { 'If-None-Match': before.headers.get('etag') ?? '' };
  await changeSettingsBy(own, { 'style.brandColor': '#7A1F5C' });
  const { status, body } = await own.api.as(own.anyone).get('/v1/portal', known);
  assert.equal(status, 200);
  assert.equal(body.theme['color-primary'].slice(0, 20), 'light-dark(#7a1f5c, ');
  for (const role of ['on-primary', 'primary-soft', 'on-primary-soft', 'link', 'focus']) assert.match(body.theme[`color-${role}`], /^light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)$/);
  assert.equal(body.theme['color-surface'], undefined, 'what doesn’t follow from it is left alone');
  await changeSettingsBy(own, { 'style.brandColor': null });
  assert.deepEqual((await portalOf(own)).theme, {});
});

test('G6 style.brandColor that people couldn’t read is refused with the nearest that passes, and nothing is kept', async (t) => {
  const own = await clinic(t);
  const { status, body } = await refusedSave(own, { 'style.brandColor': '#ff8a00', 'general.bookAgain': false });
  assert.deepEqual([status, body.type, body.conflicts.length], [409, 'urn:portico:problem:settings-conflict', 1]);
  const [{ keys, code, message, contrast }] = body.conflicts;
  assert.deepEqual([keys, code, contrast.key, contrast.least, contrast.scheme], [['style.brandColor'], 'contrast', 'style.brandColor', 4.5, 'light']);
  assert.match(message, /2\.3\d.*4\.5.*#[0-9a-f]{6}/);
  const portal = await portalOf(own);
  assert.deepEqual([portal.theme, portal.settings['general.bookAgain']], [{}, true]);
  await changeSettingsBy(own, { 'style.brandColor': contrast.nearest });
  assert.match((await portalOf(own)).theme['color-primary'], new RegExp(contrast.nearest));
});

test('G6 style.surfaceColor brings its other grounds and lines with it, light and dark; one too dark for text is refused', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.surfaceColor': '#fdf6ec' });
  const { theme } = await portalOf(own);
  assert.equal(theme['color-surface'].slice(0, 20), 'light-dark(#fdf6ec, ');
  for (const role of ['surface-sunken', 'surface-raised', 'surface-hover', 'border', 'border-control', 'neutral-soft', 'focus-halo']) assert.ok(theme[`color-${role}`], role);
  const { status, body } = await refusedSave(own, { 'style.surfaceColor': '#3a3a3a' });
  assert.deepEqual([status, body.conflicts[0].contrast.key], [409, 'style.surfaceColor']);
});

test('G6 style.textColor brings quieter text with it; too pale a one is refused, below 7:1', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.textColor': '#2b1d0e' });
  const { theme } = await portalOf(own);
  assert.equal(theme['color-text'].slice(0, 20), 'light-dark(#2b1d0e, ');
  assert.ok(theme['color-text-muted'] && theme['color-on-neutral-soft']);
  const { status, body } = await refusedSave(own, { 'style.textColor': '#6b7280' });
  assert.deepEqual([status, body.conflicts[0].contrast.key, body.conflicts[0].contrast.least], [409, 'style.textColor', 7]);
});

test('G6 style.toolbarColor has text that can be read on it, be it dark or pale', async (t) => {
  const own = await clinic(t);
  for (const [color, on] of [['#123b2f', '#ffffff'], ['#ffe9a8', '#14252d']]) {
    await changeSettingsBy(own, { 'style.toolbarColor': color });
    const { theme } = await portalOf(own);
    assert.match(theme['color-toolbar'], new RegExp(`^light-dark\\(${color}`));
    assert.match(theme['color-on-toolbar'], new RegExp(`^light-dark\\(${on}`));
  }
});

test('G6 style.fontFamily is names of fonts and nothing else', async (t) => {
  const own = await clinic(t);
  for (const font of ['Georgia, serif', '"Noto Sans", "Segoe UI", system-ui, sans-serif', '-apple-system', '"Ünïted Sans 2"']) {
    await changeSettingsBy(own, { 'style.fontFamily': font });
    assert.equal((await portalOf(own)).theme.font, font);
  }
  for (const font of ['url(https://evil.example/x)', 'a; color: red', 'var(--x)', 'expression(alert(1))', '"a\\"b"', "x'y", 'inherit', '"a</style>"', 'a,', ' ', 'Georgia}', 'Source Sans 3', '/**/serif'])
    assert.equal((await refusedSave(own, { 'style.fontFamily': font })).status, 400, font);
});

test('G6 style.radius scales the corners of fields, buttons and cards', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.radius': 'large' });
  assert.deepEqual((await portalOf(own)).theme, { 'radius-sm': '9px', 'radius-md': '15px', 'radius-lg': '24px' });
});

test('G6 style.density makes the unit of all room smaller', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.density': 'compact' });
  assert.deepEqual((await portalOf(own)).theme, { unit: '3px' });
});

test('G6 style.colorScheme is told to every page, as the page’s own unless the clinic says otherwise', async (t) => {
  const own = await clinic(t);
  assert.equal((await portalOf(own)).look.colorScheme, 'auto');
  await changeSettingsBy(own, { 'style.colorScheme': 'dark' });
  assert.equal((await portalOf(own)).look.colorScheme, 'dark');
});

test('G6 style.logo is a public picture, drawn anew as PNG, with its size and the clinic’s name', async (t) => {
  const own = await clinic(t);
  assert.equal((await portalOf(own)).look.logo, null);
  await changeSettingsBy(own, { 'style.logo': await uploaded(own, await picture(1200, 300)) });
  const portal = await portalOf(own);
  const { url, alt, width, height } = portal.look.logo;
  assert.deepEqual([alt, width, height], [portal.organization.name, 240, 60]);
  const answer = await fetch(url, { headers: { Origin: 'https://anywhere.example' } });
  assert.deepEqual(['Content-Type', 'Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy'].map((name) => answer.headers.get(name)), ['image/png', '*', 'cross-origin']);
  const drawn = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  assert.deepEqual([drawn.format, drawn.width, drawn.height, drawn.hasAlpha], ['png', 480, 120, true]);
});

test('G6 style.logo that is only tried can be seen, and goes with its file when it isn’t used', async (t) => {
  const own = await clinic(t);
  const { body } = await trial(own, { 'style.logo': await uploaded(own, await picture(100, 100)) });
  assert.deepEqual([body.look.logo.width, body.look.logo.height], [96, 96]);
  assert.equal((await fetch(body.look.logo.url)).status, 200);
  assert.equal((await portalOf(own)).look.logo, null);
  own.clock.advance(25 * 3_600_000);
  await sweepFiles((await own.caller()).runtime);
  assert.equal((await fetch(body.look.logo.url)).status, 404);
});

test('G6 style.logo is a picture of the clinic’s own', async (t) => {
  const own = await clinic(t);
  const other = await clinic(t);
  const document = await refusedSave(own, { 'style.logo': await uploaded(own, pdfFile(), 'logo.pdf') });
  assert.deepEqual([document.status, document.body.reason], [422, 'use']);
  assert.equal((await refusedSave(own, { 'style.logo': await uploaded(other, await picture(40, 40)) })).status, 404);
  assert.equal((await trial(own, { 'style.logo': '01900000-0000-7000-8000-00000000dead' })).status, 404);
});

test('G6 a look is tried without saving it: tokens, every pair with its contrast, and what can’t be used', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.brandColor': '#7a1f5c', 'style.radius': 'small' });
  const { status, body } = await trial(own, { 'style.brandColor': '#ffdd00', 'style.density': 'compact' });
  assert.deepEqual([status, body.tokens.unit, body.tokens['radius-sm']], [200, '3px', '3px']);
  assert.equal(body.pairs.length, 90);
  const worst = body.pairs.find((pair: { foreground: string; background: string; scheme: string }) => pair.foreground === 'on-primary' && pair.background === 'primary' && pair.scheme === 'light');
  assert.deepEqual([worst.colors, worst.least, worst.ratio < 1.4], [['#ffffff', '#ffdd00'], 4.5, true]);
  assert.deepEqual(body.problems.map(({ key }: { key: string }) => key), ['style.brandColor']);
  assert.match((await portalOf(own)).theme['color-primary'], /#7a1f5c/);
  assert.deepEqual(body.look, { colorScheme: 'auto', logo: null });
  const saved = await trial(own, {});
  assert.match(saved.body.tokens['color-primary'], /#7a1f5c/);
  assert.equal((await trial(own, { 'style.brandColor': null })).body.tokens['color-primary'], undefined);
});

test('G6 every stored theme is proved to be readable; one that isn’t is found', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.brandColor': '#7a1f5c', 'style.surfaceColor': '#fdf6ec', 'style.fontFamily': 'Georgia' });
  assert.deepEqual(await checkInvariants(), []);
  const { db } = await own.caller();
  await tx(() => db.Theme.update({ version: { gt: 0 } }, { tokens: { 'color-link': 'light-dark(#dddddd, #333333)' } }));
  assert.deepEqual((await checkInvariants()).map(({ name }) => name), ['every colour of a stored theme can be read where it stands']);
  await tx(() => db.Theme.update({ version: { gt: 0 } }, { tokens: {} }));
});

test('G6 G4 style.brandColor that isn’t saved is worn by the preview of it, and by nobody else', async (t) => {
  const own = await clinic(t);
  await changeSettingsBy(own, { 'style.brandColor': '#7a1f5c' });
  const { api, anyone, staff, url } = own;
  const { body } = await api.as(staff).post('/v1/admin/previews', { values: { 'style.brandColor': '#0050c8', 'style.colorScheme': 'dark' }, asPatient: false });
  const previewed = await api.as(anyone).get('/v1/portal', { 'Portico-Preview': body.token, Origin: url });
  assert.match(previewed.body.theme['color-primary'], /^light-dark\(#0050c8/);
  assert.equal(previewed.body.look.colorScheme, 'dark');
  assert.match((await portalOf(own)).theme['color-primary'], /^light-dark\(#7a1f5c/);
});
