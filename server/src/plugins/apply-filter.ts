import type { Caller } from '../http/caller.ts';
import { filters, type FilterName, type Filters } from './filters.ts';
import { inTime, TookTooLong } from './in-time.ts';
import type { FailureReason } from './loaded.ts';
import type { Plugin } from './plugin.ts';

/** How long one plugin may keep a request waiting. */
const filterMs = 250;

/**
 * Lets every plugin that filters this change it in turn. One that throws, is too slow or answers what can't be has
 * failed: then the filter's own meaning of failure holds, and staff see which plugin and why. Never inside `tx`.
 */
export async function applyFilter<Name extends FilterName>(caller: Caller, name: Name, value: Filters[Name]['value'], about: Filters[Name]['about']): Promise<Filters[Name]['value']> {
  const { plugins } = caller.runtime;
  let standing = value;
  for (const plugin of plugins?.filtering(name) ?? []) {
    const outcome = await turn(caller, plugin, name, { value: standing, about });
    if ('answer' in outcome) standing = outcome.answer;
    else {
      plugins?.noteFailure({ organizationId: caller.organizationId, plugin: plugin.name, hook: name, reason: outcome.reason, at: caller.clock.now() });
      caller.runtime.log.warn('plugin-failed', { plugin: plugin.name, hook: name, reason: outcome.reason, requestId: caller.requestId });
      if (filters[name].onFailure === 'closed') return filters[name].closed(value);
    }
  }
  return standing;
}

/** Whether any plugin filters one of these: where none does, nothing is read or copied for it. */
export const isFilteredBy = ({ runtime }: Caller, ...names: readonly FilterName[]): boolean => names.some((name) => (runtime.plugins?.filtering(name).length ?? 0) > 0);

interface Asked<Name extends FilterName> {
  value: Filters[Name]['value'];
  about: Filters[Name]['about'];
}

type Outcome<Value> = { readonly answer: Value } | { readonly reason: FailureReason };

async function turn<Name extends FilterName>(caller: Caller, plugin: Plugin, name: Name, asked: Asked<Name>): Promise<Outcome<Filters[Name]['value']>> {
  const { value, about } = structuredClone(asked);
  const { plugins } = caller.runtime;
  try {
    const answer: unknown = await inTime(filterMs, (signal) => plugins && plugin.filters?.[name]?.(value, about, plugins.contextFor(caller, plugin.name, signal)));
    return filters[name].accepts(answer, asked.value) ? { answer } : { reason: 'refused-answer' };
  } catch (error) {
    return { reason: error instanceof TookTooLong ? 'too-slow' : 'threw' };
  }
}
