import type { Response } from 'express';
import { isDeepStrictEqual } from 'node:util';
import { problems, problemType, type ProblemName } from '../contract/problems.ts';
import type { RouteContract } from '../contract/route.ts';
import type { Language } from '../locales/languages.ts';
import { text } from '../locales/text.ts';
import type { Problem } from './problem.ts';

/** A problem as RFC 9457 words it. Its texts exist for every name in every language: the compiler holds that. */
function problemBody(refusal: Problem, language: Language, requestId: string) {
  const name: ProblemName = refusal.problem;
  return {
    type: problemType(name),
    status: problems[name].status,
    title: text(language, `problem.${name}.title`, refusal.members),
    detail: text(language, `problem.${name}.detail`, { ...refusal.members, why: wordOf(refusal.members['reason']) }),
    requestId,
    ...refusal.members,
  };
}

/** A code as a text's `select` can name it: `too-late` is `tooLate`. */
const wordOf = (code: unknown) => (typeof code === 'string' ? code.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()) : 'other');

/** Sends a problem. */
export function sendProblem(response: Response, refusal: Problem, language: Language, requestId: string): void {
  const body = problemBody(refusal, language, requestId);
  response.status(body.status).set(refusal.headers).set('Content-Language', language);
  response.type('application/problem+json').send(JSON.stringify(body));
}

/** Sends a refusal as FHIR words it, with the problem's name for programs that know it. */
export function sendOutcome(response: Response, refusal: Problem, language: Language, requestId: string): void {
  const { title, detail, status } = problemBody(refusal, language, requestId);
  const details = { coding: [{ system: 'urn:portico:problem', code: refusal.problem }], text: title };
  const issue = [{ severity: 'error', code: issueTypes[status] ?? 'processing', details, diagnostics: `${detail} (${requestId})` }];
  response.status(status).set(refusal.headers).set('Content-Language', language);
  response.type('application/fhir+json').send(JSON.stringify({ resourceType: 'OperationOutcome', issue }));
}

/** FHIR's issue types that say the same as a status. */
const issueTypes: Readonly<Record<number, string>> = {
  400: 'invalid', 401: 'login', 403: 'forbidden', 404: 'not-found', 405: 'not-supported', 409: 'conflict', 413: 'too-long', 415: 'not-supported',
  429: 'throttled', 500: 'exception', 503: 'transient',
};

/** An answer that its contract doesn't describe: a mistake of ours. */
export class UndescribedAnswer extends Error {
  constructor(contract: RouteContract, what: string) {
    super(`${contract.method.toUpperCase()} ${contract.path} answered what its contract doesn't describe: ${what}`);
  }
}

/**
 * Holds an answer against its schema.
 * @throws UndescribedAnswer — a missing, wrong or unlisted field
 */
export function checkAnswer(contract: RouteContract, status: number, value: unknown): void {
  const schema = status === contract.status ? contract.ok : contract.also[status];
  if (!schema) throw new UndescribedAnswer(contract, `status ${status}`);
  const plain: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const parsed = schema.safeParse(plain);
  if (!parsed.success) {
    throw new UndescribedAnswer(contract, parsed.error.issues.map((one) => `${one.path.join('.')} ${one.code}`).join(', '));
  }
  if (!isDeepStrictEqual(plain, JSON.parse(JSON.stringify(parsed.data ?? null)) ?? undefined) && plain !== undefined) {
    throw new UndescribedAnswer(contract, 'fields that the schema does not list');
  }
}
