import { expect, fixture, html } from '@open-wc/testing';
import { Locale } from '../../portal/locale.ts';
import { FakeProblem, fakePortal, type FakeOptions, type FakeRequest } from '../../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../../testing/find.ts';
import type { Desk } from '../desk.ts';
import './style-editor.ts';
import type { ContrastPair, ContrastProblem } from './trial.ts';
import { typedColor } from './typed-color.ts';

const setting = (key: string, label: string, ...options: string[]) => ({ key: `style.${key}`, label, help: `Help on ${label}.`, options: options.map((value) => ({ value, label: value })) });
const settings = [
  setting('brandColor', 'Brand colour'), setting('surfaceColor', 'Background colour'), setting('textColor', 'Text colour'), setting('toolbarColor', 'Toolbar colour'),
  setting('fontFamily', 'Font'), setting('radius', 'Corners', 'none', 'small', 'medium', 'large'), setting('density', 'Spacing', 'comfortable', 'compact'),
  setting('colorScheme', 'Light or dark', 'auto', 'light', 'dark'), setting('logo', 'Logo'),
];
const saved = {
  'style.brandColor': null, 'style.surfaceColor': null, 'style.textColor': null, 'style.toolbarColor': null, 'style.fontFamily': null,
  'style.radius': 'medium', 'style.density': 'comfortable', 'style.colorScheme': 'auto', 'style.logo': null,
};
const pair = (foreground: string, background: string, ratio: number, least: number): ContrastPair =>
  ({ foreground, background, ratio, least, scheme: 'light', colors: ['#ffffff', '#ff8a00'] });
const inDark = (one: ContrastPair): ContrastPair => ({ ...one, scheme: 'dark' });
const orange: ContrastProblem = { key: 'style.brandColor', foreground: 'on-primary', background: 'primary', scheme: 'light', ratio: 2.37, least: 4.5, nearest: '#b85f00', message: 'Too pale' };

/** What the server says of a look: orange is too pale. */
const tried = ({ body }: Pick<FakeRequest, 'body'>) => {
  const isOrange = Object(body).values['style.brandColor'] === '#ff8a00';
  const file: unknown = Object(body).values['style.logo'];
  return {
    tokens: {}, problems: isOrange ? [orange] : [],
    look: { colorScheme: 'auto', logo: file ? { url: `data:image/gif;base64,R0lGODlhAQABAAAAACw=#${String(file)}`, alt: 'Northside Physio', width: 120, height: 40 } : null },
    pairs: [pair('text', 'surface', 15.8, 7), pair('text', 'surface-hover', 13.96, 7), inDark(pair('text', 'surface', 15.3, 7)), pair('on-primary', 'primary', isOrange ? 2.37 : 7.2, 4.5), inDark(pair('on-primary', 'primary', 8.6, 4.5))],
  };
};

/** The editor on its own; what it tells is taken over, as its screen does. */
async function editor({ values = {}, routes = {}, rights = ['documents'] }: { values?: object; routes?: FakeOptions['routes']; rights?: string[] } = {}) {
  const { portal, options, calls } = await fakePortal({ routes: { 'POST /v1/admin/theme': tried, 'POST /v1/admin/files': { id: 'file-1' }, ...routes } });
  const said: string[] = [];
  const desk = { client: portal.client, locale: new Locale('en'), level: 2, can: (right: string) => rights.includes(right), say: (sentence: string) => said.push(sentence), failed: (cause: unknown) => cause };
  const told: [string, unknown][] = [];
  // Only what the editor uses of a desk.
  const tag = await fixture<HTMLElementTagNameMap['portal-staff-style']>(html`<portal-staff-style .desk=${desk as unknown as Desk} .settings=${settings} .values=${{ ...saved, ...values }}></portal-staff-style>`, options);
  tag.addEventListener('portal-part-setting', (event) => {
    const { key, value } = Object(event);
    told.push([key, value]);
    tag.values = { ...tag.values, [key]: value };
  });
  const field = (key: string) => settled(() => tag.querySelector<HTMLInputElement>(`input[id="style.${key}"]`));
  return { tag, told, said, calls, field, says: (text: string) => settled(() => tag.textContent?.replace(/\s+/g, ' ').includes(text)) };
}

const typeInto = (input: HTMLInputElement, text: string, isDone = false) => {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (isDone) input.dispatchEvent(new Event('change', { bubbles: true }));
};

