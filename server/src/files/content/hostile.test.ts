import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { clinic, type Clinic } from '../../testing/clinic.ts';
import { archive, oldWordFile, pdfFile, wordFile } from '../testing/archives.ts';

const png = () => sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } }).png().toBuffer();

async function refusalOf({ api, staff }: Clinic, bytes: Uint8Array): Promise<string> {
  const { status, body } = await api.as(staff).send('POST', '/v1/admin/files', bytes, { 'Content-Type': 'image/png', 'Portico-File-Name': 'x' });
  if (status === 201) return `kept as ${body.type}`;
  assert.ok(body.detail.length > 20, 'says what to do');
  return `${status} ${body.reason ?? body.type}`;
}

/** A PNG whose head claims this size, with little behind it. */
async function claiming(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await png());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc(bytes.subarray(12, 29)), 29);
  return bytes;
}

function crc(bytes: Buffer): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

test('C13 what a file says it is counts for nothing: only five kinds are taken, by their content', async (t) => {
  const own = await clinic(t);
  const others = [
    '', ' <p><svg xmlns="http://www.w3.org/2000/svg"></svg></p>', '<!doctype html><script>alert(1)</script>', 'GIF89a<script>', 'MZ\x90\0',
    '\x7fELF', '#!/bin/sh\nrm -rf /', '{\\rtf1 \\object}', ' %PDF-1.7\n%%EOF', 'BM', 'II*\0', '\0\0\0\x18ftypheic', 'RIFF\0\0\0\0WAVE',
  ];
  for (const text of others) assert.equal(await refusalOf(own, Buffer.from(text, 'latin1')), '422 type', JSON.stringify(text));
});

test('C12 a picture that would unpack to too much is refused by its head', async (t) => {
  const own = await clinic(t);
  assert.equal(await refusalOf(own, await claiming(65_535, 65_535)), '422 oversized');
  assert.equal(await refusalOf(own, await claiming(60_000_000, 2)), '422 oversized');
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } }).png({ compressionLevel: 9 }).toBuffer();
  assert.ok(bomb.length < 400_000);
  assert.equal(await refusalOf(own, bomb), '422 oversized');
});

/** A chunk of a PNG, with its sum. */
const chunk = (type: string, data: Buffer) => {
  const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  bytes.writeUInt32BE(data.length, 0);
  bytes.writeUInt32BE(crc(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
};

test('C12 what is packed beside a picture’s pixels is never unpacked, and doesn’t stay', async (t) => {
  const own = await clinic(t);
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));
  const bytes = await png();
  for (const hidden of [chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), bomb])), chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), bomb]))]) {
    const answer = await own.api.as(own.staff).send('POST', '/v1/admin/files', Buffer.concat([bytes.subarray(0, 33), hidden, bytes.subarray(33)]), { 'Portico-File-Name': 'x.png' });
    assert.deepEqual([answer.status, answer.body.sizeBytes < 500], [201, true]);
  }
});

test('C12 a picture that is damaged, cut off or only a beginning is refused', async (t) => {
  const own = await clinic(t);
  const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'blue' } }).jpeg().toBuffer();
  for (const bytes of [whole.subarray(0, 300), Buffer.from('ffd8ff', 'hex'), (await png()).subarray(0, 40), Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('524946460000000057454250', 'hex')]) {
    assert.equal(await refusalOf(own, bytes), '422 damaged');
  }
});

test('C12 of a picture that is something else too, only the picture stays', async (t) => {
  const own = await clinic(t);
  const second = Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>'), wordFile(), Buffer.from('%PDF-1.7 /JavaScript %%EOF')]);
  const { body } = await own.api.as(own.staff).send('POST', '/v1/admin/files', second, { 'Portico-File-Name': 'x.png' });
  const { body: ticket } = await own.api.as(own.staff).post(`/v1/admin/files/${body.id}/tickets`);
  const kept = Buffer.from(await (await fetch(ticket.url)).arrayBuffer());
  for (const hidden of ['<script', 'PK\x03\x04', '%PDF']) assert.equal(kept.includes(Buffer.from(hidden, 'latin1')), false, hidden);
});

