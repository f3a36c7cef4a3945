// Builds the tags: embed files, the npm entry and client, types, and the manifest that editors read.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const run = (script, ...args) => execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const bin = (name, path) => require.resolve(`${name}/package.json`).replace('package.json', path);

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
run(fileURLToPath(new URL('api-types.mjs', import.meta.url)));
run(bin('rollup', 'dist/bin/rollup'), '--config', 'rollup.config.mjs', '--silent');
run(bin('typescript', 'bin/tsc'), '-p', 'widgets');
run(fileURLToPath(new URL('manifest.mjs', import.meta.url)));
