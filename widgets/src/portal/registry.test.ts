import { expect, fixture, html } from '@open-wc/testing';
import { byRole, settled } from '../testing/find.ts';
import { portalContext } from './context.ts';
import { portalFor } from './registry.ts';
import { aBootstrap } from './testing.ts';
import '../portal-login/portal-login.ts';
import '../portal-provider/portal-provider.ts';

/** These tests need portals that the tags find by themselves, so the network itself is played. */
describe('one portal a page', () => {
  const fetchOfPage = window.fetch;
  const asked: string[] = [];
  const warned: string[] = [];
  const warn = console.warn;
  let answer: () => Promise<Response>;
  beforeEach(() => {
    asked.length = warned.length = 0;
    answer = async () => Response.json(aBootstrap());
    window.fetch = async (url, init) => {
      if (!String(url).startsWith('http://api.test')) return fetchOfPage(url, init);
      asked.push(String(url));
      return answer();
    };
    console.warn = (text: string) => warned.push(text);
  });
  afterEach(() => {
    window.fetch = fetchOfPage;
    console.warn = warn;
  });
  const text = (tag: Element | null | undefined) => tag?.shadowRoot?.textContent ?? '';
  const form = (tag: Element | null | undefined) => settled(() => tag?.shadowRoot?.getElementById('username'));

  it('A2 without any key a tag says so instead of waiting for ever, and starts when a provider comes round it', async () => {
    const tag = await fixture(html`<portal-login></portal-login>`);
    expect(text(tag)).to.contain('This page isn’t connected to the clinic’s portal');
    const provider = document.createElement('portal-provider');
    provider.setAttribute('key', 'pk_test_late');
    provider.setAttribute('api', 'http://api.test');
    tag.replaceWith(provider);
    provider.append(tag);
    await form(tag);
    provider.remove();
  });

  it('A2 A3 tags of one key share one request, in foreign shadow roots too', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    host.attachShadow({ mode: 'open' }).innerHTML = '<portal-login></portal-login>';
    const [first, second] = ['key="pk_test_page" api="http://api.test"', ''].map((attributes) => {
      const place = document.createElement('div');
      place.innerHTML = `<portal-login ${attributes}></portal-login>`;
      document.body.append(place);
      return place.firstElementChild;
    });
    const inside = host.shadowRoot?.firstElementChild;
    for (const tag of [first, second, inside]) await form(tag);
    expect(asked).to.deep.equal(['http://api.test/v1/portal?key=pk_test_page']);
    first?.parentElement?.remove();
    second?.parentElement?.remove();
  });

  it('A11 a second key without a provider is warned about and has a state of its own', async () => {
    const tag = await fixture(html`<portal-login key="pk_test_other" api="http://api.test"></portal-login>`);
    await form(tag);
    expect(warned.join()).to.contain('two keys');
    expect(portalFor('pk_test_other')).not.to.equal(portalFor('pk_test_page'));
  });

  it('A11 a tag moved between providers belongs to the new one, and moving within one asks nothing again', async () => {
    const both = await fixture<HTMLElement>(html`<div>
      <portal-provider key="pk_test_a" api="http://api.test"><div id="one"><portal-login></portal-login></div><div id="two"></div></portal-provider>
      <portal-provider key="pk_test_b" api="http://api.test"><div id="three"></div></portal-provider>
    </div>`);
    const tag = both.querySelector('portal-login');
    await form(tag);
    const count = asked.length;
    if (tag) both.querySelector('#two')?.append(tag);
    await form(tag);
    expect(asked).to.have.length(count);
    answer = async () => Response.json(aBootstrap({ portal: { organization: { id: 'b', slug: 'b', name: 'Southside', phone: null } } }));
    await portalFor('pk_test_b').load();
    if (tag) both.querySelector('#three')?.append(tag);
    await settled(() => text(tag).includes('Southside'));
  });

  it('A11 the registry and the context have one name for all copies of the script', () => {
    expect(portalContext).to.equal(Symbol.for('portico.portal'));
    expect(Reflect.has(document, Symbol.for('portico.portals'))).to.equal(true);
  });

  it('A6 an origin that the clinic has not allowed is told from a dead network', async () => {
    answer = async () => {
      throw new TypeError('Failed to fetch');
    };
    const dead = await fixture<HTMLElement>(html`<portal-provider key="pk_test_dead" api="http://api.test"><portal-login></portal-login></portal-provider>`);
    await settled(() => text(dead.querySelector('portal-login')).includes('We couldn’t reach the clinic’s portal'));
    let isScript = false;
    answer = async () => {
      isScript = asked.at(-1)?.endsWith('/embed/portico.js') ?? false;
      if (isScript) return new Response('');
      throw new TypeError('Failed to fetch');
    };
    const refused = await fixture<HTMLElement>(html`<portal-provider key="pk_test_refused" api="http://api.test"><portal-login></portal-login></portal-provider>`);
    const tag = refused.querySelector('portal-login');
    await settled(() => text(tag).includes('isn’t connected'));
    answer = async () => Response.json(aBootstrap());
    if (tag) byRole(tag, 'button', 'Retry').click();
    await form(tag);
  });
});
