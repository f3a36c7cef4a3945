import fc from 'fast-check';
import assert from 'node:assert/strict';
import test from 'node:test';
import { JsonEntries, NotOneObject, TooDeep, type EntryText } from './json-entries.ts';

function taken(json: string, size = 7): { entries: EntryText[]; head: unknown } {
  const splitter = new JsonEntries({ entryBytes: 2000, depth: 20, headBytes: 10_000 });
  const bytes = Buffer.from(json);
  const entries: EntryText[] = [];
  for (let at = 0; at < bytes.length; at += size) entries.push(...splitter.push(bytes.subarray(at, at + size)));
  return { entries, head: JSON.parse(splitter.end()) };
}

test('E3 takes any bundle apart into its entries and the rest, however the pieces fall', () => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('entry', '"entry":[', '\\', '}', '\\"'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('entry', 'a', 'entry"', '\\'), tie('tree'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.array(tree, { maxLength: 4 }),
      tree,
      fc.record({ last: fc.boolean(), size: fc.integer({ min: 1, max: 40 }), indent: fc.constantFrom(0, 2) }),
      (entry, more, { last, size, indent }) => {
        const document = last ? { resourceType: 'Bundle', more, entry } : { entry, more, type: 'batch' };
        const { entries, head } = taken(JSON.stringify(document, null, indent), size);
        assert.deepEqual(
          entries.map((one) => ('text' in one ? JSON.parse(one.text) : null)),
          JSON.parse(JSON.stringify(entry)),
        );
        assert.deepEqual(head, JSON.parse(JSON.stringify({ ...document, entry: [] })));
      },
    ),
  );
});

test('E3 passes over entries that are too large or too deep, and keeps the others', () => {
  const deep = `${'['.repeat(30)}${']'.repeat(30)}`;
  const { entries } = taken(`{"entry":[{"a":"${'x'.repeat(3000)}"},{"b":1},${deep},{"c":2}]}`, 64);
  assert.deepEqual(entries, [
    { refused: 'too-large' },
    { text: '{"b":1}' },
    { refused: 'too-deep' },
    { text: '{"c":2}' },
  ]);
});

test('E3 leaves an entry that is no list in the document, and reads a byte order mark as nothing', () => {
  assert.deepEqual(taken('\uFEFF{"entry":{"a":1}}'), { entries: [], head: { entry: { a: 1 } } });
  assert.deepEqual(taken('{"entry":[],"x":{"entry":[1]}}'), { entries: [], head: { entry: [], x: { entry: [1] } } });
});

test('E3 refuses a document that is cut off, goes on, or is no object', () => {
  for (const broken of [
    '',
    '{',
    '{"entry":[{"a":1}',
    '{"entry":[{"a":1}]',
    '{}{}',
    '{} x',
    '[]',
    '"x"',
    'x',
    '1',
    '{"entry":[1]}}',
    '{"a":"',
  ]) {
    assert.throws(
      () => taken(broken),
      (error) => error instanceof NotOneObject || error instanceof SyntaxError,
      broken,
    );
  }
});

test('I6 refuses a document that is too deep outside its entries, and blames no entry for it', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  assert.throws(() => taken(`{"resourceType":"Organization","x":${deep(20_000)}}`), TooDeep);
  assert.throws(() => taken(`{"entry":{"resource":{"x":${deep(20_000)}}}}`), TooDeep);
  assert.throws(() => taken(`{"entry":[],"x":${deep(20_000)}}`), TooDeep);
  assert.deepEqual(taken(`{"x":${deep(10)},"entry":[{"a":1}]}`).entries, [{ text: '{"a":1}' }]);
});
