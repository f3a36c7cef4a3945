import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { settingsDocument } from './docs-table.ts';

test('G1 the table of settings in the docs is what the catalog says', () => {
  const kept = readFileSync(new URL('../../SETTINGS.md', import.meta.url), 'utf8');
  assert.equal(kept, settingsDocument(), 'npx portico settings-docs > server/SETTINGS.md');
});
