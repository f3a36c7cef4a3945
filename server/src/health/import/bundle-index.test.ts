import assert from 'node:assert/strict';
import test from 'node:test';
import { BundleIndex } from './bundle-index.ts';

test('E3 resolves references within a bundle that is larger than memory should hold', () => {
  const index = new BundleIndex(3);
  for (let n = 0; n < 500; n += 1) index.set(`urn:uuid:A${n}`, `Condition/${n}`);
  index.set('urn:uuid:a499', 'Condition/other');
  assert.deepEqual(
    ['urn:uuid:a0', 'URN:UUID:A499', 'urn:uuid:b'].map((url) => index.get(url)),
    ['Condition/0', 'Condition/499', undefined],
  );
  index.close();
});
