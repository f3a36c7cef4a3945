import { fileURLToPath } from 'node:url';

/** `npm test` runs the suites as `tsc` compiled them, which is what production runs; a single file is run by tsx. */
const isCompiled = import.meta.url.endsWith('.js');
const loader = isCompiled ? [] : ['--import', 'tsx'];

/**
 * What Node takes to run one of our programs in a process of its own, compiled where the test that asks is.
 * @param name its path beside the file that asks, with the ending `.ts`
 * @param from that file's `import.meta.url`
 */
export function programArgs(name: string, from: string): string[] {
  return [...loader, fileURLToPath(moduleUrl(name, from))];
}

/** The same for a few lines, which import our modules by `moduleUrl`. */
export function scriptArgs(source: string): string[] {
  return [...loader, '--input-type=module', '-e', source];
}

/** Where a module of ours stands for a process that `scriptArgs` begins. */
export function moduleUrl(name: string, from: string): string {
  return new URL(isCompiled ? name.replace(/\.ts$/, '.js') : name, from).href;
}
