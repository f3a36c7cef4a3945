import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { isFilterName } from './filters.ts';
import { LoadedPlugins, type ContextFor } from './loaded.ts';
import type { Plugin } from './plugin.ts';

const handlers = z.record(z.string(), z.custom<() => unknown>((value) => typeof value === 'function', 'must be a function')).optional();
const Shape = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,27}$/, 'must be lower case letters, digits and dashes'),
  events: handlers,
  filters: handlers.refine((own) => Object.keys(own ?? {}).every(isFilterName), 'names a filter that this version does not have'),
});

/**
 * Loads the plugins that `PLUGINS` names: folders (a plugin, or a folder of plugins) and packages, in this order.
 * @param stated separated by commas
 * @param from what relative folders and packages are looked up from
 * @throws ConfigError — one line that names the plugin and what is wrong with it
 */
export async function loadPlugins(stated: string | undefined, from: string, contextFor: ContextFor): Promise<LoadedPlugins> {
  const plugins: Plugin[] = [];
  for (const named of (stated ?? '').split(',').map((one) => one.trim()).filter(Boolean)) {
    for (const file of filesOf(named, from)) plugins.push(await loadOne(named, file));
  }
  const twice = plugins.find(({ name }, i) => plugins.findIndex((one) => one.name === name) !== i);
  if (twice) throw new ConfigError(`PLUGINS: two plugins are called ${twice.name}`);
  return new LoadedPlugins(plugins, contextFor);
}

async function loadOne(named: string, file: string): Promise<Plugin> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (cause) {
    throw new ConfigError(`PLUGINS: ${named} can't be loaded: ${cause instanceof Error ? cause.message.split('\n')[0] : 'it threw'}`);
  }
  const parsed = Shape.safeParse(module.default);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'isn’t one' };
    throw new ConfigError(`PLUGINS: the default export of ${named} is no plugin: ${[...path, message].join(' ')}`);
  }
  // The handlers were checked to be functions; their types were the author's compiler's to check.
  return parsed.data as Plugin;
}

/** The entry files of a folder, of the folders in it, or of a package. */
function filesOf(named: string, from: string): string[] {
  const isPath = /^\.{0,2}[\\/]|^[A-Za-z]:[\\/]/.test(named);
  if (!isPath) return [packageEntry(named, from)];
  const folder = resolve(from, named);
  if (!existsSync(folder)) throw new ConfigError(`PLUGINS: there is no ${named}`);
  if (statSync(folder).isFile()) return [folder];
  const own = entryOf(folder);
  if (own) return [own];
  const inside = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => entryOf(join(folder, name)))
    .filter((entry) => entry !== null)
    .sort();
  if (inside.length === 0) throw new ConfigError(`PLUGINS: ${named} holds no plugin (a package.json with main, or index.mjs)`);
  return inside;
}

function entryOf(folder: string): string | null {
  const manifest = join(folder, 'package.json');
  const main = existsSync(manifest) ? z.object({ main: z.string().optional() }).safeParse(JSON.parse(readFileSync(manifest, 'utf8'))).data?.main : undefined;
  const entry = [main, 'index.mjs', 'index.js'].find((one) => one !== undefined && existsSync(join(folder, one)));
  return entry === undefined ? null : join(folder, entry);
}

function packageEntry(name: string, from: string): string {
  try {
    return createRequire(join(from, 'package.json')).resolve(name);
  } catch {
    throw new ConfigError(`PLUGINS: the package ${name} isn't installed`);
  }
}
