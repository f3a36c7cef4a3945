import { expect } from '@open-wc/testing';
import { PortalClient } from './client.ts';
import type { Problem } from './problem.ts';

/** A network that answers what is queued and remembers what was asked. */
function network(...answers: (() => Response)[]) {
  const asked: { url: URL; method: string; headers: Headers; body?: string }[] = [];
  const fetch = async (url: RequestInfo | URL, init: RequestInit = {}) => {
    asked.push({ url: new URL(String(url)), method: init.method ?? 'GET', headers: new Headers(init.headers), body: String(init.body) });
    const answer = answers.shift();
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
  return { asked, fetch };
}
const ok = (body: unknown = {}) => () => Response.json(body);
const refused = (status: number, headers: Record<string, string> = {}, type = 'session-ended') => () =>
  Response.json({ type: `urn:portico:problem:${type}`, detail: 'Sentence.' }, { status, headers });
const rejected = (promise: Promise<unknown>) => promise.then(() => expect.fail('should be refused'), (cause: Problem) => cause);

describe('client', () => {
  it('A2 anonymous reads carry the key in the address and no own header, so that no preflight is needed', async () => {
    const { asked, fetch } = network(ok());
    await new PortalClient({ api: 'http://api.test', key: 'pk_test_1', fetch }).get('/v1/portal');
    expect(asked[0]?.url.href).to.equal('http://api.test/v1/portal?key=pk_test_1');
    expect([...(asked[0]?.headers.keys() ?? [])]).to.deep.equal([]);
  });

  it('B13 sends a refused proof again once, with the new nonce only', async () => {
    const nonce = (value: string) => ({ 'DPoP-Nonce': value, 'WWW-Authenticate': 'DPoP error="use_dpop_nonce"' });
    const { asked, fetch } = network(refused(401, nonce('one')), refused(401, nonce('two')), ok());
    let known = '';
    const signer = {
      sign: async () => ({ DPoP: `proof with ${known}.` }),
      heard: (response: Response) => {
        const before = known;
        known = response.headers.get('DPoP-Nonce') ?? known;
        return response.status === 401 && known !== before;
      },
    };
    const cause = await rejected(new PortalClient({ api: 'http://api.test', signer, fetch }).get('/v1/sessions/current'));
    expect(cause.status).to.equal(401);
    expect(asked.map(({ headers }) => headers.get('DPoP'))).to.deep.equal(['proof with .', 'proof with one.']);
  });

  it('I2 the same act keeps its idempotency key until it was answered', async () => {
    const act = (client: PortalClient, username: string) =>
      client.post('/v1/sessions', { body: { username, password: 'x' } }).catch(() => undefined);
    const { asked, fetch } = network();
    const client = new PortalClient({ api: 'http://api.test', key: 'pk_test_1', fetch });
    await act(client, 'maya');
    await act(client, 'maya');
    await act(client, 'ada');
    const [first, second, third] = asked.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).to.be.a('string').and.equal(second);
    expect(third).not.to.equal(first);
  });

  it('A6 turns problem answers and silence into problems that can be told', async () => {
    const { fetch } = network(refused(409, {}, 'slot-taken'), () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const client = new PortalClient({ api: 'http://api.test', fetch });
    const [taken, proxy, silence] = [
      await rejected(client.get('/v1/portal')),
      await rejected(client.get('/v1/portal')),
      await rejected(client.get('/v1/portal')),
    ];
    expect([taken.type, taken.detail]).to.deep.equal(['slot-taken', 'Sentence.']);
    expect([proxy.type, proxy.status]).to.deep.equal(['unreachable', 502]);
    expect([silence.type, silence.status]).to.deep.equal(['unreachable', 0]);
  });
});
