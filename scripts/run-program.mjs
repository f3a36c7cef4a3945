// Runs one of the programs in server/<kind> or demo/<kind> by its name, with tsx.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm run <kind> -- <name> …`; without a known name it lists the names and ends with 2. */
export async function run(kind) {
  const [name, ...rest] = process.argv.slice(2);
  const folders = [`server/${kind}`, `demo/${kind}`].filter((folder) => existsSync(`${root}${folder}`));
  const found = folders.map((folder) => `${folder}/${name}.ts`).find((file) => name && existsSync(`${root}${file}`));
  if (!found) {
    const names = folders.flatMap((folder) => readdirSync(`${root}${folder}`)).filter((file) => /^[a-z-]+\.ts$/.test(file));
    console.error(`usage: npm run ${kind} -- <name>, one of: ${names.map((file) => file.slice(0, -3)).join(', ')}`);
    process.exit(2);
  }
  const child = spawn(process.execPath, ['--import', 'tsx', found, ...rest], { cwd: root, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  process.exit(code ?? 1);
}
