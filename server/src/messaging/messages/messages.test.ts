import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { tx } from '../../db/tx.ts';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { changeSettingsBy } from '../../testing/settings.ts';

const settingsPath = '/v1/admin/settings';

async function save({ api, staff }: Clinic, values: Record<string, unknown>, language = 'en') {
  const { version } = (await api.as(staff).get(settingsPath)).body;
  return api.as(staff).patch(settingsPath, { values }, { 'If-Match': `"${version}"`, 'Accept-Language': language });
}

const read = ({ api, anyone }: Clinic, name: string, language = 'en') => api.as(anyone).get(`/v1/messages/${name}`, { 'Accept-Language': language });
const uploaded = async ({ api, staff }: Clinic): Promise<string> => {
  const bytes = await sharp({ create: { width: 1600, height: 800, channels: 4, background: { r: 0, g: 90, b: 90, alpha: 0.5 } } }).png().toBuffer();
  return (await api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Portico-File-Name': 'clinic.png' })).body.id;
};

test('G4 messages.appointmentBooking is told in the person’s language, else the organization’s, else any; the bootstrap names it while it is set', async (t) => {
  const own = await clinic(t, { 'general.language': 'fr' });
  const named = async (): Promise<string[]> => (await own.api.as(own.anyone).get('/v1/portal')).body.messages;
  assert.deepEqual([await named(), (await read(own, 'appointmentBooking')).status], [[], 404]);
  await changeSettingsBy(own, { 'messages.appointmentBooking': { en: { html: '<p>Call us at {{clinic.phone}}</p>' }, fr: { html: '<p>Appelez-nous</p>' } } });
  assert.deepEqual(await named(), ['appointmentBooking']);
  const answers = await Promise.all(['en', 'it', 'fr'].map(async (language) => (await read(own, 'appointmentBooking', language)).body));
  assert.deepEqual(answers.map(({ language, html, video }) => [language, html, video]), [['en', '<p>Call us at +14165550142</p>', null], ['fr', '<p>Appelez-nous</p>', null], ['fr', '<p>Appelez-nous</p>', null]]);
  await changeSettingsBy(own, { 'messages.appointmentBooking': { es: { html: '<p>Llámenos</p>' } } });
  assert.equal((await read(own, 'appointmentBooking')).body.language, 'es');
  await changeSettingsBy(own, { 'messages.appointmentBooking': null });
  assert.deepEqual([await named(), (await read(own, 'appointmentBooking')).status], [[], 404]);
});

test('G4 B9 A9 messages.loginPage may hold a video: a poster of the clinic’s own, and a player that loads when pressed', async (t) => {
  const own = await clinic(t);
  const { path } = (await own.api.as(own.staff).post('/v1/admin/message-pictures', { fileId: await uploaded(own) })).body;
  const videos = [
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0', 'www.youtube-nocookie.com', 'frame'],
    ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0', 'www.youtube-nocookie.com', 'frame'],
    ['https://vimeo.com/76979871/ab12cd', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=ab12cd', 'player.vimeo.com', 'frame'],
    ['https://clinic.example/tour.mp4', 'https://clinic.example/tour.mp4', 'clinic.example', 'file'],
  ] as const;
  for (const [url, playedAt, host, kind] of videos) {
    await changeSettingsBy(own, { 'messages.loginPage': { en: { html: '<p>Welcome</p>', video: { url, poster: `${own.url}${path}` } } } });
    assert.deepEqual((await read(own, 'loginPage')).body.video, { url: playedAt, host, kind, poster: `${own.url}${path}` });
  }
  const policy = async (page: string) => (await fetch(`${own.url}/p/${own.slug}${page}`)).headers.get('content-security-policy') ?? '';
  assert.match(await policy(''), /media-src https:\/\/clinic\.example;(?!.*frame-src)/, 'the hosted page lets in what is set, and no more');
  await changeSettingsBy(own, { 'messages.loginPage': { en: { html: '<p>Welcome</p>', video: { url: videos[2][0] } } } });
  assert.match(await policy(''), /frame-src https:\/\/player\.vimeo\.com;(?!.*media-src)/);
  assert.match(await policy('/preview'), /frame-src https:\/\/www\.youtube-nocookie\.com https:\/\/player\.vimeo\.com; media-src https:;/);
  assert.doesNotMatch(await policy('/staff'), /vimeo|media-src/);
  for (const url of ['http://clinic.example/a.mp4', 'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ', 'javascript:alert(1)//.mp4', 'https://vimeo.com/login', 'https://x:y@clinic.example/a.mp4', 'https://youtu.be/"onload="x']) {
    const { status, body } = await save(own, { 'messages.loginPage': { en: { html: '<p>Welcome</p>', video: { url } } } });
    assert.deepEqual([status, body.errors[0].code, body.errors[0].path], [400, 'video-url', '/values/messages.loginPage/en/video/url'], url);
  }
  const stranger = await save(own, { 'messages.loginPage': { en: { html: '<p>x</p>', video: { url: videos[1][0], poster: 'https://evil.example/p.png' } } } });
  assert.equal(stranger.body.errors[0].code, 'video-poster');
  assert.equal((await save(own, { 'messages.secureHome': { en: { html: '<p>x</p>', video: { url: videos[1][0] } } } })).status, 400, 'elsewhere there is none');
});

test('G4 messages.secureHome and messages.secureBookThankYou are for the patient who is signed in, by name; messages.publicBookThankYou is for everybody', async (t) => {
  const own = await clinic(t);
  const html = '<p>Hello {{patient.givenName}} {{patient.familyName}}</p>';
  await changeSettingsBy(own, { 'messages.secureHome': { en: { html } }, 'messages.secureBookThankYou': { en: { html } }, 'messages.publicBookThankYou': { en: { html: '<p>Thanks from {{clinic.name}}</p>' } } });
  const { db } = await own.caller();
  await tx(() => db.Patient.update({ id: own.patient.patient }, { givenName: '<img src=x onerror=alert(1)>', familyName: '{{clinic.phone}}' }));
  for (const name of ['secureHome', 'secureBookThankYou']) {
    assert.equal((await read(own, name)).status, 401);
    const { body } = await own.api.as(own.patient).get(`/v1/messages/${name}`);
    assert.equal(body.html, '<p>Hello &lt;img src&#x3D;x onerror&#x3D;alert(1)&gt; {{clinic.phone}}</p>');
  }
  assert.equal((await read(own, 'publicBookThankYou')).body.html, '<p>Thanks from Fixture Clinic</p>');
  assert.equal((await read(own, 'publicBookThankYou')).status, 200);
  assert.equal((await save(own, { 'messages.publicBookThankYou': { en: { html } } })).body.errors[0].code, 'merge-field-unknown');
});

test('G4 what runs, loads from elsewhere or deceives is never stored nor told, whatever it is hidden in', async (t) => {
  const own = await clinic(t);
  const hostile = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg/onload=alert(1)>', '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>', '<a href="//evil.example">x</a>', '<a href="https:evil">x</a>', '<iframe src="https://evil.example"></iframe>', '<style>*{background:url(https://evil.example)}</style>', '<p style="position:fixed" onclick="alert(1)" class="portal" id="x">x</p>',
    '<img src="https://evil.example/pixel.png">', '<img src="data:image/svg+xml,<svg onload=alert(1)>">', '<form action="https://evil.example"><input name=password></form>', '<a href="data:text/html,<script>alert(1)</script>">x</a>', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<a href="https://good.example/{{clinic.name}}">x</a>', '<base href="https://evil.example">', '<meta http-equiv=refresh content="0;url=https://evil.example">', '<a href="https://user:pw@evil.example">x</a>', '<img src="/v1/images/../../x.png">', '<portal-login></portal-login>',
  ];
  const saved = await save(own, { 'messages.loginPage': { en: { html: hostile.join('') } } });
  const stored: string = saved.body.values['messages.loginPage'].en.html;
  for (const html of [stored, (await read(own, 'loginPage')).body.html]) {
    assert.doesNotMatch(html, /<(?!\/?(?:p|br|strong|em|u|s|h2|h3|ul|ol|li|blockquote|hr|a|img)\b)/i);
    assert.doesNotMatch(html, /<[^>]*\b(?:on\w+|style|class|id|srcset|title)=|javascript:|data:|evil\.example|<img/i);
  }
  assert.equal((await save(own, { 'messages.loginPage': { en: { html: stored } } })).body.values['messages.loginPage'].en.html, stored, 'clean text stays as it is');
  const good = '<h2>Hello</h2><p><strong>a</strong> <em>b</em> <a href="https://clinic.example/a?b=1" rel="noopener noreferrer">c</a> <a href="tel:+14165550142" rel="noopener noreferrer">d</a></p><ul><li>e</li></ul>';
  assert.equal((await save(own, { 'messages.loginPage': { en: { html: good } } })).body.values['messages.loginPage'].en.html, good);
});

test('G4 merge fields that there aren’t are refused by name, in the person’s language, with those that there are', async (t) => {
  const own = await clinic(t);
  const { status, body } = await save(own, { 'messages.loginPage': { en: { html: '<p>{{patient.givenName}} {{clinic.name}}</p>' } } }, 'fr');
  const [issue] = body.errors;
  assert.deepEqual([status, issue.code, issue.path], [400, 'merge-field-unknown', '/values/messages.loginPage/en/html']);
  assert.match(issue.message, /«\spatient\.givenName\s» .*\{\{clinic\.name\}\}, \{\{clinic\.phone\}\}/);
  for (const html of ['{{#clinic.name}}x{{/clinic.name}}', '{{{clinic.name}}}', '{{&amp;clinic.name}}', '{{> clinic.name}}', '{{clinic.name', '{{=<% %>=}}']) {
    const refused = await save(own, { 'messages.loginPage': { en: { html: `<p>${html}</p>` } } });
    assert.match(refused.body.errors?.[0]?.code ?? 'taken', /^merge-field-(?:broken|unknown)$/, html);
  }
  const long = await save(own, { 'messages.loginPage': Object.fromEntries(['en', 'fr', 'it', 'es'].map((one) => [one, { html: 'é'.repeat(19_000) }])) });
  assert.deepEqual([long.status, long.body.errors[0].code], [400, 'texts-too-long']);
});

test('G4 a text’s picture is the clinic’s own: public by its address alone, for pages and for mail programs, and kept', async (t) => {
  const own = await clinic(t);
  const fileId = await uploaded(own);
  const { status, body } = await own.api.as(own.staff).post('/v1/admin/message-pictures', { fileId });
  assert.deepEqual([status, body], [200, { path: `/v1/images/${fileId}`, url: `${own.url}/v1/images/${fileId}`, width: 1120, height: 560 }]);
  await changeSettingsBy(own, { 'messages.publicBookThankYou': { en: { html: `<p><img src="${body.url}" alt="Our door" width="560" height="280"></p>` } } });
  const { html } = (await read(own, 'publicBookThankYou')).body;
  assert.equal(html, `<p><img src="${body.url}" alt="Our door" width="560" height="280" /></p>`);
  for (const [query, format] of [['', 'webp'], ['?size=mail', 'jpeg']]) {
    const shown = await fetch(`${body.url}${query}`);
    const { width, format: drawn } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    assert.deepEqual([width, drawn, shown.headers.get('Content-Type'), shown.headers.get('Access-Control-Allow-Origin')], [1120, format, `image/${format}`, '*']);
  }
  assert.ok((await (await own.caller()).db.StoredFile.one({ id: fileId }))?.keptAt, 'a picture that a text shows isn’t swept');
  const other = await clinic(t);
  assert.equal((await other.api.as(other.staff).post('/v1/admin/message-pictures', { fileId: await uploaded(own) })).status, 404);
  assert.equal((await save(other, { 'messages.loginPage': { en: { html: `<img src="${body.url}">` } } })).status, 404, 'another clinic’s picture');
});

test('G4 staff read where each message is shown and what can be filled in', async (t) => {
  const own = await clinic(t, { 'messages.secureHome': { en: { html: '<p>Hi</p>' } } });
  const { data } = (await own.api.as(own.staff).get('/v1/admin/page-messages', { 'Accept-Language': 'fr' })).body;
  const home = data.find(({ name }: { name: string }) => name === 'secureHome');
  assert.deepEqual([home.key, home.label, home.isSet, home.mayHoldVideo], ['messages.secureHome', 'Sur la page d’accueil', true, false]);
  assert.deepEqual(home.fields[0], { name: 'clinic.name', description: 'Le nom de la clinique' });
  assert.deepEqual(data.filter(({ mayHoldVideo }: { mayHoldVideo: boolean }) => mayHoldVideo).map(({ name }: { name: string }) => name), ['loginPage']);
});
