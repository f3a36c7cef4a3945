import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { aLocation } from '../clinic/clinic.testing.ts';
import { admin, goTo, managerRights, pageOf, press, type, type Wanted } from '../testing.ts';

const routes: Wanted['routes'] = {
  'GET /v1/admin/organization': { id: aLocation(1).id, slug: 'northside', name: 'Northside', phone: null, email: null, gateway: 'none' },
  'GET /v1/admin/keys': { data: [{ id: aLocation(2).id, kind: 'publishable', environment: 'live', name: 'Website', publishable: 'pk_live_ofthewebsite', expiresAt: null, revokedAt: null, scopes: [] }] },
  'GET /v1/admin/locations': pageOf(aLocation(), aLocation(61, { name: 'Leslieville', slug: 'leslieville' })),
  'GET /v1/appointment-types': { data: [] },
  'GET /v1/locations': { data: [] },
  'GET /v1/practitioners': { data: [] },
};
const rights = [...managerRights, 'keys', 'schedule'] as const;

const open = async (options: Wanted = {}) => {
  const all = await admin({ rights, ...options, routes: { ...routes, ...options.routes } });
  await goTo(all.tag, 'Settings', 'Tags for your website');
  await says(all.tag, 'Copy and paste');
  const part = await settled(() => all.tag.shadowRoot?.querySelector('portal-staff-check-page'));
  return { ...all, part };
};

const snippetOf = (tag: HTMLElement) => tag.shadowRoot?.querySelector('.snippet')?.textContent ?? '';
const tickTag = async (tag: HTMLElement, name: string) => (await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>(`[name="tag-${name}"]`))).click();

describe('tags for a website', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('A8 tags and options are chosen, seen live, and copied for plain pages, WordPress, React and Vue with the policy', async () => {
    const { tag } = await open();
    await says(tag, 'data-key="pk_live_ofthewebsite"');
    await tickTag(tag, 'portal-invoices');
    await type(tag, 'option-portal-invoices-filter', 'all');
    await type(tag, 'embed-theme', 'dark');
    await type(tag, 'embed-location', 'leslieville');
    await type(tag, 'embed-level', '3');
    await settled(() => snippetOf(tag).includes('<portal-invoices filter="all" location="leslieville" theme="dark" heading-level="3"></portal-invoices>'));
    const live = await settled(() => tag.shadowRoot?.querySelector('portal-provider'));
    await settled(() => [...live.children].map(({ localName }) => localName).join() === 'portal-booking,portal-invoices');
    expect(live.querySelector('portal-invoices')?.getAttribute('filter')).to.equal('all');
    expect(live.querySelector('portal-booking')?.getAttribute('history')).to.equal('off');
    await settled(() => live.querySelector('portal-invoices')?.shadowRoot);
    await tickTag(tag, 'portal-booking');
    await settled(() => live.children.length === 1);
    const copied: string[] = [];
    navigator.clipboard.writeText = async (text) => void copied.push(text);
    await press(tag, 'button', 'Copy the tags');
    await says(tag, 'Copied');
    expect(copied).to.deep.equal([snippetOf(tag)]);
    for (const [format, words] of [['WordPress', 'Custom HTML'], ['React', 'Portal.jsx'], ['Vue', 'isCustomElement']] as const) {
      const radio = await settled(() => [...(tag.shadowRoot?.querySelectorAll('label') ?? [])].find(({ textContent }) => textContent?.trim() === format));
      radio.click();
      await says(tag, words);
    }
    await says(tag, "trusted-types lit-html 'allow-duplicates'");
    await says(tag, 'player.vimeo.com');
  });

  it('A8 light, dark and on a phone; without the right to see keys the page’s own key stands there', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag } = await open({ theme });
      await expect(tag).to.be.accessible();
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
      sessionStorage.clear();
    }
    const { tag, portal } = await open({ rights: managerRights });
    await says(tag, `data-key="${portal.portal.key}"`);
    await says(tag, 'Your website has to be allowed once');
    sessionStorage.clear();
    const broken = await admin({ rights, routes: { ...routes, 'GET /v1/admin/organization': new FakeProblem('internal-error', 500) } });
    await goTo(broken.tag, 'Settings', 'Tags for your website');
    await says(broken.tag, 'Your keys could not be loaded');
  });

  it('A8 a page is opened in this browser and what it reports is told in words; another window’s words don’t count', async () => {
    const { tag, part, said } = await open();
    const opened: string[] = [];
    part.open = (address) => (opened.push(address), window);
    await press(tag, 'button', 'Check it');
    await says(tag, 'Enter the address of your page');
    await type(tag, 'page', `${location.origin}/book#there`);
    await press(tag, 'button', 'Check it');
    expect(await settled(() => opened[0])).to.equal(`${location.origin}/book#portal-check`);
    const report = { portalCheck: 1, origin: location.origin, script: null, scripts: 1, key: 'k', organization: null, problem: 'origin-not-allowed', tags: [], stopped: [] };
    const frame = document.body.appendChild(document.createElement('iframe'));
    dispatchEvent(new MessageEvent('message', { source: frame.contentWindow, origin: location.origin, data: report }));
    frame.remove();
    expect(wordsOf(tag)).not.to.include('This website isn’t allowed yet');
    dispatchEvent(new MessageEvent('message', { source: window, origin: location.origin, data: report }));
    await says(tag, 'This website isn’t allowed yet');
    expect(said).to.include('2 things to look at.');
    await expect(tag).to.be.accessible();
  });

  it('A8 a page that says nothing, and a window that the browser kept shut, are told what to look at', async () => {
    const { tag, part } = await open();
    part.patience = 0;
    part.open = () => window;
    await type(tag, 'page', 'https://www.clinic.example/book');
    await press(tag, 'button', 'Check it');
    await says(tag, 'The script didn’t run');
    part.open = () => null;
    await press(tag, 'button', 'Check it');
    await says(tag, 'Your browser didn’t open the window');
    part.patience = 60_000;
    part.open = () => window;
    await press(tag, 'button', 'Check it');
    await says(tag, 'Waiting for the page');
    dispatchEvent(new MessageEvent('message', { source: window, origin: 'https://elsewhere.example', data: { portalCheck: 1, tags: [], stopped: [] } }));
    await says(tag, 'The address leads to another website: https://elsewhere.example');
  });
});
