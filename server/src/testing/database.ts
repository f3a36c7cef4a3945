import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** A database of this test file's own: a temporary SQLite file, or a fresh one on the server that `DATABASE_URL` names. */
export async function ownDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env['DATABASE_URL'];
  if (!server?.startsWith('mysql:')) return temporaryFile();
  const name = `test_${process.pid}_${process.hrtime.bigint()}`;
  const url = new URL(server);
  await onServer(url, `create database ${name} character set utf8mb4 collate utf8mb4_unicode_ci`);
  const own = new URL(`/${name}`, url);
  own.search = '';
  return { url: own.href, drop: () => onServer(url, `drop database ${name}`) };
}

async function temporaryFile() {
  const folder = mkdtempSync(join(tmpdir(), 'portico-'));
  return { url: `sqlite:${join(folder, 'test.db')}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function onServer(url: URL, sql: string): Promise<void> {
  const { hostname: host, port, username: user, password } = url;
  const connection = await createConnection({ host, port: Number(port || 3306), user, password: decodeURIComponent(password) });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
