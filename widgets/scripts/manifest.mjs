// Makes custom-elements.json: tags, attributes, events, slots, parts, and the page's CSS properties.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('../', import.meta.url));
const require = createRequire(import.meta.url);
const cem = join(dirname(require.resolve('@custom-elements-manifest/analyzer/package.json')), 'cem.js');
execFileSync(process.execPath, [cem, 'analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'], { cwd, stdio: 'inherit' });

// The properties stand in one table, not in every tag's docstring.
const path = new URL('../custom-elements.json', import.meta.url);
const manifest = JSON.parse(readFileSync(path, 'utf8'));
const tokens = readFileSync(new URL('../src/portal/tokens.ts', import.meta.url), 'utf8');
const table = (from) => tokens.slice(tokens.indexOf(from), tokens.indexOf('}', tokens.indexOf(from)));
const colors = [...table('export const colors').matchAll(/^ {2}'?([\w-]+)'?: \['([^']+)', '([^']+)'\]/gm)];
const others = [...table('const others').matchAll(/^ {2}'?([\w-]+)'?: '([^']+)'/gm)];
const cssProperties = [
  ...colors.map(([, name, light, dark]) => ({ name: `--portal-color-${name}`, default: light, description: `Light ${light}, dark ${dark}.` })),
  ...others.map(([, name, value]) => ({ name: `--portal-${name}`, default: value })),
];
for (const { declarations = [] } of manifest.modules)
  for (const declaration of declarations) if (declaration.tagName) declaration.cssProperties = cssProperties;
writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
