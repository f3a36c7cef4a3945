import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mostInMemory = 200_000;

/**
 * Which resource each `fullUrl` of one bundle is, so that references are resolved in any order. Bundles of ordinary size
 * stay in memory; beyond that a file in the temporary folder takes over, so that memory doesn't grow with the bundle.
 */
export class BundleIndex {
  private readonly near = new Map<string, string>();
  private far: Spill | null = null;
  private readonly most: number;

  constructor(most = mostInMemory) {
    this.most = most;
  }

  /** Notes that this address is that resource (`Type/id`); the first to claim an address has it. */
  set(fullUrl: string, target: string): void {
    const key = keyOf(fullUrl);
    if (this.get(key) !== undefined) return;
    if (this.near.size < this.most) this.near.set(key, target);
    else (this.far ??= new Spill()).set(key, target);
  }

  /** The resource at this address, or nothing when the bundle doesn't hold it. */
  get(fullUrl: string): string | undefined {
    const key = keyOf(fullUrl);
    return this.near.get(key) ?? this.far?.get(key);
  }

  /** Removes what was written to disk. */
  close(): void {
    this.far?.close();
    this.far = null;
  }
}

const keyOf = (fullUrl: string) => (/^urn:/i.test(fullUrl) ? fullUrl.toLowerCase() : fullUrl);

/** A throw-away file with one table. One transaction that never ends: nothing in it needs to outlive the process. */
class Spill {
  private readonly folder = mkdtempSync(join(tmpdir(), 'portico-import-'));
  private readonly file = new Database(join(this.folder, 'index.db'));
  private readonly write: Database.Statement<unknown[]>;
  private readonly read: Database.Statement<unknown[]>;

  constructor() {
    this.file.exec('pragma journal_mode=off');
    this.file.exec('pragma synchronous=off');
    this.file.exec('create table targets (url text primary key, target text not null) without rowid');
    this.file.exec('begin');
    this.write = this.file.prepare('insert or ignore into targets (url, target) values (?, ?)');
    this.read = this.file.prepare('select target from targets where url = ?');
  }

  set(url: string, target: string): void {
    this.write.run(url, target);
  }

  get(url: string): string | undefined {
    const [row]: unknown[] = this.read.all(url);
    const target = typeof row === 'object' && row !== null && 'target' in row ? row.target : undefined;
    return typeof target === 'string' ? target : undefined;
  }

  close(): void {
    this.file.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
