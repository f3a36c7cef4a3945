import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { pdfFile } from '../files/testing/archives.ts';
import { clinic, type Clinic } from '../testing/clinic.ts';
import { locations, practitioners, types } from '../testing/fixture-scheduling.ts';

const picture = (background = 'teal') => sharp({ create: { width: 640, height: 480, channels: 3, background } }).jpeg().toBuffer();
const uploaded = async ({ api, staff }: Clinic, bytes: Buffer): Promise<string> =>
  (await api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Portico-File-Name': 'ada.jpg' })).body.id;
const setPhoto = ({ api, staff }: Clinic, fileId: string, id: string = practitioners.ada) => api.as(staff).put(`/v1/admin/practitioners/${id}/photo`, { fileId });
const adaOf = async ({ api, anyone }: Clinic) => {
  const { data } = (await api.as(anyone).get(`/v1/practitioners?appointmentTypeId=${types.visit}&locationId=${locations.toronto}`)).body;
  return data.find(({ id }: { id: string }) => id === practitioners.ada);
};

test('C12 scheduling.practitionerGallery shows practitioners’ photos in booking, in two sizes; off, they are absent', async (t) => {
  const own = await clinic(t);
  assert.equal((await setPhoto(own, await uploaded(own, await picture()))).status, 200);
  const { photoUrl, photoThumbUrl } = await adaOf(own);
  for (const [url, side] of [[photoUrl, 320], [photoThumbUrl, 96]] as const) {
    const { width, height, format } = await sharp(Buffer.from(await (await fetch(url)).arrayBuffer())).metadata();
    assert.deepEqual([width, height, format], [side, side, 'webp']);
  }
  const off = await clinic(t, { 'scheduling.practitionerGallery': false });
  await setPhoto(off, await uploaded(off, await picture()));
  const hidden = await adaOf(off);
  assert.deepEqual([hidden.photoUrl, hidden.photoThumbUrl], [null, null]);
  const { data } = (await off.api.as(off.staff).get('/v1/admin/practitioners')).body;
  assert.ok(data.find(({ id }: { id: string }) => id === practitioners.ada).photoUrl, 'staff see it');
});

test('C12 a photo is for any page, and kept by browsers for a year', async (t) => {
  const own = await clinic(t);
  const { body } = await setPhoto(own, await uploaded(own, await picture()));
  const answer = await fetch(body.photoUrl, { headers: { Origin: 'https://anywhere.example', 'Sec-Fetch-Site': 'cross-site' } });
  const headers = ['Access-Control-Allow-Origin', 'Cross-Origin-Resource-Policy', 'Cache-Control', 'Content-Type', 'X-Content-Type-Options'].map((name) => answer.headers.get(name));
  assert.deepEqual(headers, ['*', 'cross-origin', 'public, max-age=31536000, immutable', 'image/webp', 'nosniff']);
  assert.equal(answer.headers.get('Access-Control-Allow-Credentials'), null);
  const at = new URL(body.photoUrl).origin;
  for (const path of ['/v1/images/01900000-0000-7000-8000-00000000dead', '/v1/images/..%2f..%2fportico.db', '/v1/images/x', `${new URL(body.photoUrl).pathname}?size=97`, `${new URL(body.photoUrl).pathname}?size=96&size=320`]) {
    const { status, headers: told } = await fetch(`${at}${path}`);
    assert.deepEqual([status, told.get('Cache-Control')], [404, 'no-store'], path);
  }
});

test('C12 a new photo has a new address, and the one before is gone; removed, there is none', async (t) => {
  const own = await clinic(t);
  const first = (await setPhoto(own, await uploaded(own, await picture('red')))).body.photoUrl;
  const second = (await setPhoto(own, await uploaded(own, await picture('blue')))).body.photoUrl;
  assert.notEqual(first, second);
  assert.deepEqual([(await fetch(first)).status, (await fetch(second)).status], [404, 200]);
  const removed = await own.api.as(own.staff).delete(`/v1/admin/practitioners/${practitioners.ada}/photo`);
  assert.deepEqual([removed.body.photoUrl, (await fetch(second)).status], [null, 404]);
});

test('C12 a photo is a picture of the clinic’s own, for a practitioner of its own', async (t) => {
  const own = await clinic(t);
  const other = await clinic(t);
  const document = await setPhoto(own, await uploaded(own, pdfFile()));
  assert.deepEqual([document.status, document.body.reason], [422, 'use']);
  assert.equal((await setPhoto(own, await uploaded(other, await picture()))).status, 404);
  assert.equal((await setPhoto(own, await uploaded(own, await picture()), '01900000-0000-7000-8000-00000000dead')).status, 404);
});
