import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { embedFiles } from './widgets/scripts/embed-files.mjs';
import { shortWords } from './widgets/scripts/short-words.mjs';
import { tightSources } from './widgets/scripts/tight-sources.mjs';

const { version } = JSON.parse(readFileSync(new URL('widgets/package.json', import.meta.url), 'utf8'));
const source = (path) => new URL(`widgets/src/${path}`, import.meta.url).pathname;
const output = (path) => new URL(`widgets/dist/${path}`, import.meta.url).pathname;

const signIn =
  /\/widgets\/src\/(portal\/(keeper|keys|proof|idle|device|stored|session-dialog)|portal-login\/(account|sign-in)|parts\/(error-summary|menu|account-icons)|portal-language\/language-items)\b/;

/** The tags (and the entry) that a module is part of by static imports. */
function ownersOf(id, getModuleInfo, seen = new Set()) {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const tag = /\/widgets\/src\/(portal-[a-z-]+)\//.exec(id)?.[1];
  const { importers = [], isEntry } = getModuleInfo(id) ?? {};
  const above = importers.flatMap((one) => [...ownersOf(one, getModuleInfo, seen)]);
  return new Set([...above, ...(tag ? [tag] : []), ...(isEntry ? ['entry'] : [])]);
}

/** A tag is one chunk, beside one that several share; what signing in needs is one more, after the first paint. */
function chunkOf(id, { getModuleInfo }) {
  const owners = ownersOf(id, getModuleInfo);
  if (owners.has('entry')) return 'portico';
  if (signIn.test(id)) return 'sign-in';
  return owners.size > 1 ? 'shared' : undefined;
}

const shared = [
  // Lit's own build for production, whatever NODE_ENV says: its other one warns and weighs more.
  nodeResolve({ extensions: ['.ts', '.js'], exportConditions: ['production', 'default', 'module', 'import'] }),
  esbuild({ tsconfig: new URL('widgets/tsconfig.json', import.meta.url).pathname, target: 'es2022', sourceMap: false }),
];
const small = terser({ ecma: 2020, module: true, format: { comments: false }, mangle: { properties: { regex: /^__never__$/ } } });

export default [
  {
    input: { portico: source('index.ts') },
    plugins: [shortWords, tightSources, ...shared, small, embedFiles(version)],
    preserveEntrySignatures: 'allow-extension',
    treeshake: { manualPureFunctions: ['svg', 'draw', 'css', 'unsafeCSS'] },
    output: {
      dir: output('embed'),
      format: 'es',
      entryFileNames: '[name].js',
      // Named by their bytes once these are final.
      chunkFileNames: 'chunks/[name].js',
      minifyInternalExports: true,
      onlyExplicitManualChunks: true,
      manualChunks: chunkOf,
    },
  },
  {
    input: { portico: source('index.ts'), client: source('portal/client.ts') },
    external: (id) => /^(lit|@lit\/|@lit-labs\/)/.test(id),
    plugins: shared,
    output: { dir: output(''), format: 'es', entryFileNames: '[name].js', chunkFileNames: 'modules/[name]-[hash].js' },
  },
];
