// Reads the sentences out of the tags into src/locales/*.xlf, and makes the chunks of words from them.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../', import.meta.url));
const tool = fileURLToPath(import.meta.resolve('@lit/localize-tools/bin/lit-localize.js'));
for (const act of ['extract', 'build']) execFileSync(process.execPath, [tool, act], { cwd, stdio: 'inherit' });
