import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import type { RouteContract } from '../contract/route.ts';
import type { Runtime } from '../runtime.ts';
import { checkAnswer, sendOutcome, sendProblem } from './answer.ts';
import type { Caller } from './caller.ts';
import { guard } from './guard.ts';
import { Reply, type Mounted } from './handlers.ts';
import { idempotently, keyOf } from './idempotency.ts';
import { parse } from './parse.ts';
import { Problem, problem } from './problem.ts';
import { allowOrigin, type KnowsOrigin } from './cors.ts';
import { contextOf } from './request-context.ts';
import { throttleAnonymous } from './throttle-anonymous.ts';

const bodyLimitBytes = 1024 * 1024;

/** Serves the routes on a router: guards, then the body, then the schema, then the handler, then the answer. */
export function mount(router: Router, runtime: Runtime, routes: readonly Mounted[]): void {
  const allowed = new Map<string, Set<string>>();
  for (const route of routes) {
    const path = route.contract.path.replaceAll(/\{(\w+)\}/g, ':$1');
    allowed.set(path, (allowed.get(path) ?? new Set()).add(route.contract.method.toUpperCase()));
    router[route.contract.method](path, guarded(runtime, route.contract), ...bodyOf(route.contract), handled(runtime, route));
  }
  for (const [path, methods] of allowed) {
    router.all(path, (_request, response, next) => {
      response.set('Allow', [...methods].join(', '));
      next(problem('method-not-allowed', { allow: [...methods] }));
    });
  }
}

function guarded(runtime: Runtime, contract: RouteContract): RequestHandler {
  const name = `${contract.method.toUpperCase()} ${contract.path}`;
  return async (request, response, next) => {
    const context = contextOf(response);
    context.route = name;
    context.isFhir = contract.mediaType === 'application/fhir+json';
    const caller = await guard(runtime, contract, request, context);
    context.caller = caller;
    if (caller.origin) allowOrigin(response, caller.origin);
    await throttleAnonymous(caller, contract);
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}

function bodyOf(contract: RouteContract): RequestHandler[] {
  if (contract.method === 'get' || contract.bodyType || contract.mediaType !== 'application/json') return [];
  return [onlyJson, express.json({ limit: bodyLimitBytes, strict: true, type: () => true })];
}

const onlyJson: RequestHandler = (request, _response, next) => {
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !request.is('application/json')) return next(problem('unsupported-media-type'));
  next();
};

function handled(runtime: Runtime, mounted: Mounted): RequestHandler {
  const { contract, handle } = mounted;
  return async (request, response) => {
    const { caller, language, query } = contextOf(response);
    if (!caller) throw new Error('a handler was reached without its guard');
    const parts = parse(contract, { params: request.params, query, body: request.body }, language);
    const attempt = { caller, mounted, request, body: parts.body };
    const idempotency = contract.idempotent === 'itself' ? keyOf(attempt) : null;
    const answer = async () => handle({ caller, request, idempotency, ...parts });
    send({ runtime, contract, response, caller }, contract.idempotent === true ? await idempotently(attempt, answer) : await answer());
  };
}

interface Answering {
  runtime: Runtime;
  contract: RouteContract;
  response: Response;
  caller: Caller;
}

function send({ runtime, contract, response, caller }: Answering, outcome: unknown): void {
  // The database went away meanwhile and the circuit has answered.
  if (response.headersSent) return;
  const { value, status, headers } = outcome instanceof Reply ? outcome : new Reply(outcome, null, {});
  const code = status ?? contract.status;
  response.statusCode = code;
  for (const name in headers) response.setHeader(name, headers[name] ?? '');
  if (isChecked(runtime, caller) && code !== 304) checkOrTell(runtime, contract, code, value);
  if (value === undefined) return void response.end();
  response.type(contract.mediaType).send(contract.mediaType.startsWith('text/') ? value : JSON.stringify(value));
}

/** Every answer outside production; there one in a hundred, by its request id. */
const isChecked = ({ config }: Runtime, { requestId }: Caller) =>
  config.NODE_ENV !== 'production' || Number.parseInt(requestId.slice(-4), 16) % 100 === 0;

function checkOrTell(runtime: Runtime, contract: RouteContract, status: number, value: unknown): void {
  if (runtime.config.NODE_ENV !== 'production') return checkAnswer(contract, status, value);
  try {
    checkAnswer(contract, status, value);
  } catch (error) {
    runtime.log.error('answer-undescribed', { message: error instanceof Error ? error.message : 'unknown' });
  }
}

/** The last handler: whatever was thrown becomes a problem, and only what was our fault is logged. */
export function answerErrors(runtime: Runtime, isUnavailable: (error: unknown) => boolean, knowsOrigin: KnowsOrigin) {
  return async (error: unknown, _request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (response.writableEnded) return;
    if (response.headersSent) return next(error);
    const context = contextOf(response);
    const refusal = asProblem(error, isUnavailable, bodyLimitBytes);
    if (refusal.status >= 500) runtime.log.error('request-failed', { requestId: context.requestId, route: context.route, problem: refusal.problem, at: whereOf(error) });
    const reader = context.readableBy;
    if (reader && (context.caller || reader === runtime.publicUrl || (await knows(reader, knowsOrigin)))) allowOrigin(response, reader);
    if (response.headersSent) return;
    response.set('Cache-Control', 'no-store');
    const sendRefusal = context.isFhir ? sendOutcome : sendProblem;
    sendRefusal(response, refusal, context.language, context.requestId);
  };
}

/** Answers a request that waits for a database that is gone, from outside of its chain of handlers. */
export function sendUnavailable(response: Response): void {
  const { readableBy, language, requestId } = contextOf(response);
  if (readableBy) allowOrigin(response, readableBy);
  response.set('Cache-Control', 'no-store');
  sendProblem(response, problem('unavailable', { retryAfterSeconds: 2 }), language, requestId);
}

/** Where the database itself is the trouble, the page may read that much. */
const knows = (origin: string, knowsOrigin: KnowsOrigin) => knowsOrigin(origin).catch(() => true);

/** The error's kind and stack without its message: a database's message holds personal values. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((one) => /^\s+at /.test(one));
  return [error.name, ...frames.slice(0, 8)].join('\n');
}

function asProblem(error: unknown, isUnavailable: (error: unknown) => boolean, limitBytes: number): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) return problem('unavailable', { retryAfterSeconds: 2 });
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return problem('payload-too-large', { limitBytes });
  if (type === 'entity.parse.failed') return new Problem('invalid-request', { errors: [{ in: 'body', path: '', code: 'json', message: 'JSON' }] });
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return problem('unsupported-media-type');
  if (error instanceof URIError || type === 'request.size.invalid' || type === 'request.aborted') {
    return new Problem('invalid-request', { errors: [] });
  }
  return problem('internal-error');
}
