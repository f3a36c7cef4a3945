import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openNative } from '../db/libsql-dialect.ts';
import { moduleUrl, programArgs, scriptArgs } from '../testing/programs.ts';

const program = programArgs('portico.ts', import.meta.url);

interface Said {
  code: number;
  out: string;
  err: string;
}

function portico(databaseUrl: string, ...words: string[]): Said {
  const env = { ...process.env, NODE_ENV: 'test', DATABASE_URL: databaseUrl, PORTICO_SECRET: 'a secret of the tests, long enough for them' };
  try {
    return { code: 0, out: execFileSync(process.execPath, [...program, ...words], { env, stdio: 'pipe' }).toString(), err: '' };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: Buffer };
    return { code: status, out: '', err: stderr.toString() };
  }
}

function database(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'portico-backup-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'portico.db');
  const url = `sqlite:${file}`;
  assert.equal(portico(url, 'migrate').code, 0);
  return { folder, file, url };
}

const dialect = JSON.stringify(moduleUrl('../db/libsql-dialect.ts', import.meta.url));

/** Works on a file in a process of its own: handles with statements that nobody collected yet would keep it open here. */
function within(file: string, work: string): string {
  const source = `import { closeNative, openNative } from ${dialect}; const native = openNative(${JSON.stringify(file)}); ${work}; closeNative(native);`;
  return execFileSync(process.execPath, scriptArgs(source)).toString().trim();
}

const add = (file: string, slug: string) =>
  within(file, `native.exec("insert into organizations (id, slug, name, settingsVersion, gateway, createdAt) values ('id-${slug}', '${slug}', 'Clinic', 1, 'none', '2026-11-23 15:00:00.000 +00:00')")`);
const slugs = (file: string) => within(file, `console.log(native.prepare('select slug from organizations order by slug').all().map((row) => row.slug).join())`).split(',');

test('I8 a backup made while somebody writes is one whole moment, and brings it back', (t) => {
  const { folder, file, url } = database(t);
  add(file, '1');
  const target = join(folder, 'kept', 'monday.db');
  const writer = openNative(file);
  writer.exec("begin immediate; update organizations set name = 'Half done'");
  const made = portico(url, 'backup', target);
  writer.exec('rollback');
  writer.close();
  assert.equal(made.code, 0, made.err);
  add(file, '2');
  assert.deepEqual([slugs(target), slugs(file)], [['1'], ['1', '2']]);
  assert.match(portico(url, 'backup', target).err, /exists already/);
  assert.match(portico(url, 'restore', target).err, /--replace/);
  const back = portico(url, 'restore', target, '--replace', '--json');
  assert.equal(back.code, 0, back.err);
  const { former } = JSON.parse(back.out) as { former: string };
  assert.deepEqual([slugs(file), slugs(former)], [['1'], ['1', '2']]);
  assert.equal(portico(url, 'migrate').code, 0);
});

test('I8 a damaged backup, one of a newer version or another file is refused, and nothing is touched', (t) => {
  const { folder, file, url } = database(t);
  add(file, '1');
  const target = join(folder, 'b.db');
  assert.equal(portico(url, 'backup', target).code, 0);
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'not a database');
  assert.match(portico(url, 'restore', text, '--replace').err, /no database of Portico|damaged/);
  const bytes = readFileSync(target);
  bytes.fill(0xff, 8192, 12288);
  const broken = join(folder, 'broken.db');
  writeFileSync(broken, bytes);
  assert.match(portico(url, 'restore', broken, '--replace').err, /damaged|no database/);
  within(target, `native.exec("insert into migrations (name, hash) values ('9999-later', 'x')")`);
  assert.match(portico(url, 'restore', target, '--replace').err, /newer version/);
  assert.deepEqual(slugs(file), ['1']);
});

test('I8 a database that somebody has open is not replaced', async (t) => {
  const { folder, file, url } = database(t);
  const target = join(folder, 'b.db');
  assert.equal(portico(url, 'backup', target).code, 0);
  const holder = spawn(process.execPath, scriptArgs(`import { openNative } from ${dialect}; globalThis.held = openNative(${JSON.stringify(file)}); held.prepare('select 1 from organizations').all(); console.log('open'); process.stdin.resume();`), { stdio: 'pipe' });
  t.after(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  assert.match(portico(url, 'restore', target, '--replace').err, /in use/);
});

test('I8 a server’s database has its own tools, and the command says which', () => {
  assert.match(portico('mysql://root@127.0.0.1:1/none', 'backup', '/tmp/x.db').err, /mariadb-dump/);
});

test('I8 only its owner may read the embedded database and what stands beside it', (t) => {
  const { folder } = database(t);
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
});
