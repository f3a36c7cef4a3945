import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const { version } = JSON.parse(readFileSync(new URL('widgets/package.json', import.meta.url), 'utf8'));
const source = (path) => new URL(`widgets/src/${path}`, import.meta.url).pathname;
const output = (path) => new URL(`widgets/dist/${path}`, import.meta.url).pathname;

const hash = (code, algorithm = 'sha256', encoding = 'base64') => createHash(algorithm).update(code).digest(encoding);

/** CSS and HTML in templates are shipped without the spaces that only people read. */
const tightTemplates = {
  name: 'tight-templates',
  transform: (code, id) =>
    id.includes('/widgets/src/') && !id.includes('/locales/')
      ? { code: code.replace(/\bcss`[^`]*`/g, (css) => css.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;}/g, '}')), map: null }
      : null,
};

/**
 * Makes the files under `/embed/`. The entry is one file with no static import, under a short and an immutable
 * address; so that chunks fit both, they don't import it but take its exports from the document, where the entry
 * puts them. The entry also holds the hash of every chunk and loads each, with what it stands on, only if the
 * bytes are the ones that were built: by an awaited `modulepreload` link with `integrity`, before `import()`.
 */
const embed = {
  name: 'embed',
  generateBundle(options, bundle) {
    const files = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const entry = files.find(({ isEntry }) => isEntry);
    const chunks = files.filter((file) => file !== entry);
    const place = `document[Symbol.for("portico.code.${hash(entry.code, 'sha256', 'hex').slice(0, 12)}")]`;
    const load = (code) => code.replace(/\bimport\((["'])\.\/(?:chunks\/)?([\w.-]+)\1\)/g, (_, quote, file) => `${place}.load("${file}")`);
    for (const chunk of chunks) {
      chunk.code = load(chunk.code).replace(/\bimport\{([^}]*)\}from(["'])\.\.\/portico\.js\2;?/g, (_, names) => `const{${names.replace(/ as /g, ':')}}=${place};`);
      chunk.code = chunk.code.replace(/\bimport(["'])\.\.\/portico\.js\1;?/g, '');
      if (chunk.code.includes('portico.js')) this.error(`${chunk.fileName} still imports the entry`);
    }
    // A chunk's bytes name other chunks by their file names only, so hashes can be taken one by one.
    const needs = (chunk, found = new Set()) => {
      for (const name of chunk.imports.filter((one) => one !== entry.fileName && !found.has(one))) needs(bundle[name], found.add(name));
      return found;
    };
    const table = Object.fromEntries(
      chunks.map((chunk) => [chunk.fileName.replace('chunks/', ''), [chunk.fileName, ...needs(chunk)].map((name) => name.replace('chunks/', ''))]),
    );
    const hashes = Object.fromEntries(chunks.map((chunk) => [chunk.fileName.replace('chunks/', ''), `sha256-${hash(chunk.code)}`]));
    const exported = /\bexport\{([^}]*)\};?\s*$/;
    const names = (exported.exec(entry.code)?.[1] ?? '').split(',').filter(Boolean).map((one) => one.split(' as ')).map(([local, name = local]) => `${name}:${local}`);
    // First the loader: the entry asks for chunks while it is still being read. Of two copies, the first one's parts count.
    const first = `${place}??={load:${chunkLoader(table, hashes)}};`;
    const last = `${place}.ready||Object.assign(${place},{ready:1,${names.join(',')}});`;
    entry.code = `${first}${load(entry.code).replace(exported, '')}\n${last}\n`;
    this.emitFile({ type: 'asset', fileName: `portico-${version}.js`, source: entry.code });
    const about = { version, entry: 'portico.js', versioned: `portico-${version}.js`, integrity: `sha384-${hash(entry.code, 'sha384')}`, chunks: hashes };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(about, null, 2)}\n` });
  },
};

/** The code that loads a chunk, as it stands in the entry. */
const chunkLoader = (table, hashes) => `async f=>{const t=${JSON.stringify(table)},h=${JSON.stringify(hashes)},u=n=>new URL("./chunks/"+n,import.meta.url).href;
await Promise.all(t[f].map(n=>new Promise((y,x)=>{const l=document.createElement("link");l.rel="modulepreload";l.href=u(n);l.integrity=h[n];l.onload=()=>{l.remove();y()};l.onerror=()=>{l.remove();x(new Error(n))};document.head.append(l)})));
return import(u(f))}`;

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
    plugins: [tightTemplates, ...shared, small, embed],
    preserveEntrySignatures: 'allow-extension',
    treeshake: { manualPureFunctions: ['svg', 'draw', 'css', 'unsafeCSS'] },
    output: {
      dir: output('embed'),
      format: 'es',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      hashCharacters: 'hex',
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
