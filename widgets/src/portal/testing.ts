import type { Bootstrap } from './bootstrap.ts';
import { Provider } from './context.ts';
import { Portal } from './portal.ts';

/** What a fake route is given. */
export interface FakeRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** A problem that a fake route answers. */
export class FakeProblem {
  constructor(
    readonly type: string,
    readonly status: number,
    readonly members: Record<string, unknown> = {},
  ) {}
}

/** No answer at all: the network is gone. */
export const noNetwork = () => {
  throw new TypeError('Failed to fetch');
};

/** An answer, a problem, or what makes one; `never` waits for good. */
type FakeAnswer = unknown | ((request: FakeRequest) => unknown);

/** What a test wants to be different from a clinic that has everything switched on. */
export interface FakeOptions {
  /** Somebody is signed in: Maya Chen. */
  signedIn?: boolean;
  enabled?: boolean;
  sections?: Partial<Bootstrap['sections']>;
  settings?: Partial<Bootstrap['settings']>;
  portal?: Partial<Bootstrap>;
  /** `'GET /v1/me/invoices': { data: [] }`; `{id}` in the path matches anything. */
  routes?: Record<string, FakeAnswer>;
}

export const aPatient = {
  id: '0192a1b2-0000-7000-8000-000000000001',
  kind: 'patient',
  username: 'maya.chen',
  name: 'Maya Chen',
  maskedContact: 'm•••@fastmail.com',
  patientId: '0192a1b2-0000-7000-8000-000000000002',
  permissions: [],
};

/** What the fake clinic's `GET /v1/portal` answers. */
export const aBootstrap = ({ enabled = true, sections, settings, portal }: FakeOptions = {}) => ({
  api: 'http://api.test',
  enabled,
  organization: { id: '0192a1b2-0000-7000-8000-000000000003', slug: 'northside', name: 'Northside Physio', phone: '416-555-0142' },
  languages: ['en', 'fr', 'it', 'es'],
  settings: { 'general.enabled': enabled, 'general.pricing': true, 'general.language': 'en', 'billing.currency': 'CAD', ...settings },
  locations: [],
  sections: { appointments: true, myHealth: true, invoices: true, forms: true, ...sections },
  messages: [],
  theme: {},
  look: { colorScheme: 'auto', logo: null },
  gateway: { name: 'test', publishableKey: null, account: null },
  ...portal,
});

/**
 * A portal whose API is played by `routes`; everything else is the real thing. Put tags under it with
 * `fixture(html`…`, portal.options)`.
 */
export async function fakePortal(options: FakeOptions = {}) {
  // Test files run side by side in one browser: tabs of one key would hand each other their sessions.
  const key = `pk_test_${crypto.randomUUID()}`;
  const calls: FakeRequest[] = [];
  const routes: Record<string, FakeAnswer> = {
    'GET /v1/portal': () => aBootstrap(options),
    'POST /v1/sessions': () => ({ id: `session-${key}`, token: 'token', user: aPatient, idleSeconds: 900, expiresAt: '2027-01-01T00:00:00Z' }),
    'GET /v1/sessions/current': {},
    'DELETE /v1/sessions/current': undefined,
    'DELETE /v1/sessions': undefined,
    ...options.routes,
  };
  const network = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(input));
    const request = {
      method: init.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    };
    calls.push(request);
    return answer(routes, request);
  };
  const portal = new Portal(key, 'http://api.test', network);
  const said: string[] = [];
  const say = portal.say.bind(portal);
  portal.say = (sentence, isUrgent) => {
    said.push(sentence instanceof Function ? sentence() : sentence);
    say(sentence, isUrgent);
  };
  const parentNode = document.createElement('div');
  portal.dress(parentNode);
  new Provider(parentNode, portal);
  if (options.signedIn) {
    await portal.load();
    await portal.signIn('maya.chen', 'a long passphrase of words');
    calls.length = 0;
  }
  return {
    portal,
    routes,
    calls,
    /** For `fixture`. */
    options: { parentNode },
    /** The last sentence said to screen readers. */
    get announced() {
      return said.at(-1);
    },
  };
}

async function answer(routes: Record<string, FakeAnswer>, request: FakeRequest): Promise<Response> {
  const { method, path } = request;
  const name = Object.keys(routes).find((one) => matches(one, `${method} ${path}`));
  const headers = { 'DPoP-Nonce': 'nonce', 'Content-Type': 'application/json' };
  if (!name) return Response.json({ type: 'urn:portico:problem:not-found', detail: `No fake ${method} ${path}` }, { status: 404, headers });
  const route = routes[name];
  const value: unknown = await (typeof route === 'function' ? route(request) : route);
  if (value instanceof Response) return value;
  if (value === undefined) return new Response(null, { status: 204, headers });
  if (!(value instanceof FakeProblem)) return Response.json(value, { status: method === 'POST' ? 201 : 200, headers });
  const { type, status, members } = value;
  return Response.json({ type: `urn:portico:problem:${type}`, status, detail: '', ...members }, { status, headers });
}

const matches = (pattern: string, name: string) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(name);
