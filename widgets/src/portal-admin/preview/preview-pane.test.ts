import { expect, fixture, html } from '@open-wc/testing';
import { Locale } from '../../portal/locale.ts';
import { noAnswer } from '../../portal/problem.ts';
import { settled } from '../../testing/find.ts';
import type { Desk } from '../desk.ts';
import './preview-pane.ts';
import type { PreviewPane, UnsavedValues } from './preview-pane.ts';

interface Asked {
  values: UnsavedValues;
  locationId?: string;
  asPatient: boolean;
}

async function aPane(values: UnsavedValues, fails = false) {
  const asked: Asked[] = [];
  let isFailing = fails;
  const post = (_path: string, { body }: { body: Asked }) => {
    asked.push(body);
    return isFailing ? Promise.reject(noAnswer()) : Promise.resolve({ token: 't', url: `about:blank#${asked.length}`, expiresAt: '2026-11-24T10:00:00Z' });
  };
  // All that the pane uses of the shell.
  const desk = { client: { post }, level: 1, failed: (cause: unknown) => cause, locale: new Locale('en') } as unknown as Desk;
  const pane = await fixture<PreviewPane>(html`<portal-part-preview .desk=${desk} .values=${values}></portal-part-preview>`);
  return { pane, asked, mend: () => (isFailing = false) };
}

const frameOf = (pane: PreviewPane) => settled(() => pane.querySelector('iframe'));
const choose = (pane: PreviewPane, title: string) => [...pane.querySelectorAll('label')].find((one) => one.textContent?.trim() === title)?.querySelector('input')?.click();

describe('preview pane', () => {
  it('G3 shows the portal with what isn’t saved, anew after each change, once for several', async () => {
    const { pane, asked } = await aPane({ 'general.pricing': false });
    expect((await frameOf(pane)).getAttribute('src')).to.equal('about:blank#1');
    expect(asked).to.deep.equal([{ values: { 'general.pricing': false }, locationId: undefined, asPatient: true }]);
    pane.values = { 'general.pricing': true };
    pane.values = { 'general.pricing': true, 'sections.invoices': false };
    await settled(() => asked.length === 2);
    expect(asked[1]?.values).to.deep.equal({ 'general.pricing': true, 'sections.invoices': false });
    await settled(() => pane.querySelector('iframe')?.getAttribute('src') === 'about:blank#2');
  });

  it('G3 is as wide as a phone or a desk, light or dark, as the test patient or as a visitor', async () => {
    const { pane, asked } = await aPane({});
    pane.style.cssText = 'display: block; inline-size: 420px';
    const frame = await frameOf(pane);
    choose(pane, 'Wide');
    await settled(() => frame.style.inlineSize === '1200px' && frame.style.transform.startsWith('scale(0.'));
    expect(frame.getBoundingClientRect().width).to.be.at.most(424);
    choose(pane, 'Dark');
    await settled(() => frame.contentDocument?.documentElement.style.colorScheme === 'dark');
    choose(pane, 'Visitor');
    await settled(() => asked.at(-1)?.asPatient === false);
  });

  it('G3 a preview that doesn’t come says so, and Retry asks again', async () => {
    const { pane, mend } = await aPane({}, true);
    const retry = await settled(() => [...pane.querySelectorAll('button')].find((one) => one.textContent?.includes('Retry')));
    mend();
    retry.click();
    await frameOf(pane);
  });
});
