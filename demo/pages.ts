import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const site = fileURLToPath(new URL('./site/', import.meta.url));
const packages = createRequire(import.meta.url);
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** What an address of the clinic's website answers. */
export interface Page {
  status: 200 | 404;
  type: string;
  body: string | Buffer;
  /** How long a browser may keep it; pages are always asked for again, but may rest in the back/forward cache. */
  cache: string;
}

/** What stands in the clinic's HTML as `{{name}}` or `{{name argument}}`. */
export type Fill = (name: string, argument: string) => string | Promise<string>;

/** Finds what an address stands for: a page without its ending, a picture, a style sheet, a typeface of the npm packages. */
export async function readPage(path: string, fill: Fill): Promise<Page> {
  const font = /^\/fonts\/(noto-(?:sans|serif-display)-[a-z-]+\.woff2)$/.exec(path)?.[1];
  if (font) return asset(fontFile(font), 'public, max-age=31536000, immutable');
  const name = path === '/' ? '/index' : path;
  if (/^\/(?:art\/)?[a-z-]+\.(?:css|svg)$/.test(name)) return asset(join(site, normalize(name)), 'no-cache');
  const html = /^\/(?:team\/)?[a-z-]+$/.test(name) ? await readIfThere(join(site, `${normalize(name)}.html`)) : null;
  return html ? whole(html, path, 200, fill) : missing(path, fill);
}

const fontFile = (file: string): string => {
  const family = file.startsWith('noto-sans') ? 'noto-sans' : 'noto-serif-display';
  return packages.resolve(`@fontsource-variable/${family}/files/${file}`);
};

async function asset(file: string, cache: string): Promise<Page> {
  const body = await readIfThere(file);
  if (!body) return { status: 404, type: 'text/plain; charset=utf-8', body: 'Not here.', cache: 'no-cache' };
  return { status: 200, type: types[extname(file)] ?? 'application/octet-stream', body, cache };
}

async function missing(path: string, fill: Fill): Promise<Page> {
  return whole(await readFile(join(site, 'not-found.html')), path, 404, fill);
}

async function whole(html: Buffer, path: string, status: 200 | 404, fill: Fill): Promise<Page> {
  const body = await filled(await withParts(html.toString()), fill);
  return {
    status,
    type: types['.html'] ?? '',
    body: body.replace(`<a href="${path}">`, `<a href="${path}" aria-current="page">`),
    cache: 'no-cache',
  };
}

/** Puts header, footer and head where a page includes them, as web servers have always done. */
async function withParts(html: string): Promise<string> {
  const parts = [...html.matchAll(/<!--#include "([a-z]+\.html)"-->/g)];
  const texts = await Promise.all(parts.map(([, file = '']) => readFile(join(site, 'parts', file), 'utf8')));
  return parts.reduce((page, [mark], index) => page.replace(mark, () => texts[index] ?? ''), html);
}

async function filled(html: string, fill: Fill): Promise<string> {
  const blanks = [...html.matchAll(/\{\{(\w+)(?: ([\w-]+))?\}\}/g)];
  const values = await Promise.all(blanks.map(([, name = '', argument = '']) => fill(name, argument)));
  return blanks.reduce((page, [mark], index) => page.replace(mark, () => escapeHtml(values[index] ?? '')), html);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes text safe between tags and inside quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
