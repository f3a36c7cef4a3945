import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { cleanHtml, richTags } from './clean-html.ts';
import { fieldsIn, fillHtml, fillText } from './merge-fields.ts';
import { RichText } from './schemas.ts';
import { playable } from './video.ts';

const fragment = fc.constantFrom(
  '<', '>', '"', "'", '=', '/', ' ', '\n', '\0', '&lt;', '&#x3c;', '&#106;avascript:', '<!--', '-->', '<![CDATA[', ']]>', '<p>', '</p>', '<a ', 'href=', '"https://good.example"', '"javascript:alert(1)"', '"\u0001javascript:x"', '"JaVaScRiPt:x"',
  '"data:text/html,x"', '"vbscript:x"', '<img ', 'src=', 'onerror=', 'alert(1)', '"/v1/images/01900000-0000-7000-8000-000000000001"', '"/v1/images/01900000-0000-7000-8000-000000000001?x"', '"https://evil.example/a.png"', 'style=', '"background:url(//evil.example)"',
  '<svg>', '<math>', '<style>', '</style>', '<script>', '</script>', '<template>', '<iframe ', 'srcdoc=', '<xmp>', '<plaintext>', '<noscript>', '<title>', '<textarea>', '<select>', '<table>', '<form ', '<b>', '<h1>', '{{', '}}', 'clinic.name', 'é', '𝒳', '\u202e',
);

test('G4 rich text is clean whatever it was made of: listed tags, listed attributes, good addresses; and clean text stays', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
      const clean = cleanHtml(parts.join(''));
      assert.equal(cleanHtml(clean), clean);
      const parser = new Parser({
        onopentag: (name, attributes) => {
          assert.ok(richTags.some((one) => one === name), name);
          for (const [attribute, value] of Object.entries(attributes)) {
            if (attribute === 'href') assert.match(value, /^(?:https:\/\/|mailto:|tel:)/i);
            else if (attribute === 'src') assert.match(value, /^\/v1\/images\/[0-9a-f-]{36}$/);
            else assert.ok(['rel', 'alt', 'width', 'height'].includes(attribute), `${name} ${attribute}`);
          }
        },
      });
      parser.end(clean);
    }),
    { numRuns: 4000, seed: 6 },
  );
});

test('G5 merge fields are filled once, as text; nothing else of Mustache is a field', () => {
  const values = { a: '{{b}} <i>&"\n{{{a}}}', b: 'B' };
  assert.equal(fillText('{{a}}|{{ b }}|{{c}}', values), `${values.a}|B|`);
  assert.equal(fillHtml('<p>{{a}}</p>', values), '<p>{{b}} &lt;i&gt;&amp;&quot;<br>{{{a}}}</p>');
  assert.equal(fillText('{{toString}}{{__proto__}}{{constructor}}', values), '');
  assert.deepEqual(fieldsIn('Hi {{a}}, {{b.c}}'), { names: ['a', 'b.c'], broken: null });
  for (const text of ['{{#a}}x{{/a}}', '{{^a}}x{{/a}}', '{{{a}}}', '{{&a}}', '{{>a}}', '{{=<% %>=}}', '{{!a}}', '{{a', '{{#a}}']) assert.notEqual(fieldsIn(text).broken, null, text);
});

test('A9 a video’s host is a name and nothing else: it becomes part of a page’s policy', () => {
  for (const host of ['a;require-trusted-types-for', 'a;sandbox', '*', "a'b.example", 'localhost']) assert.equal(playable(`https://${host}/x.mp4`), null, host);
  assert.equal(playable('https://media.clinic.example/x.mp4')?.host, 'media.clinic.example');
});

test('G4 a text that is far too long isn’t even looked at', () => {
  assert.equal(cleanHtml('<b>'.repeat(330_000)), '');
  assert.equal(RichText.safeParse('<b>'.repeat(330_000)).success, false);
});
