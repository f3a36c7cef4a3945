import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { clinic } from '../../testing/clinic.ts';

const ns = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const drawing = (inside: string, size = 'viewBox="0 0 60 20"') => `<svg ${ns} ${size}>${inside}</svg>`;
const plain = drawing('<defs><linearGradient id="g"><stop stop-color="#0b5f74"/></linearGradient><path id="p" d="M0 0h60v20H0z"/></defs><use xlink:href="#p" fill="url(#g)"/>');

async function uploader(t: Parameters<typeof clinic>[0]) {
  const { api, staff } = await clinic(t);
  return async (bytes: string | Uint8Array) => {
    const { status, body } = await api.as(staff).send('POST', '/v1/admin/files', Buffer.from(bytes), { 'Portico-File-Name': 'logo.svg' });
    return { said: status === 201 ? `kept as ${body.type}` : `${status} ${body.reason ?? body.type}`, body, open: async () => (await api.as(staff).post(`/v1/admin/files/${body.id}/tickets`)).body.url };
  };
}

test('G6 style.logo in SVG becomes a picture, sharp and with its transparency; nothing of the drawing stays', async (t) => {
  const upload = await uploader(t);
  const begun = ['', '\uFEFF', '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'];
  for (const before of begun) assert.equal((await upload(before + plain)).said, 'kept as image/webp', before);
  const { body, open } = await upload(plain);
  assert.deepEqual([body.width, body.height, body.name], [1024, 341, 'logo.webp']);
  const bytes = Buffer.from(await (await fetch(await open())).arrayBuffer());
  const { format, hasAlpha } = await sharp(bytes).metadata();
  assert.deepEqual([format, hasAlpha, bytes.includes('svg')], ['webp', true, false]);
});

test('C13 a drawing that acts, or reaches beyond itself, is refused', async (t) => {
  const upload = await uploader(t);
  const inside = [
    '<script>alert(1)</script>', '<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', '<rect onclick="alert(1)"/>', '<g/onload=alert(1)>',
    '<foreignObject><p/></foreignObject>', '<image href="https://evil.example/x.png"/>', '<image href="data:image/png;base64,AAAA"/>',
    '<use href="https://evil.example/x.svg#a"/>', '<use xlink:href = "file:///etc/passwd"/>', '<a href="javascript:alert(1)"/>',
    '<style>@import "https://evil.example/x.css"</style>', '<rect fill="url(https://evil.example/x)"/>', '<rect fill="url( \'//evil.example/x\')"/>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="#x"/>', '<?xml-stylesheet href="#x"?>',
  ];
  for (const one of inside) assert.equal((await upload(drawing(one))).said, '422 active', one);
  assert.equal((await upload(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${drawing('<text>&a;</text>')}`)).said, '422 type');
  assert.equal((await upload(`<svg ${ns}><!DOCTYPE svg [<!ENTITY a "aaaa">]></svg>`)).said, '422 active');
});

test('C13 a drawing that would take for ever, or is none, is refused', async (t) => {
  const upload = await uploader(t);
  const laughs = Array.from({ length: 60 }, (_, n) => `<g id="a${n + 1}"><use href="#a${n}"/><use href="#a${n}"/></g>`).join('');
  const cases: readonly (readonly [string, string | Uint8Array])[] = [
    ['422 damaged', drawing(`<defs><g id="a0"><rect width="1" height="1"/></g>${laughs}</defs><use href="#a60"/>`)],
    ['422 oversized', drawing('<use href="#a"/>'.repeat(201))],
    ['422 oversized', drawing('<filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>')],
    ['422 oversized', drawing('<mask id="m"><rect width="9" height="9" mask="url(#n)"/></mask>')],
    ['422 oversized', drawing('<g style="filter:blur(200px)"><rect width="9" height="9"/></g>')],
    ['422 oversized', drawing('<g opacity=".9"/>'.repeat(2001))],
    ['422 active', drawing('<g style="&#102;ilter:blur(200px)"><rect width="9" height="9"/></g>')],
    ['422 oversized', drawing(' '.repeat(600_000))],
    ['422 damaged', drawing('<g>', 'width="10" height="10"').slice(0, -8)],
    ['422 damaged', Buffer.concat([Buffer.from(drawing('').slice(0, -6)), Buffer.from([0xff, 0xfe]), Buffer.from('</svg>')])],
  ];
  for (const [n, [expected, bytes]] of cases.entries()) assert.equal((await upload(bytes)).said, expected, `case ${n}`);
});
