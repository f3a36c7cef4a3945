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

/** Staff's editor of rich texts: heavy, and fetched when a text is opened. */
const editor = /\/node_modules\/(@tiptap|prosemirror-|orderedmap|rope-sequence|w3c-keyname|linkifyjs|crelt)|\/portal-admin\/texts\/editor\.ts$/;

/** Where loading starts: the entry, and every module that something imports when it needs it. */
function rootsOf(id, getModuleInfo, seen = new Set()) {
  if (seen.has(id)) return new Set();
  seen.add(id);
  const { importers = [], dynamicImporters = [], isEntry } = getModuleInfo(id) ?? {};
  const above = importers.flatMap((one) => [...rootsOf(one, getModuleInfo, seen)]);
  return new Set([...above, ...(isEntry || dynamicImporters.length ? [id] : [])]);
}

const folderOf = (id) => /\/widgets\/src\/(portal-[a-z-]+)\//.exec(id)?.[1];
const isTag = (id) => id.endsWith(`/${folderOf(id)}.ts`);
const core = ['portal-booking', 'portal-invoices', 'portal-health-summary'];

/**
 * A tag is one chunk, and so is each later step of it. What several have in common is in one of six more: `sign-in` what
 * signing in needs, `shared` what a core tag needs at once, `later` what its later steps need, or the appointments, `admin`
 * what only staff need, `app-parts` what places of the whole portal share, and `accounts` the rest. So a new tag makes none of the core tags heavier.
 */
function chunkOf(id, { getModuleInfo }) {
  const roots = [...rootsOf(id, getModuleInfo)];
  const folders = new Set(roots.map(folderOf));
  if (roots.some((one) => getModuleInfo(one).isEntry)) return 'portico';
  if (signIn.test(id)) return 'sign-in';
  if (editor.test(id)) return 'editor';
  // Looking at a page is for staff, and the entry has no room for one more chunk's hash.
  if (folders.has('portal-check')) return 'admin';
  if (roots.length < 2 || (folders.size === 1 && roots.some(isTag))) return undefined;
  if (folders.size === 1 && folders.has('portal-admin')) return 'admin';
  if (folders.size === 1 && folders.has('portal-app')) return 'app-parts';
  const isCore = (one) => core.includes(folderOf(one));
  if (roots.some((one) => isCore(one) && isTag(one))) return 'shared';
  return roots.some(isCore) || folders.has('portal-appointments') ? 'later' : 'accounts';
}

/** Parts of libraries of which the tags need little, and what stands in their place. */
const small = {
  name: 'small-parts',
  resolveId: (id, importer = '') =>
    id === '@lit/localize' ? source('portal/built-words.ts') : /^(\.|@lit\/reactive-element)\/css-tag\.js$/.test(id) && importer.includes('@lit/') ? source('portal/built-css.ts') : null,
};

const shared = [
  // Lit's own build for production, whatever NODE_ENV says: its other one warns and weighs more.
  nodeResolve({ extensions: ['.ts', '.js'], exportConditions: ['production', 'default', 'module', 'import'] }),
  esbuild({ tsconfig: new URL('widgets/tsconfig.json', import.meta.url).pathname, target: 'es2022', sourceMap: false }),
];
const minified = terser({ ecma: 2020, module: true, format: { comments: false } });

export default [
  {
    input: { portico: source('index.ts') },
    plugins: [small, shortWords, tightSources, ...shared, minified, embedFiles(version)],
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
