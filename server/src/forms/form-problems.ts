import type { Caller } from '../http/caller.ts';
import { Problem } from '../http/problem.ts';
import { isTextKey, text } from '../locales/text.ts';
import type { FormIssue } from './engine/form.ts';

/** Refuses what an engine found wrong, all of it at once. @throws invalid-request */
export function assertFine({ language }: Pick<Caller, 'language'>, issues: readonly FormIssue[]): void {
  if (issues.length === 0) return;
  const errors = issues.slice(0, 100).map(({ path, code, values }) => {
    const key = `issue.${code}`;
    return { in: 'body', path, code: code.replace(/^form-/, ''), message: text(language, isTextKey(key) ? key : 'issue.other', values ?? {}) };
  });
  throw new Problem('invalid-request', { errors });
}
