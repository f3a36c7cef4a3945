import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import type { Call } from './api.ts';
import { answer } from './api.ts';
import { control, controlBody } from './control.ts';
import { Failure } from './failure.ts';
import { parseForm } from './form.ts';
import { remember, repeated } from './idempotency.ts';
import type { Scene } from './intents.ts';
import { randomToken } from './tokens.ts';
import { apiVersion, emit } from './webhooks.ts';
import type { Fault, World } from './world.ts';
import { nowIn } from './world.ts';

interface Reply {
  status: number;
  text: string;
  replayed?: boolean;
  /** The connection is cut instead of answering. */
  cut?: boolean;
}

/** The stand-in over HTTP. */
export function standIn(world: World): Server {
  return createServer((request, response) => {
    void respond(world, request, response).catch((cause: unknown) =>
      response.destroy(cause instanceof Error ? cause : undefined),
    );
  });
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = addressOf(request);
  const body = await textOf(request);
  if (url.pathname.startsWith('/_stand-in/')) return send(response, await pulled(world, url.pathname, body), {});
  const requestId = `req_${randomToken(14)}`;
  const reply = await handle(world, request, body, requestId);
  const account = request.headers['stripe-account'];
  const { method = '' } = request;
  world.calls.push({
    method,
    path: url.pathname,
    account: typeof account === 'string' ? account : null,
    status: reply.cut ? 0 : reply.status,
  });
  if (reply.cut) return void response.destroy();
  const key = request.headers['idempotency-key'];
  send(response, reply, {
    'Request-Id': requestId,
    'Stripe-Version': apiVersion,
    ...(typeof key === 'string' && { 'Idempotency-Key': key }),
    ...(typeof account === 'string' && { 'Stripe-Account': account }),
    ...(reply.replayed && { 'Idempotent-Replayed': 'true' }),
  });
}

/** A lever of `control.ts`; one that doesn't fit what it is pulled at answers as Stripe would. */
async function pulled(world: World, path: string, body: string): Promise<Reply> {
  const scene = (account: string | null) => sceneOf(world, account, { id: null, idempotency_key: null });
  try {
    const said = await control(world, scene, path.slice('/_stand-in/'.length), controlBody(body));
    return { status: said === undefined ? 404 : 200, text: JSON.stringify(said ?? {}) };
  } catch (cause) {
    if (cause instanceof Failure) return { status: cause.status, text: JSON.stringify({ error: cause.body }) };
    throw cause;
  }
}

async function handle(world: World, request: IncomingMessage, body: string, requestId: string): Promise<Reply> {
  const url = addressOf(request);
  const method = request.method ?? 'GET';
  const fault = faultFor(world, `${method} ${url.pathname}`);
  if (fault === 'cut-before') return { status: 0, text: '', cut: true };
  try {
    if (fault === 'rate-limit')
      throw new Failure(429, {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message: 'Request rate limit exceeded.',
      });
    const form = parseForm(method === 'GET' ? url.search : body);
    const byServer = authorize(world, request, form);
    const account = accountOf(world, request);
    const key = method === 'POST' ? request.headers['idempotency-key'] : undefined;
    const scene = sceneOf(world, account, { id: requestId, idempotency_key: typeof key === 'string' ? key : null });
    const run = async () => {
      if (world.latencyMs > 0) await wait(world.latencyMs);
      return perform(world, scene, { method, path: url.pathname, form, byServer }, fault);
    };
    if (typeof key !== 'string') return { ...(await run()), cut: fault === 'cut-after' };
    const mine = `${account ?? 'platform'} ${key}`;
    const fingerprint = `${method} ${url.pathname} ${body}`;
    const first = repeated(world, mine, key, fingerprint);
    if (first) return { ...first, replayed: true, cut: fault === 'cut-after' };
    return { ...(await remember(world, mine, fingerprint, run)), cut: fault === 'cut-after' };
  } catch (cause) {
    if (cause instanceof Failure) return { status: cause.status, text: JSON.stringify({ error: cause.body }, null, 2) };
    throw cause;
  }
}

function perform(
  world: World,
  scene: Scene,
  call: Call,
  fault: Fault['kind'] | undefined,
): { status: number; text: string } {
  const broken = () => new Failure(500, { type: 'api_error', message: 'An unknown error occurred.' }, true);
  if (fault === 'error-before') throw broken();
  const said = answer(world, scene, call);
  if (fault === 'error-after') throw broken();
  return { status: 200, text: JSON.stringify(said, null, 2) };
}

function sceneOf(
  world: World,
  account: string | null,
  request: { id: string | null; idempotency_key: string | null },
): Scene {
  const { intents, methods, setups, customers, slow } = world;
  return {
    account,
    now: nowIn(world),
    intents,
    methods,
    setups,
    customers,
    slow,
    emit: (type, object) => emit(world, { account, type, object, request }),
  };
}

function authorize(world: World, request: IncomingMessage, form: ReturnType<typeof parseForm>): boolean {
  const { authorization = '' } = request.headers;
  const [scheme = '', rest = ''] = authorization.split(' ');
  const fromForm = typeof form['key'] === 'string' ? form['key'] : '';
  const key = (scheme === 'Basic' ? Buffer.from(rest, 'base64').toString().split(':')[0] : rest) || fromForm;
  if (world.secretKeys.has(key)) return true;
  if (world.publishableKeys.has(key)) return false;
  const message = key
    ? `Invalid API Key provided: ${key.slice(0, 8)}****`
    : "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').";
  throw new Failure(401, { type: 'invalid_request_error', message });
}

function accountOf(world: World, request: IncomingMessage): string | null {
  const account = request.headers['stripe-account'];
  if (typeof account !== 'string') return null;
  if (world.accounts.has(account)) return account;
  const message = `The provided key 'sk_test_****' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`;
  throw new Failure(403, { type: 'invalid_request_error', code: 'account_invalid', message });
}

function faultFor(world: World, call: string): Fault['kind'] | undefined {
  const fault = world.faults.find(({ on, times }) => times > 0 && (!on || new RegExp(`^(?:${on})$`).test(call)));
  if (fault) fault.times -= 1;
  world.faults = world.faults.filter(({ times }) => times > 0);
  return fault?.kind;
}

const addressOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://stand-in');

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, { status, text }: Reply, headers: Record<string, string>): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(text);
}
