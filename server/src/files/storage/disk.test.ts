import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { diskStorage } from './disk.ts';

async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-disk-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('C13 a file is stored whole, for its owner’s eyes only, and is gone once it is removed', async (t) => {
  const folder = await aFolder(t);
  const storage = diskStorage(join(folder, 'files'));
  await storage.put('org/files/one', Buffer.from('first'));
  await storage.put('org/files/one', Buffer.from('second'));
  assert.equal((await storage.get('org/files/one'))?.toString(), 'second');
  assert.equal((await stat(join(folder, 'files/org/files/one'))).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(join(folder, 'files/org/files')), ['one'], 'nothing half-written is left');
  await storage.remove('org/files/one');
  await storage.remove('org/files/one');
  assert.equal(await storage.get('org/files/one'), null);
  assert.equal(await storage.get('org/files/one/below'), null);
});

test('C13 no key leads out of the storage', async (t) => {
  const storage = diskStorage(await aFolder(t));
  for (const key of ['../outside', 'a/../../outside', '/etc/passwd', 'a//b', '', '.', '..', 'a\0b', 'a/..', 'a\\b', 'a b']) {
    for (const act of [() => storage.get(key), () => storage.put(key, Buffer.from('x')), () => storage.remove(key)]) {
      await assert.rejects(async () => act(), /leads out/, JSON.stringify(key));
    }
  }
});
