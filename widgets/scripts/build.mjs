// Builds the tags: the embed files and the npm package's modules, the manifest that editors read, and types.
// With --embed only what pages load: quick, for `npm start`.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const bin = (name, path) => require.resolve(`${name}/package.json`).replace('package.json', path);

// Chunks of before stay: pages that loaded the entry a moment ago still ask for them.
for (const old of ['modules', 'types']) rmSync(new URL(`../dist/${old}`, import.meta.url), { recursive: true, force: true });
run(fileURLToPath(new URL('api-types.mjs', import.meta.url)));
run(fileURLToPath(new URL('locales.mjs', import.meta.url)), '--generate');
run(bin('rollup', 'dist/bin/rollup'), '--config', 'rollup.config.mjs', '--silent');
if (!process.argv.includes('--embed')) {
  run(fileURLToPath(new URL('manifest.mjs', import.meta.url)));
  run(bin('typescript', 'bin/tsc'), '-p', 'widgets/tsconfig.build.json');
  copyFileSync(new URL('../src/portal/api.d.ts', import.meta.url), new URL('../dist/types/portal/api.d.ts', import.meta.url));
}
