import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { test } from 'node:test';
import sharp from 'sharp';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { sweepFiles } from './sweep-files.ts';
import { pdfFile, wordFile } from './testing/archives.ts';

/** A picture of so many pixels, as a camera would send it: turned by its metadata, with a place in them. */
const photo = (width = 300, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#0b5f74' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'secret-place-51.0,-114.0', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const upload = ({ api, staff }: Pick<Clinic, 'api' | 'staff'>, bytes: Uint8Array, name = 'file', headers = {}) =>
  api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Content-Type': 'application/octet-stream', 'Portico-File-Name': encodeURIComponent(name), ...headers });

const opened = async (url: string) => {
  const response = await fetch(url);
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

test('C12 a picture is kept upright, as WebP, without what a camera wrote into it', async (t) => {
  const own = await clinic(t);
  const { status, body } = await upload(own, await photo(), 'Dr. Zoë.JPG');
  assert.equal(status, 201);
  assert.deepEqual([body.name, body.type, body.width, body.height], ['Dr. Zoë.webp', 'image/webp', 200, 300]);
  assert.deepEqual((await own.api.as(own.staff).get(`/v1/admin/files/${body.id}`)).body, body);
  const { body: ticket } = await own.api.as(own.staff).post(`/v1/admin/files/${body.id}/tickets`);
  const { bytes } = await opened(ticket.url);
  assert.equal(bytes.length, body.sizeBytes);
  assert.equal(bytes.includes('secret-place'), false);
  const { exif, icc, xmp } = await sharp(bytes).metadata();
  assert.deepEqual([exif, icc, xmp], [undefined, undefined, undefined]);
});

test('C13 documents are kept as they came, and are only ever saved', async (t) => {
  const own = await clinic(t);
  for (const [name, bytes, kept, type] of [
    ['Consent « été ».pdf', pdfFile(), 'Consent « été ».pdf', 'application/pdf'],
    ['letter.html', pdfFile(), 'letter.html.pdf', 'application/pdf'],
    ['Consent.docx', wordFile(), 'Consent.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const) {
    const { body } = await upload(own, bytes, name);
    assert.deepEqual([body.name, body.type], [kept, type]);
    const { body: ticket } = await own.api.as(own.staff).post(`/v1/admin/files/${body.id}/tickets`);
    const { headers, bytes: came } = await opened(ticket.url);
    assert.deepEqual(came, bytes);
    assert.match(headers.get('Content-Disposition') ?? '', /^attachment; filename="[\w. -]+"; filename\*=UTF-8''[!-~]+$/);
    assert.equal(headers.get('Content-Type'), type);
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.match(headers.get('Content-Security-Policy') ?? '', /sandbox/);
  }
});

test('C13 an address opens its file for a minute, only while the session that asked lasts, and only that file', async (t) => {
  const own = await clinic(t);
  const { body: file } = await upload(own, pdfFile(), 'a.pdf');
  const manager = await own.api.signIn('manager', { kind: 'staff' });
  const ask = async () => (await manager.post(`/v1/admin/files/${file.id}/tickets`)).body.url as string;
  const url = await ask();
  const ticket = url.split('/').at(-1) ?? '';
  const [told = '', signature = ''] = ticket.split('.');
  const forged = Buffer.from(Buffer.from(told, 'base64url').toString().replace(/:\d+|\d{13}/, '9999999999999')).toString('base64url');
  assert.equal((await opened(url)).status, 200);
  for (const bad of [`${forged}.${signature}`, told, `.${signature}`, `${told}.`, 'x'.repeat(5000), '%00']) {
    assert.equal((await opened(url.replace(ticket, bad))).status, 404, bad.slice(0, 40));
  }
  own.clock.advance(59_000);
  assert.equal((await opened(url)).status, 200);
  own.clock.advance(1000);
  assert.equal((await opened(url)).status, 404, 'a minute is over');
  const other = await ask();
  await manager.delete('/v1/sessions/current');
  assert.equal((await opened(other)).status, 404, 'the session has ended');
});

test('I6 files of another clinic don’t exist', async (t) => {
  const own = await clinic(t);
  const other = await clinic(t);
  const { body } = await upload(own, pdfFile(), 'a.pdf');
  assert.equal((await other.api.as(other.staff).get(`/v1/admin/files/${body.id}`)).status, 404);
  assert.equal((await other.api.as(other.staff).post(`/v1/admin/files/${body.id}/tickets`)).status, 404);
});

test('C13 the same upload again, by its key, is the same file; another under that key is refused', async (t) => {
  const own = await clinic(t);
  const headers = { 'Idempotency-Key': 'upload-0001' };
  const [one, two] = await Promise.all([upload(own, pdfFile(), 'a.pdf', headers), upload(own, pdfFile(), 'a.pdf', headers)]);
  assert.deepEqual([one.status, two.status], [201, 201]);
  assert.equal(one.body.id, two.body.id);
  const reused = await upload(own, wordFile(), 'a.pdf', headers);
  assert.equal(reused.body.type, 'urn:portico:problem:idempotency-key-reused');
});

/** The answer's status, whether or not the whole body went before it. */
const statusOf = ({ url, secretKey }: Clinic, headers: Record<string, string | number>, body?: Buffer) =>
  new Promise<number>((resolve, reject) => {
    const request = httpRequest(`${url}/v1/admin/files`, { method: 'POST', headers: { Authorization: `Bearer ${secretKey}`, 'Portico-File-Name': 'a', ...headers } });
    request.on('response', ({ statusCode = 0 }) => {
      resolve(statusCode);
      request.destroy();
    });
    request.on('error', reject);
    if (body) request.write(body);
    else request.flushHeaders();
  });

test('C13 a file that is too large is refused by what its head says, before any of it is read', async (t) => {
  const own = await clinic(t);
  const most = 15 * 1024 * 1024;
  assert.equal(await statusOf(own, { 'Content-Length': most + 1 }), 413);
  assert.equal(await statusOf(own, { 'Transfer-Encoding': 'chunked' }, Buffer.alloc(most + 1)), 413);
  assert.equal(await statusOf(own, { 'Content-Encoding': 'gzip', 'Content-Length': 1 }), 415);
});

test('C13 a name that leads into folders or reads backwards is refused', async (t) => {
  const own = await clinic(t);
  for (const name of ['../../etc/passwd', '..', 'a\\b.pdf', 'C:evil.pdf', 'a\u0000.pdf', 'a\r\nX: y', 'invoice\u202efdp.exe', '', '   ', 'x'.repeat(151)]) {
    const answer = await upload(own, pdfFile(), name);
    assert.deepEqual([answer.status, answer.body.errors?.[0]?.path], [400, '/Portico-File-Name'], JSON.stringify(name));
  }
  assert.equal((await upload(own, pdfFile(), 'x', { 'Portico-File-Name': '%E0%A4%A' })).status, 400);
});

test('C13 what is uploaded and never used goes after a day, what is used stays', async (t) => {
  const own = await clinic(t, { 'schedulingConsent.text': { en: 'I agree.' } });
  const { body: unused } = await upload(own, pdfFile(), 'unused.pdf');
  const { body: used } = await upload(own, wordFile(), 'used.docx');
  await own.api.as(own.staff).patch('/v1/admin/settings', { values: { 'schedulingConsent.document': used.id } }, { 'If-Match': `"${(await own.caller()).settings.version}"` });
  own.clock.advance(25 * 3_600_000);
  await sweepFiles(own.portico.runtime);
  const ask = (id: string) => own.api.as(own.staff).post(`/v1/admin/files/${id}/tickets`);
  assert.deepEqual([(await ask(unused.id)).status, (await ask(used.id)).status], [404, 200]);
  const folder = `${own.portico.runtime.config.STORAGE_URL.slice(5)}/${own.organizationId}/files`;
  assert.deepEqual(await readdir(folder), [used.id]);
});

test('C13 a file that is taken into use while it is swept either stays whole or is refused', async (t) => {
  const own = await clinic(t);
  for (let n = 0; n < 5; n += 1) {
    const { body } = await upload(own, Buffer.concat([pdfFile(), Buffer.alloc(n, ' ')]), 'a.pdf');
    own.clock.advance(25 * 3_600_000);
    const version = `"${(await own.caller()).settings.version}"`;
    const [used] = await Promise.all([
      own.api.as(own.staff).patch('/v1/admin/settings', { values: { 'schedulingConsent.document': body.id } }, { 'If-Match': version }),
      sweepFiles(own.portico.runtime),
    ]);
    const ticket = await own.api.as(own.staff).post(`/v1/admin/files/${body.id}/tickets`);
    assert.ok(used.status === 200 || used.status === 404, `${used.status}`);
    assert.equal(ticket.status, used.status);
    if (used.status === 200) assert.equal((await opened(ticket.body.url)).bytes.length, body.sizeBytes);
  }
});
