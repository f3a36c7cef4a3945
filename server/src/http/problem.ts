import { problems, type ProblemMembers, type ProblemName } from '../contract/problems.ts';

/** A refusal that the caller can read: answered as an RFC 9457 problem, in the person's language. */
export class Problem extends Error {
  readonly status: number;
  constructor(
    readonly problem: ProblemName,
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem);
    this.name = 'Problem';
    this.status = problems[problem].status;
  }
}

type Members<Name extends ProblemName> = keyof (typeof problems)[Name]['members']['shape'] extends never ? [] : [members: ProblemMembers<Name>];

/** Makes the problem to throw: its members are those that `contract/problems.ts` lists for it. */
export function problem<Name extends ProblemName>(name: Name, ...[members]: Members<Name>): Problem {
  const seconds = members && 'retryAfterSeconds' in members ? Number(members.retryAfterSeconds) : null;
  return new Problem(name, members ?? {}, seconds === null ? {} : { 'Retry-After': String(seconds) });
}

/** One wrong field that only the service could find, in the form of a schema's own issue. */
export const invalid = (path: string, code: string, message: string, place: 'body' | 'query' | 'path' | 'header' = 'body') =>
  new Problem('invalid-request', { errors: [{ in: place, path, code, message }] });
