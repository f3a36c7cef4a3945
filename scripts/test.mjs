// npm test: everything that must hold, on a fresh machine too. Ends with one line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installPackages, installPrograms, root } from './setup.mjs';

installPackages();
installPrograms();
const { startMariadb } = await import('./mariadb.mjs');

const started = performance.now();
let passed = 0;
let failed = 0;

await check('build', process.execPath, ['scripts/build.mjs']);
await check('types', 'npx', ['tsc', '-b', '--pretty', 'false']);
await check('lint', 'npx', ['eslint', '-c', 'scripts/eslint.config.mjs', '.', '--max-warnings', '0']);
await check('architecture', 'npx', ['depcruise', '--config', 'scripts/dependency-cruiser.cjs', 'server/src', 'widgets/src', '--output-type', 'err']);
await check('sizes of the tags', process.execPath, ['scripts/size-tags.mjs']);
const server = testFiles('server', 'scripts').map(compiled);
await nodeTests('server on SQLite', server);
await onMariadb(server.filter((file) => opensDatabase(file)));
await browserTests();
await nodeTests('demo, and journeys over two origins', testFiles('demo'));

const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stderr.write(`${minutes} minutes\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

/** A command that must succeed counts as one test. */
async function check(name, command, args) {
  process.stdout.write(`\n## ${name}\n`);
  const { code } = await run(command, args);
  if (code === 0) passed += 1;
  else failed += 1;
}

/** The same suites on a private server, then the plan of every statement that they issued. */
async function onMariadb(testFiles_) {
  const mariadb = await startMariadb();
  const notes = mkdtempSync(join(tmpdir(), 'portico-statements-'));
  const noted = join(notes, 'statements');
  try {
    await nodeTests('server on MariaDB', testFiles_, { DATABASE_URL: mariadb.url, PORTICO_STATEMENTS: noted });
    await check('plans of every statement, with 100,000 appointments', process.execPath, ['scripts/check-plans.mjs', noted, mariadb.url]);
  } finally {
    await mariadb.stop();
    rmSync(notes, { recursive: true, force: true });
  }
}

async function nodeTests(name, testFiles_, env = {}) {
  process.stdout.write(`\n## ${name}\n`);
  // A process runs a file: compiled ones need no tsx, which would be half of their time.
  const needTsx = testFiles_.some((file) => file.endsWith('.ts'));
  const loader = needTsx ? ['--import', 'tsx'] : ['--enable-source-maps'];
  const args = [...loader, '--test', '--test-reporter=spec', '--test-concurrency=2', ...testFiles_];
  const { code, output } = await run(process.execPath, args, env);
  if (code !== 0 && /^ℹ fail 0$/m.test(output)) failed += 1;
  count(output, /^ℹ pass (\d+)/m, /^ℹ fail (\d+)/m, /^ℹ cancelled (\d+)/m);
}

async function browserTests() {
  process.stdout.write('\n## tags in Chromium\n');
  const { code, output } = await run('npx', ['wtr', '--config', 'web-test-runner.config.mjs']);
  // Progress lines say the same before the end: the last one counts.
  const totals = [...output.replaceAll(/\u001b\[[0-9;]*m/g, '').matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (totals) {
    passed += Number(totals[1]);
    failed += Math.max(Number(totals[2]), code === 0 ? 0 : 1);
  } else failed += 1;
}

function count(output, ...patterns) {
  const [pass, ...bad] = patterns.map((pattern) => Number(pattern.exec(output)?.[1] ?? Number.NaN));
  if (Number.isNaN(pass)) {
    failed += 1;
    return;
  }
  passed += pass;
  failed += bad.reduce((sum, n) => sum + (Number.isNaN(n) ? 0 : n), 0);
}

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, NODE_ENV: 'test', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const note = (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    };
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('exit', (code) => resolve({ code, output }));
  });
}

function testFiles(...folders) {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.test\.(ts|mjs)$/.test(entry.name) && !/node_modules|dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Where `types` left a suite of the server: what `tsc` made of it runs, as in production. */
function compiled(file) {
  return file.replace(join(root, 'server/src/'), join(root, 'server/dist/')).replace(/\.ts$/, '.js');
}

/** Whether a suite comes to the database of `DATABASE_URL`: only those tell one engine from the other. */
function opensDatabase(file, seen = new Set()) {
  if (/server\/dist\/testing\/(clinic|database)\.js$/.test(file)) return true;
  if (seen.has(file)) return false;
  seen.add(file);
  const imported = [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?["'](\.[^"']+\.js)["']/g)];
  return imported.some(([, path]) => opensDatabase(join(dirname(file), path), seen));
}
