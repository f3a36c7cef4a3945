#!/usr/bin/env node
// The command: the compiled program where it is built, the sources from a clone.
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/portico.js', import.meta.url);
const sources = new URL('../src/cli/portico.ts', import.meta.url);
if (existsSync(sources)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(sources.href);
} else {
  await import(built.href);
}
