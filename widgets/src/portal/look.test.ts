import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { Bootstrap } from './bootstrap.ts';
import { aBootstrap, fakePortal } from './testing.ts';
import '../portal-login/portal-login.ts';

type Look = Pick<Bootstrap, 'theme'> & Partial<Pick<Bootstrap, 'look'>>;

/** A sign-in tag of a clinic that looks like this. */
async function worn(portal: Look) {
  const fake = await fakePortal({ portal });
  const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, fake.options);
  await waitUntil(() => fake.portal.settings && fake.portal.session === null);
  await aTimeout(0);
  const inner = <One extends Element>(selector: string) => {
    const found = tag.shadowRoot?.querySelector<One>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  return { ...fake, tag, inner, root: inner<HTMLElement>('.root') };
}

const rgb = (hex: string) => `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
const comesBackIntoView = () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));

describe('the organization’s look', () => {
  it('G6 style.brandColor is the colour of the tags’ main buttons', async () => {
    const { inner } = await worn({ theme: { 'color-primary': 'light-dark(#7a1f5c, #eaa0cf)', 'color-on-primary': 'light-dark(#ffffff, #2b0a20)' } });
    const { backgroundColor, color } = getComputedStyle(inner('button[type=submit]'));
    expect([backgroundColor, color]).to.deep.equal([rgb('#7a1f5c'), rgb('#ffffff')]);
  });

  it('G6 style.surfaceColor is the ground of the tags’ fields', async () => {
    const { inner } = await worn({ theme: { 'color-surface': 'light-dark(#fdf6ec, #1a140c)', 'color-surface-raised': 'light-dark(#fefaf4, #241c12)' } });
    expect(getComputedStyle(inner('input')).backgroundColor).to.be.oneOf([rgb('#fdf6ec'), rgb('#fefaf4')]);
  });

  it('G6 style.textColor is the colour of the tags’ text', async () => {
    const { root } = await worn({ theme: { 'color-text': 'light-dark(#2b1d0e, #f2ece4)' } });
    expect(getComputedStyle(root).color).to.equal(rgb('#2b1d0e'));
  });

  it('G6 style.toolbarColor reaches whatever draws a toolbar', async () => {
    const { root } = await worn({ theme: { 'color-toolbar': 'light-dark(#123b2f, #1d4034)', 'color-on-toolbar': 'light-dark(#ffffff, #e7eff2)' } });
    const bar = document.createElement('i');
    bar.style.cssText = 'background: var(--_portal-color-toolbar); color: var(--_portal-color-on-toolbar)';
    root.append(bar);
    expect(getComputedStyle(bar).backgroundColor).to.equal(rgb('#123b2f'));
    expect(getComputedStyle(bar).color).to.equal(rgb('#ffffff'));
  });

  it('G6 style.fontFamily is the tags’ font', async () => {
    const { root } = await worn({ theme: { font: 'Georgia, "Noto Serif", serif' } });
    expect(getComputedStyle(root).fontFamily).to.equal('Georgia, "Noto Serif", serif');
  });

  it('G6 style.radius rounds the tags’ buttons and fields', async () => {
    const { inner } = await worn({ theme: { 'radius-sm': '9px', 'radius-md': '15px', 'radius-lg': '24px' } });
    expect(getComputedStyle(inner('button[type=submit]')).borderTopLeftRadius).to.equal('15px');
    expect(getComputedStyle(inner('input')).borderTopLeftRadius).to.be.oneOf(['9px', '15px']);
  });

  it('G6 style.density takes room from between things, not from what is pressed', async () => {
    const usual = await worn({ theme: {} });
    const dense = await worn({ theme: { unit: '3px' } });
    const reach = ({ root, inner }: typeof usual) => inner('button[type=submit]').getBoundingClientRect().bottom - root.getBoundingClientRect().top;
    expect(reach(dense)).to.be.below(reach(usual));
    expect(dense.inner('button[type=submit]').getBoundingClientRect().height).to.be.at.least(44);
  });

  it('G6 style.colorScheme makes the tags dark on a light page; a tag’s own theme beats it', async () => {
    const { root, tag } = await worn({ theme: {}, look: { colorScheme: 'dark', logo: null } });
    expect(getComputedStyle(root).colorScheme).to.equal('dark');
    for (const [theme, scheme] of [['light', 'light'], ['auto', 'normal']] as const) {
      tag.setAttribute('theme', theme);
      await waitUntil(() => getComputedStyle(root).colorScheme === scheme);
    }
  });

  it('G6 style.brandColor changed by the clinic is worn without a reload once the page is in view again', async () => {
    const { portal, routes, inner, root, options, calls } = await worn({ theme: { 'color-primary': '#7a1f5c', 'radius-md': '0px' } });
    const typed = inner<HTMLInputElement>('input');
    typed.value = 'maya';
    routes['GET /v1/portal'] = aBootstrap({ enabled: false, portal: { theme: { 'color-primary': '#0050c8' }, look: { colorScheme: 'dark', logo: null } } });
    comesBackIntoView();
    await waitUntil(() => root.dataset.scheme === 'dark');
    expect([...options.parentNode.style].filter((name) => name.startsWith('--_portal-theme'))).to.deep.equal(['--_portal-theme-color-primary']);
    expect(getComputedStyle(inner('button[type=submit]')).backgroundColor).to.equal(rgb('#0050c8'));
    expect(inner<HTMLInputElement>('input')).to.equal(typed);
    expect([typed.value, portal.settings?.enabled]).to.deep.equal(['maya', true]);
    const asked = calls.filter(({ path }) => path === '/v1/portal');
    expect([...(asked.at(-1)?.headers.keys() ?? [])]).to.deep.equal(['accept-language'], 'no own header, so that no preflight goes ahead');
  });

  it('G6 style.brandColor stays as it is while the network is gone, and nobody hears of it', async () => {
    const { portal, routes, inner } = await worn({ theme: { 'color-primary': '#7a1f5c' } });
    routes['GET /v1/portal'] = () => {
      throw new TypeError('Failed to fetch');
    };
    comesBackIntoView();
    await aTimeout(20);
    expect(portal.trouble).to.equal(undefined);
    expect(getComputedStyle(inner('button[type=submit]')).backgroundColor).to.equal(rgb('#7a1f5c'));
  });
});
