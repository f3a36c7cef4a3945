import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DemoAccess } from '../server/src/cli/seed/demo-access.ts';

/** What `.portico/demo.json` tells whoever tries the demo: where everything is, and how to get in. */
export interface DemoFile extends DemoAccess {
  readonly api: string;
  readonly demo: string;
  readonly inbox: string;
}

/** What the last start wrote; null where there was none, or the file can't be read. */
export function readDemoFile(path: string): DemoFile | null {
  if (!existsSync(path)) return null;
  try {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isDemoFile(file) ? file : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes it whole or not at all, for the owner alone. */
export function writeDemoFile(path: string, file: DemoFile): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, path);
}

const isDemoFile = (file: unknown): file is DemoFile =>
  typeof file === 'object' && file !== null && ['organization', 'patient', 'staff'].every((name) => name in file);
