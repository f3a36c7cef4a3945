// Makes the files under `/embed/` of what rollup built.
import { createHash } from 'node:crypto';

const sha256 = (code, encoding) => createHash('sha256').update(code).digest(encoding);
/** The name that the code of the tags has for what they share; ours alone, so that nothing in a chunk is called so. */
const here = 'po$';
const nameOf = (fileName) => fileName.replace(/^chunks\/|\.js$/g, '');

/**
 * The entry is one file with no static import, under a short and an immutable address. Chunks name no file: they
 * take what the entry and other chunks export from the document, where the entry puts it. So a chunk's name is made
 * of its own bytes alone, and the same chunks fit both addresses of the entry.
 *
 * The entry holds the hash of each chunk that it asks for and loads it, with what it stands on, only if the bytes are
 * the ones that were built: by an awaited `modulepreload` link with `integrity`, before `import()`. The hash of a
 * chunk that only other chunks ask for stands there, where it is asked for: the entry doesn't grow with it.
 */
export const embedFiles = (version) => ({
  name: 'embed-files',
  generateBundle(options, bundle) {
    const files = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const entry = files.find(({ isEntry }) => isEntry);
    const chunks = new Map(files.filter((file) => file !== entry).map((file) => [nameOf(file.fileName), file]));
    if (files.some(({ code }) => code.includes(here))) this.error(`${here} is taken`);
    const place = `document[Symbol.for("portico.code.${sha256(entry.code, 'hex').slice(0, 12)}")]`;

    const standsOn = ({ imports }) => imports.map(nameOf).filter((name) => chunks.has(name));
    /** What a chunk stands on, the deepest first. */
    const allUnder = (name) => [...new Set(standsOn(chunks.get(name)).flatMap((one) => [...allUnder(one), one]))];
    const withAllUnder = (names) => new Set(names.map(nameOf).flatMap((name) => [...allUnder(name), name]));
    const known = withAllUnder(entry.dynamicImports);

    /** name → hash, then the names that it stands on */
    const record = (names) => JSON.stringify(Object.fromEntries([...names].map((name) => [name, [finished(name), ...allUnder(name)]])));
    const loads = (code, isEntry) =>
      code.replace(/\bimport\(["'`]\.\/(?:chunks\/)?([\w.-]+)\.js["'`]\)/g, (_, name) => {
        const parts = isEntry ? [] : [...withAllUnder([name])].filter((one) => !known.has(one));
        return `${here}.load("${name}"${parts.length ? `,${record(parts)}` : ''})`;
      });

    const hashes = new Map();
    const finished = (name) => {
      if (!hashes.has(name)) hashes.set(name, undefined).set(name, finish(chunks.get(name)));
      return hashes.get(name) ?? this.error(`${name} asks for itself through other chunks: let the entry know it`);
    };
    const finish = (chunk) => {
      const taken = [`${here}=${place}`];
      const passedOn = [];
      const from = (file) => `${here}${chunks.has(file) ? `.parts["${file}"]` : ''}`;
      const code = loads(chunk.code)
        .replace(/\bimport(?:([\w$*{} ,]+)from)?["']\.{1,2}\/([\w.-]+)\.js["'];?/g, (_, names, file) => {
          if (names) taken.push(`${names.replace(/ as /g, ':').replace(/^\*:/, '')}=${from(file)}`);
          return '';
        })
        .replace(/\bexport\{([\w$ ,]+)\}from["']\.{1,2}\/([\w.-]+)\.js["'];?/g, (_, names, file) => {
          for (const [name, as = name] of names.split(',').map((one) => one.split(' as '))) {
            taken.push(`${here}${passedOn.length}=${from(file)}.${name}`);
            passedOn.push(`${here}${passedOn.length} as ${as}`);
          }
          return '';
        });
      if (/(?<!\.)\bimport\b(?!\.meta)\s*["'{(*]/.test(code)) this.error(`${chunk.fileName} still imports a file`);
      chunk.code = `const ${taken.join(',')};${code}${passedOn.length ? `export{${passedOn.join(',')}};` : ''}`;
      const hash = sha256(chunk.code, 'base64').slice(0, -1);
      chunk.fileName = `chunks/${nameOf(chunk.fileName)}-${hash.slice(0, 8).replace(/\W/g, '_')}.js`;
      return hash;
    };

    for (const name of chunks.keys()) finished(name);
    const exported = /\bexport\{([^}]*)\};?\s*$/;
    const names = (exported.exec(entry.code)?.[1] ?? '').split(',').filter(Boolean).map((one) => one.split(' as ')).map(([local, name = local]) => `${name}:${local}`);
    // First the loader: the entry asks for chunks while it is still being read. Of two copies, the first one's parts count.
    const first = `const ${here}=${place}??=${chunkLoader(record(known))};`;
    const last = `${here}.ready||Object.assign(${here},{ready:1,${names.join(',')}});`;
    entry.code = `${first}${loads(entry.code, true).replace(exported, '')}\n${last}\n`;
    this.emitFile({ type: 'asset', fileName: `portico-${version}.js`, source: entry.code });
    const integrity = `sha384-${createHash('sha384').update(entry.code).digest('base64')}`;
    const integrities = Object.fromEntries([...chunks].map(([name, { fileName }]) => [fileName.replace('chunks/', ''), `sha256-${finished(name)}=`]));
    const needs = Object.fromEntries([...chunks].map(([name]) => [name, [...allUnder(name), name].map((one) => chunks.get(one).fileName.replace('chunks/', ''))]));
    const about = { version, entry: 'portico.js', versioned: `portico-${version}.js`, integrity, chunks: integrities, needs };
    this.emitFile({ type: 'asset', fileName: 'manifest.json', source: `${JSON.stringify(about, null, 2)}\n` });
  },
});

/**
 * What loads a chunk, as it stands in the entry: `table` is that of the chunks, `parts` holds what the loaded ones
 * export. The names are longer than any that the entry exports.
 */
const chunkLoader = (table) =>
  `{parts:{},table:${table},async load(f,p){const{parts:m,table:t}=this,u=n=>new URL(\`./chunks/\${n}-\${t[n][0].slice(0,8).replace(/\\W/g,"_")}.js\`,import.meta.url).href;Object.assign(t,p);` +
  `const a=[...t[f].slice(1),f].filter(n=>!m[n]);await Promise.all(a.map(n=>new Promise((y,x)=>{const l=document.createElement("link");l.rel="modulepreload";l.href=u(n);l.integrity=\`sha256-\${t[n][0]}=\`;` +
  `l.onload=l.onerror=({type:e})=>{l.remove();e=="load"?y():x(Error(n))};document.head.append(l)})));for(const n of a)m[n]??=await import(u(n));return m[f]}}`;