test('C13 a PDF that is something else too, or that acts, is refused', async (t) => {
  const own = await clinic(t);
  const packed = (objects: string, type = '/ObjStm') => {
    const bytes = deflateSync(Buffer.from(objects));
    return pdfFile(`5 0 obj <</Type ${type} /N 1 /First 4 /Filter /FlateDecode /Length ${bytes.length}>> stream\n${bytes.toString('latin1')}\nendstream endobj`);
  };
  const action = (name: string) => `5 0 obj <</S /${name} /JS (app.alert(1))>> endobj`;
  const cases: readonly (readonly [string, Buffer])[] = [
    ['422 active', pdfFile(action('JavaScript'))],
    ['422 active', pdfFile(action('J#61vaScript'))],
    ['422 active', pdfFile(`% >> stream\n${action('JavaScript')}\n% endstream`)],
    ['422 active', pdfFile('5 0 obj <</S /Launch /F (cmd.exe)>> endobj')],
    ['422 active', pdfFile('5 0 obj <</S /GoToR /F (\\\\evil.example\\share\\x.pdf)>> endobj')],
    ['422 active', pdfFile('5 0 obj <</Type /Filespec /EF 6 0 R>> endobj 6 0 obj <</Type /EmbeddedFile>> stream\nMZ\nendstream endobj')],
    ['422 active', packed('5 0 <</S /JavaScript /JS (x)>>')],
    ['422 active', packed('5 0 <</S /J#61v#61Scrip#74 /JS (x)>>', '/Obj#53tm')],
    ['422 damaged', pdfFile('5 0 obj <</Type /ObjStm /Filter /LZWDecode>> stream\nxyz\nendstream endobj')],
    ['422 oversized', packed('0'.repeat(40 * 1024 * 1024))],
    ['422 encrypted', pdfFile('trailer <</Encrypt 7 0 R>>')],
    ['422 mixed', Buffer.concat([pdfFile(), Buffer.from('<html><script>alert(1)</script>')])],
    ['422 mixed', Buffer.concat([pdfFile(), archive([{ name: 'x', content: 'x' }]), Buffer.from('%%EOF')])],
    ['422 mixed', Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n%%EOF')],
    ['422 damaged', Buffer.from('%PDF-1.7\nnothing')],
    ['kept as application/pdf', pdfFile()],
    ['kept as application/pdf', packed('5 0 <</Type /Font>>')],
    ['kept as application/pdf', pdfFile('5 0 obj <</S /URI /URI (https://clinic.example/)>> endobj')],
  ];
  for (const [expected, bytes] of cases) assert.equal(await refusalOf(own, bytes), expected, bytes.toString('latin1', 100, 200));
});

test('C13 a Word file with macros, other files or ways out is refused; so is a bomb, unopened', async (t) => {
  const own = await clinic(t);
  const relation = (type: string) => ({ name: 'word/_rels/document.xml.rels', content: `<Relationship Type="http://schemas.example/relationships/${type}" Target="https://evil.example/x" TargetMode="External"/>` });
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  const cases: readonly (readonly [string, Buffer])[] = [
    [`kept as ${word}`, wordFile()],
    [`kept as ${word}`, wordFile([relation('hyperlink')])],
    ['422 active', wordFile([{ name: 'word/vbaProject.bin', content: 'macro' }])],
    ['422 active', wordFile([], 'ms-word.document.macroEnabled')],
    ['422 active', wordFile([{ name: 'word/activeX/activeX1.xml', content: '' }])],
    ['422 active', wordFile([{ name: 'word/embeddings/oleObject1.bin', content: 'MZ' }])],
    ['422 active', wordFile([relation('attachedTemplate')])],
    ['422 active', wordFile([relation('oleObject')])],
    ['422 type', wordFile([], 'openxmlformats-officedocument.spreadsheetml.sheet')],
    ['422 type', archive([{ name: 'anything.txt', content: 'x' }])],
    ['422 oversized', wordFile([{ name: 'word/media/bomb.bin', content: Buffer.alloc(5_000_000), claims: 4_000_000_000 }])],
    ['422 oversized', wordFile([{ name: 'word/media/bomb.bin', content: Buffer.alloc(210 * 1024 * 1024) }])],
    ['422 oversized', wordFile([{ name: 'word/_rels/big.rels', content: Buffer.alloc(2_000_000, 32) }])],
    ['422 oversized', wordFile(Array.from({ length: 2001 }, (_, n) => ({ name: `word/${n}.xml`, content: '' })))],
    ['422 damaged', wordFile([{ name: 'word/_rels/liar.rels', content: Buffer.alloc(900_000, 32), claims: 10 }])],
    ['422 damaged', wordFile([{ name: '../../outside.xml', content: 'x' }])],
    ['422 damaged', wordFile([{ name: '/etc/passwd', content: 'x' }])],
    ['422 damaged', wordFile([{ name: 'word/document.xml', content: 'another' }])],
    ['422 encrypted', wordFile([{ name: 'word/secret.xml', content: 'x', isEncrypted: true }])],
    ['422 mixed', Buffer.concat([wordFile(), Buffer.from('<html>')])],
    ['422 mixed', wordFile().subarray(0, 300)],
  ];
  for (const [n, [expected, bytes]] of cases.entries()) assert.equal(await refusalOf(own, bytes), expected, `case ${n}`);
});

test('C13 an old Word file with macros or a password is refused, and so is another program’s file', async (t) => {
  const own = await clinic(t);
  assert.equal(await refusalOf(own, oldWordFile()), 'kept as application/msword');
  assert.equal(await refusalOf(own, oldWordFile('Macros', '_VBA_PROJECT')), '422 active');
  assert.equal(await refusalOf(own, oldWordFile('ObjectPool')), '422 active');
  assert.equal(await refusalOf(own, oldWordFile('EncryptedPackage')), '422 encrypted');
  assert.equal(await refusalOf(own, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')])), '422 type');
});
