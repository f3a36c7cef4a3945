import { expect } from '@open-wc/testing';
import { settled } from '../testing/find.ts';
import { app } from './testing.ts';

const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

describe('the look of portal-app', () => {
  it('G6 style.logo stands in the toolbar by the clinic’s name; style.toolbarColor is the toolbar’s', async () => {
    const { tag } = await app({
      portal: {
        theme: { 'color-toolbar': 'light-dark(#123b2f, #1d4034)', 'color-on-toolbar': 'light-dark(#fff8e7, #e7eff2)' },
        look: { colorScheme: 'auto', logo: { url: pixel, alt: 'Northside Physio', width: 120, height: 40 } },
      },
    });
    const logo = await settled(() => tag.shadowRoot?.querySelector<HTMLImageElement>('img[alt="Northside Physio"]'));
    expect(logo.src).to.equal(pixel);
    const bars = [...(tag.shadowRoot?.querySelectorAll('*') ?? [])].filter((one) => getComputedStyle(one).backgroundColor === 'rgb(18, 59, 47)');
    expect(bars.some((bar) => bar.contains(logo))).to.equal(true);
  });
});
