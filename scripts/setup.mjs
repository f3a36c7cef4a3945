// What must be on the machine before anything else runs: npm's packages, and for the tests a browser and a database.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mariadbServer } from './mariadb.mjs';

/** The repository’s root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs npm's packages where they are missing or not those of the lockfile. */
export function installPackages() {
  if (!isNodeNewEnough()) fail(`Portico needs Node ${wantedNode()} or newer; this is ${process.version}.`);
  if (packagesAreCurrent()) return;
  note('Installing packages …');
  run(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installing the packages failed. Is the npm registry reachable?',
  );
}

/** Programs that the tests drive: where each is looked for, and the Debian packages that bring it. */
const programs = {
  Chromium: {
    find: () =>
      process.env.CHROMIUM ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']),
    debian: ['chromium'],
  },
  MariaDB: { find: mariadbServer, debian: ['mariadb-server-core', 'mariadb-client-core'] },
};

/** Finds Chromium and MariaDB, installs them by apt when root on Debian, else says what to install. */
export function installPrograms() {
  const missing = Object.entries(programs).filter(([, { find }]) => find() === null);
  if (missing.length === 0) return;
  const wanted = missing.flatMap(([, { debian }]) => debian).join(' ');
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!canInstall) {
    fail(
      `The tests need ${missing.map(([name]) => name).join(' and ')}. Install it, on Debian by: sudo apt-get install ${wanted}`,
    );
  }
  note(`Installing ${wanted} …`);
  const apt = ['-q', '-y', '-o', 'Dpkg::Use-Pty=0'];
  run('apt-get', ['update', ...apt], 'apt-get update failed.');
  run('apt-get', ['install', ...apt, '--no-install-recommends', ...wanted.split(' ')], 'apt-get install failed.');
}

/** The path of Chromium; null where it isn't installed. */
export const chromium = () => programs.Chromium.find();

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(':');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}

function packagesAreCurrent() {
  const installed = readJson('node_modules/.package-lock.json');
  if (!installed) return false;
  const wanted = Object.entries(readJson('package-lock.json').packages);
  return wanted.every(
    ([path, { version, link, optional }]) =>
      path === '' ||
      !version ||
      link ||
      optional ||
      !path.includes('node_modules/') ||
      installed.packages[path]?.version === version,
  );
}

const wantedNode = () => readJson('package.json').engines.node.replace('>=', '');

function isNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wantedNode().split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function readJson(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function run(command, args, complaint) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) fail(complaint);
}

const note = (text) => process.stderr.write(`${text}\n`);

/** Ends the process with one sentence. */
export function fail(sentence) {
  note(sentence);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  installPrograms();
}
