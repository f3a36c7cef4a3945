import type { Request } from 'express';
import type { z } from 'zod';
import { nothing, type RouteContract } from '../contract/route.ts';
import type { Language } from '../locales/languages.ts';
import { isTextKey, text } from '../locales/text.ts';
import type { Asked } from './handlers.ts';
import { Problem } from './problem.ts';

type Place = 'body' | 'query' | 'path' | 'header';
/** One thing wrong with a request, and where: `path` is a JSON pointer. */
export type IssueOut = { in: Place; path: string; code: string; message: string };

/** Nobody mends more at once; a body of a million mistakes costs no more than one of a hundred. */
const mostIssues = 100;
const longestName = 100;

/** The request's parts as the contract describes them. @throws invalid-request with every issue up to a hundred */
export function parse<Contract extends RouteContract>(
  contract: Contract,
  request: Pick<Request, 'params' | 'query' | 'body'>,
  language: Language,
): Pick<Asked<Contract>, 'params' | 'query' | 'body'> {
  const { key: _key, ...query } = request.query;
  const issues: IssueOut[] = [];
  const read = (place: Place, schema: z.ZodType, value: unknown) => {
    if (schema === nothing && isEmpty(value)) return {};
    const parsed = schema.safeParse(value, { reportInput: true });
    for (const issue of parsed.error?.issues.slice(0, mostIssues) ?? []) issues.push(...describe(place, issue, language));
    return parsed.data;
  };
  const parts = {
    params: read('path', contract.params, request.params),
    query: read('query', contract.query, query),
    // What isn't JSON of ours is read by the slice itself.
    body: contract.mediaType === 'application/json' && !contract.bodyType ? read('body', contract.body, request.body ?? (contract.bodyOptional ? {} : undefined)) : undefined,
  };
  if (issues.length > 0) throw new Problem('invalid-request', { errors: issues.slice(0, mostIssues) });
  // Just parsed by the schemas that these types come from.
  return parts as Pick<Asked<Contract>, 'params' | 'query' | 'body'>;
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 0;
}

/** A schema's issue as the API words it. */
export function describe(place: Place, issue: z.core.$ZodIssue, language: Language): IssueOut[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort((a, b) => depthOf(b) - depthOf(a) || a.length - b.length)[0] ?? [];
    if (nearest.length > 0) return nearest.flatMap((one) => describe(place, { ...one, path: [...issue.path, ...one.path] }, language));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostIssues).map((key) => {
      const name = key.slice(0, longestName);
      return { in: place, path: pointer([...issue.path, name]), code: 'unknown', message: text(language, 'issue.unknown', { keys: name }) };
    });
  }
  const { code, values } = worded(issue);
  const key = `issue.${code}`;
  return [{ in: place, path: pointer(issue.path), code, message: text(language, isTextKey(key) ? key : 'issue.other', values) }];
}

/** How far a choice of a union fitted. */
const depthOf = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length));

const pointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function worded(issue: z.core.$ZodIssue): { code: string; values: Record<string, unknown> } {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? { code: 'required', values: {} } : { code: 'type', values: { expected: issue.expected } };
    case 'too_small':
      return { code: sized(issue.origin, 'too-short', 'too-few', 'too-small'), values: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: sized(issue.origin, 'too-long', 'too-many', 'too-big'), values: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      return { code: 'format', values: { format: issue.format } };
    case 'invalid_value':
      return { code: 'choice', values: { values: issue.values.map(String).join(', ') } };
    case 'custom':
      return told(issue.params);
    default:
      return { code: 'other', values: {} };
  }
}

/** A schema's own check says by `params` which text tells of it: `issue.<code>`. */
function told({ code, values }: Readonly<Record<string, unknown>> = {}): { code: string; values: Record<string, unknown> } {
  return typeof code === 'string' ? { code, values: { ...Object(values) } } : { code: 'other', values: {} };
}

function sized(origin: string, ofText: string, ofList: string, ofNumber: string): string {
  if (origin === 'string') return ofText;
  return origin === 'array' || origin === 'set' || origin === 'object' ? ofList : ofNumber;
}
