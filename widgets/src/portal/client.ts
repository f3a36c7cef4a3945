import type { paths } from './api.d.ts';
import { noAnswer, problemFrom } from './problem.ts';
import { randomId } from './random.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** The routes that know a method. */
type PathsOf<M extends Method> = { [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer Op } ? Op : never;
type Json<Answer> = Answer extends { content: infer Content } ? Content[keyof Content] : undefined;
type Answers<Op> = Op extends { responses: infer All } ? All : never;
type Parameters<Op, Where extends string> = Op extends { parameters: { [K in Where]?: infer Value } } ? Value : never;
/** Files are sent as they are. */
type BodyOf<Op> = Op extends { requestBody?: { content: infer Content } } ? ('application/octet-stream' extends keyof Content ? Blob : Content[keyof Content]) : never;

/** What a route answers when it worked. */
export type Ok<P extends keyof paths, M extends Method = 'get'> = {
  [Status in keyof Answers<Operation<P, M>>]: Status extends 200 | 201 | 202 | 204 ? Json<Answers<Operation<P, M>>[Status]> : never;
}[keyof Answers<Operation<P, M>>];

/** One call: parts of the address, query, body, and how it is sent. */
export interface Call<Op> {
  params?: Parameters<Op, 'path'>;
  query?: Parameters<Op, 'query'>;
  body?: BodyOf<Op>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Polling and retries: don't count as the person's activity. */
  background?: boolean;
  /** Sent without any own header (so without a preflight), even while somebody is signed in. */
  anonymous?: boolean;
  /** Signs this call instead of the session. */
  signer?: Signer;
  /** The page may be left before the answer comes. */
  keepalive?: boolean;
}

/** Whoever can prove who is calling; without one, calls carry the publishable key. */
export interface Signer {
  /** The headers that prove it, or nothing while nobody is signed in. */
  sign(method: string, path: string): Promise<Record<string, string> | undefined>;
  /** Hears each answer. True: the call was refused only for its nonce, and is worth sending again. */
  heard(response: Response, call: { proof: Record<string, string> | undefined; background: boolean }): boolean;
}

/** One request on its way out. */
interface Sending {
  method: string;
  url: URL;
  call: Call<unknown>;
  /** Names the act: the same again carries the same idempotency key while no answer came. */
  act: string;
  proof?: Record<string, string>;
}

/** How a client reaches the API. */
export interface ClientOptions {
  /** Address of the API, without `/v1`. */
  api: string;
  /** Publishable key of the organization. */
  key?: string;
  /** Language of the API's sentences. */
  language?: () => string;
  signer?: Signer;
  /** Sends a request; the browser's own unless a test stands in for the network. */
  fetch?: typeof fetch;
  /** Headers of every call: a program's `Authorization: Bearer sk_…` and `Portico-Patient`. */
  headers?: Record<string, string>;
}

/** Typed calls to the API. Each answers the body, or throws a `Problem`. */
export class PortalClient {
  /** Acts that may have arrived though no answer came: the same act again carries the same key. */
  private readonly unanswered = new Map<string, string>();

  readonly fetch: typeof fetch;

  constructor(private readonly options: ClientOptions) {
    this.fetch = options.fetch ?? ((...request) => fetch(...request));
  }

  get = <P extends PathsOf<'get'>>(path: P, call: Call<Operation<P, 'get'>> = {}) =>
    this.send<Ok<P, 'get'>>('GET', path, call);
  post = <P extends PathsOf<'post'>>(path: P, call: Call<Operation<P, 'post'>> = {}) =>
    this.send<Ok<P, 'post'>>('POST', path, call);
  put = <P extends PathsOf<'put'>>(path: P, call: Call<Operation<P, 'put'>> = {}) =>
    this.send<Ok<P, 'put'>>('PUT', path, call);
  patch = <P extends PathsOf<'patch'>>(path: P, call: Call<Operation<P, 'patch'>> = {}) =>
    this.send<Ok<P, 'patch'>>('PATCH', path, call);
  delete = <P extends PathsOf<'delete'>>(path: P, call: Call<Operation<P, 'delete'>> = {}) =>
    this.send<Ok<P, 'delete'>>('DELETE', path, call);

  /** Lets the browser ask ahead whether it may call this address: the call itself then goes out without a preflight. */
  warm(path: string) {
    this.fetch(this.options.api + path, { method: 'OPTIONS', headers: { 'Portico-Background': '1' } }).catch(() => undefined);
  }

  private async send<Answer>(method: string, template: string, call: Call<unknown>): Promise<Answer> {
    const { options } = this;
    const file = fileOf(call);
    const body = file ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const act = `${method} ${template} ${JSON.stringify(call.params)} ${file ? [file.size, ...Object.values(call.headers ?? {})] : body}`;
    const signer = call.anonymous ? undefined : (call.signer ?? options.signer);
    const url = addressOf(options.api, template, call);
    let response: Response;
    for (let again = true; ; again = false) {
      const proof = await signer?.sign(method, url.pathname);
      const headers = this.headersOf({ method, url, call, act, proof });
      response = await this.fetch(url, { method, headers, body, signal: call.signal, keepalive: call.keepalive }).catch((cause: unknown) => {
        throw call.signal?.aborted ? cause : noAnswer();
      });
      const stale = (signer ?? options.signer)?.heard(response, { proof, background: !!call.background });
      if (!stale || !again) break;
    }
    if (response.status < 500) this.unanswered.delete(act);
    if (!response.ok) throw await problemFrom(response);
    // The contract checks answers where they are made; types come from the same contract.
    const isCalendar = response.headers.get('Content-Type')?.startsWith('text/calendar');
    return (response.status === 204 ? undefined : await (isCalendar ? response.text() : response.json())) as Answer;
  }

  private headersOf({ method, url, call, act, proof }: Sending) {
    const { key, language } = this.options;
    const headers: Record<string, string> = { ...this.options.headers, ...call.headers, ...proof };
    if (key && !headers.Authorization) {
      if (method === 'GET') url.searchParams.set('key', key);
      else headers['Portico-Key'] = key;
    }
    if (language) headers['Accept-Language'] = language();
    if (call.background) headers['Portico-Background'] = '1';
    if (call.body !== undefined) headers['Content-Type'] = fileOf(call) ? 'application/octet-stream' : 'application/json';
    if (method === 'POST') {
      const once = this.unanswered.get(act) ?? randomId();
      this.unanswered.set(act, once);
      headers['Idempotency-Key'] = once;
    }
    return headers;
  }
}

/** The file that is sent as it is. */
const fileOf = ({ body }: { body?: unknown }) => (body instanceof Blob ? body : undefined);

function addressOf(api: string, template: string, { params, query }: Call<unknown>) {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(Reflect.get(params ?? {}, name))));
  const url = new URL(api + path);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/** How a program without tags reaches the API: with a publishable key, or (never in a browser) a secret one. */
export interface PortalClientOptions {
  api: string;
  key?: string;
  /** `sk_…`: everything that its scopes allow. */
  secretKey?: string;
  /** With a secret key that may act for patients: for whom. */
  patientId?: string;
  language?: string;
}

/** The typed client for programs that don't use the tags. */
export const createPortalClient = ({ api, key, secretKey, patientId, language }: PortalClientOptions) =>
  new PortalClient({
    api: api.replace(/\/$/, ''),
    key,
    language: language ? () => language : undefined,
    headers: {
      ...(secretKey && { Authorization: `Bearer ${secretKey}` }),
      ...(patientId && { 'Portico-Patient': patientId }),
    },
  });
