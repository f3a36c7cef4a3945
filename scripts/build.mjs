// Builds what browsers and production run: the tags, and the server without TypeScript. Nothing is built twice.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, installPackages, root } from './setup.mjs';

const tagSources = [
  'widgets/src',
  'widgets/scripts',
  'widgets/package.json',
  'widgets/tsconfig.json',
  'rollup.config.mjs',
  'server/src/contract',
  'tsconfig.json',
  'package-lock.json',
];
const serverSources = [
  'server/src',
  'server/package.json',
  'server/tsconfig.json',
  'server/tsconfig.build.json',
  'tsconfig.json',
  'package-lock.json',
];

/** Builds the tags to `widgets/dist` unless their sources are those of the last build. */
export function buildTags() {
  once('widgets/dist/.built-from', tagSources, () => {
    note('Building the tags …');
    run(['run', '--silent', 'build', '--workspace', 'widgets'], 'Building the tags failed.');
  });
}

/** Compiles the server to `server/dist` unless its sources are those of the last build. */
export function buildServer() {
  once('server/dist/.built-from', serverSources, () => {
    note('Compiling the server …');
    run(['run', '--silent', 'build', '--workspace', 'server'], 'Compiling the server failed.');
  });
}

function once(stamp, sources, build) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  const wanted = hash.digest('hex');
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === wanted) return;
  build();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}

function filesIn(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (/\.\w+$/.test(path)) return /\.test\.ts$|portal\/api\.d\.ts$|locales\/generated\//.test(path) ? [] : [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

function run(args, complaint) {
  const { status } = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail(complaint);
}

const note = (text) => process.stderr.write(`${text}\n`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  buildTags();
  buildServer();
}
