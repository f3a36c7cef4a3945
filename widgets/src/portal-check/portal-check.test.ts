import { expect } from '@open-wc/testing';
import { lookAtPage } from './portal-check.ts';

describe('a page that is looked at', () => {
  const real = window.fetch;
  afterEach(() => {
    window.fetch = real;
    document.querySelectorAll('portal-nothing').forEach((one) => one.remove());
  });

  it('A8 says its key, whose it is, and its tags, those that don’t exist too; nothing of a person', async () => {
    const asked: string[] = [];
    window.fetch = async (address) => {
      asked.push(String(address));
      return new Response(JSON.stringify({ organization: { slug: 'northside', name: 'Northside' } }));
    };
    document.body.append(document.createElement('portal-nothing'));
    const report = await lookAtPage(0, { key: 'pk_live_a', api: 'https://portal.example.com' });
    expect(asked).to.deep.equal(['https://portal.example.com/v1/portal?key=pk_live_a']);
    expect(report).to.deep.equal({
      portalCheck: 1, origin: location.origin, script: null, scripts: 0, key: 'pk_live_a', organization: 'northside', problem: null,
      tags: [{ name: 'portal-nothing', isDefined: false }], stopped: [],
    });
  });

  it('A8 A2 says why the API refuses it, or that no call gets through', async () => {
    window.fetch = async () => new Response(JSON.stringify({ type: 'urn:portico:problem:origin-not-allowed' }), { status: 403 });
    const refused = await lookAtPage(0, { key: 'pk_live_a', api: 'https://portal.example.com' });
    expect([refused.organization, refused.problem]).to.deep.equal([null, 'origin-not-allowed']);
    window.fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await lookAtPage(0, { key: 'pk_live_a', api: 'https://portal.example.com' })).problem).to.equal('unreachable');
    expect((await lookAtPage(0, { api: 'https://portal.example.com' })).problem).to.equal('no-key');
  });

  it('A8 A9 hears what the page’s policy stops', async () => {
    window.fetch = async () => {
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { effectiveDirective: 'img-src', blockedURI: 'https://portal.example.com/x.png', documentURI: '', originalPolicy: '', violatedDirective: 'img-src', statusCode: 200, disposition: 'enforce' }));
      return new Response('{}');
    };
    expect((await lookAtPage(0, { key: 'pk_live_a', api: 'https://portal.example.com' })).stopped).to.include('img-src https://portal.example.com/x.png');
  });
});