describe('the editor of the clinic’s look', () => {
  it('G6 style.brandColor is typed or pasted in any usual form', () => {
    for (const [typed, color] of [['#0B5F74', '#0b5f74'], [' 0b5f74 ', '#0b5f74'], ['#0bf', '#00bbff'], ['rgb(11, 95, 116)', '#0b5f74'], ['', null], ['#12', undefined], ['blue', undefined], ['rgb(300, 0, 0)', undefined]] as const)
      expect(typedColor(typed), typed).to.equal(color);
  });

  it('G6 style.brandColor that can’t be read says why, and the nearest is one press away', async () => {
    const { tag, told, field, says } = await editor();
    await says('Everything can be read well');
    typeInto(await field('brandColor'), '#ff8a00');
    await says('Words on buttons: the contrast would be 2.3, and 4.5 is needed.');
    await says('One colour can’t be read well enough');
    expect((await field('brandColor')).getAttribute('aria-invalid')).to.equal('true');
    const use = await settled(() => byRole(tag, 'button', 'Use #b85f00'));
    use.focus();
    use.click();
    await says('Everything can be read well');
    expect(told).to.deep.equal([['style.brandColor', '#ff8a00'], ['style.brandColor', '#b85f00']]);
    expect(document.activeElement).to.equal(await field('brandColor'));
    await expect(tag).to.be.accessible();
  });

  it('G6 style.brandColor picked from the system’s palette counts, and the portal’s own comes back with one press', async () => {
    const { tag, told, field } = await editor({ values: { 'style.brandColor': '#7a1f5c' } });
    const palette = await settled(() => [...tag.querySelectorAll('input')].find((one) => nameOf(one) === 'Brand colour: pick from a palette'));
    expect(palette.value).to.equal('#7a1f5c');
    palette.value = '#0050c8';
    palette.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(async () => (await field('brandColor')).value === '#0050c8');
    (await settled(() => byRole(tag, 'button', 'Brand colour: use the portal’s own'))).click();
    expect(told).to.deep.equal([['style.brandColor', '#0050c8'], ['style.brandColor', null]]);
  });

  it('G6 style.textColor that is no colour yet stays as typed, and is only called wrong once it is left', async () => {
    const { told, field, tag } = await editor();
    const input = await field('textColor');
    typeInto(input, '#12');
    await tag.updateComplete;
    expect([input.value, input.getAttribute('aria-invalid')]).to.deep.equal(['#12', null]);
    typeInto(input, '#12', true);
    await settled(() => input.getAttribute('aria-invalid') === 'true');
    expect(told).to.deep.equal([]);
    typeInto(input, '#222222');
    await settled(() => input.getAttribute('aria-invalid') === null);
    expect(told).to.deep.equal([['style.textColor', '#222222']]);
  });

  it('G6 each pair is told in words, the worst of those that read alike, light and dark', async () => {
    const { tag } = await editor();
    await settled(() => tag.querySelectorAll('tbody tr').length === 2);
    const rows = [...tag.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent?.replace('Aa', '').replace(/\s+/g, ' ').trim()));
    expect(rows).to.deep.equal([['Text on its background at least 7', '13.9 enough', '15.3 enough'], ['Words on buttons at least 4.5', '7.2 enough', '8.6 enough']]);
  });

  it('G6 style.radius, style.density and style.colorScheme are chosen by their names', async () => {
    const { tag, told } = await editor();
    for (const name of ['large', 'compact', 'dark']) (await settled(() => byRole(tag, 'radio', name))).click();
    expect(told).to.deep.equal([['style.radius', 'large'], ['style.density', 'compact'], ['style.colorScheme', 'dark']]);
  });

  it('G6 style.fontFamily is one that most devices have, or another by its name', async () => {
    const { tag, told, field } = await editor();
    const choose = async (value: string) => {
      const select = await settled(() => tag.querySelector('select'));
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    await choose('Georgia, "Noto Serif", serif');
    await choose('other');
    typeInto(await field('fontFamily'), 'Source Sans 3,  Lora, serif');
    await choose('');
    expect(told.at(0)).to.deep.equal(['style.fontFamily', 'Georgia, "Noto Serif", serif']);
    expect(told.slice(-2)).to.deep.equal([['style.fontFamily', '"Source Sans 3", Lora, serif'], ['style.fontFamily', null]]);
    await settled(() => !tag.querySelector('input[name="style.fontFamily"]'));
  });

  it('G6 style.logo is uploaded, seen on light and dark ground, and taken away again', async () => {
    const { tag, told, said, calls } = await editor();
    const input = await settled(() => tag.querySelector<HTMLInputElement>('#logo-file'));
    const files = new DataTransfer();
    files.items.add(new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
    await settled(() => tag.querySelectorAll('img').length === 2);
    expect([...tag.querySelectorAll('img')].map(({ alt }) => alt)).to.deep.equal(['Logo of Northside Physio on a light page', 'Logo of Northside Physio on a dark page']);
    expect(calls.find(({ path }) => path === '/v1/admin/files')?.headers.get('Portico-File-Name')).to.equal('logo.svg');
    expect(said).to.deep.equal(['The logo is uploaded. Save the settings to use it.']);
    (await settled(() => byRole(tag, 'button', 'Use no logo'))).click();
    expect(told).to.deep.equal([['style.logo', 'file-1'], ['style.logo', null]]);
    await settled(() => !tag.querySelector('img'));
  });

  it('G6 style.logo that is no picture, or holds more, is refused with what to do', async () => {
    const { tag, told, says } = await editor({ routes: { 'POST /v1/admin/files': () => new FakeProblem('file-refused', 422, { reason: 'active' }) } });
    const choose = async (type: string) => {
      const input = await settled(() => tag.querySelector<HTMLInputElement>('#logo-file'));
      const files = new DataTransfer();
      files.items.add(new File(['x'], 'x', { type }));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
    };
    await choose('application/pdf');
    await says('That file isn’t a picture.');
    await choose('image/svg+xml');
    await says('The file holds more than a picture.');
    expect(told).to.deep.equal([]);
  });

  it('G6 style.logo needs the right to documents', async () => {
    const { tag, says } = await editor({ rights: [] });
    await says('Uploading needs the right to documents.');
    expect(allByRole(tag, 'button', 'Choose a logo')).to.deep.equal([]);
  });

  it('G6 contrasts that can’t be worked out say so, and nothing chosen is lost', async () => {
    let isDown = true;
    const { tag, says } = await editor({ values: { 'style.brandColor': '#7a1f5c' }, routes: { 'POST /v1/admin/theme': (request: FakeRequest) => (isDown ? new FakeProblem('unavailable', 503) : tried(request)) } });
    await says('The contrasts could not be worked out');
    isDown = false;
    (await settled(() => byRole(tag, 'button', 'Retry'))).click();
    await says('Everything can be read well');
    expect(tag.values['style.brandColor']).to.equal('#7a1f5c');
  });
});
