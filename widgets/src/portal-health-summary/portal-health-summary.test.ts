import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { fakePortal } from '../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { everySection, says, wordsOf } from '../testing/section-suite.ts';
import './portal-health-summary.ts';
import { aSummary } from './testing.ts';

const main = 'GET /v1/me/health-summary';
const none = { conditions: [], medications: [], allergies: [] };

const put = async (summary: object = aSummary, sections?: string) => {
  const portal = await fakePortal({ signedIn: true, routes: { [main]: summary } });
  const tag = await fixture<HTMLElementTagNameMap['portal-health-summary']>(html`<portal-health-summary></portal-health-summary>`, portal.options);
  if (sections) tag.sections = sections;
  await settled(() => tag.shadowRoot?.querySelector('section'));
  return { portal, tag };
};

/** Everything that one line says. */
const line = (tag: HTMLElement, name: string) => {
  const found = [...(tag.shadowRoot?.querySelectorAll('[part=line]') ?? [])].find((one) => one.textContent?.includes(name));
  return (found?.textContent ?? `No line of ${name}`).replace(/\s+/g, ' ').trim();
};

const headings = (tag: HTMLElement) => allByRole(tag, 'heading').map(nameOf);

everySection({
  name: 'portal-health-summary',
  section: 'myHealth',
  routes: { [main]: aSummary },
  main,
  content: 'Essential hypertension',
  nothing: none,
  empty: 'No medications here',
  french: 'Médicaments',
});

describe('portal-health-summary', () => {
  afterEach(async () => {
    await emulateMedia({ media: 'screen' });
    await setViewport({ width: 800, height: 600 });
  });

  it('E1 shows conditions with since when, last assessed and by whom, as exactly as the chart has it', async () => {
    const { tag } = await put();
    expect(line(tag, 'Patellofemoral')).to.equal('Patellofemoral pain, left knee Since March 2026 Last assessed 12 November 2026 by Amara Okafor, MPT');
    expect(line(tag, 'hypertension')).to.equal('Essential hypertension Since 2019 Last assessed September 2026');
    expect(line(tag, 'Asthma')).to.equal('Asthma As a child');
    await says(tag, '4 current and 1 past');
  });

  it('E1 marks past history in words, and a condition that came back', async () => {
    const { tag } = await put();
    expect(line(tag, 'Ankle sprain')).to.equal('Ankle sprain, right Past Last assessed 2024 by Louis Tremblay, PT');
    expect(line(tag, 'آلام أسفل الظهر')).to.equal('آلام أسفل الظهر Come back No date in your chart');
  });

  it('E1 shows medications with dosage, and allergies with their risk in words and what happens', async () => {
    const { tag } = await put();
    expect(line(tag, 'Amlodipine')).to.equal('Amlodipine 5 mg One tablet every morning Since June 2025');
    expect(line(tag, 'Penicillin')).to.equal('Penicillin High risk Swelling of the face, trouble breathing');
    expect(line(tag, 'Adhesive')).to.equal('Adhesive tape Low risk');
    expect(line(tag, 'Latex')).to.equal('Latex Itching');
  });

  it('E1 shows no code, and nothing that isn’t there', async () => {
    const { tag } = await put();
    expect(wordsOf(tag)).not.to.match(/undefined|null|NaN|Invalid|57773001/);
  });

  it('E1 says of each section that has nothing that the chart has none', async () => {
    const { tag } = await put({ ...aSummary, allergies: [] });
    await says(tag, 'No allergies here The clinic has recorded none in your chart.');
    expect(wordsOf(tag)).not.to.contain('No conditions here');
  });

  it('A5 sections chooses what is shown, in this order, each once; nonsense shows everything', async () => {
    const { tag } = await put(aSummary, 'allergies conditions, allergies');
    await tag.updateComplete;
    expect(headings(tag)).to.deep.equal(['Your health summary', 'Allergies', 'Conditions']);
    tag.sections = 'blood';
    await tag.updateComplete;
    expect(headings(tag)).to.deep.equal(['Your health summary', 'Conditions', 'Medications', 'Allergies']);
  });

  it('A5 heading-level fits the summary into the page’s outline', async () => {
    const { tag } = await put();
    tag.headingLevel = 3;
    await tag.updateComplete;
    expect(allByRole(tag, 'heading').map(({ localName }) => localName)).to.deep.equal(['h3', 'h4', 'h4', 'h4']);
  });

  it('K1 keeps a name in another script apart from the words beside it', async () => {
    const { tag } = await put();
    const name = [...(tag.shadowRoot?.querySelectorAll('bdi') ?? [])].find((one) => one.textContent?.includes('آلام'));
    expect(name && getComputedStyle(name).direction).to.equal('rtl');
    expect(name?.closest('li') && getComputedStyle(name.closest('li') ?? name).direction).to.equal('ltr');
  });

  it('K2 stands in two columns where there is room, in one at 320 pixels, and nothing is cut off', async () => {
    await setViewport({ width: 1200, height: 800 });
    const { tag } = await put();
    const [side, list] = ['.side', 'section ul'].map((one) => tag.shadowRoot?.querySelector(one)?.getBoundingClientRect());
    expect(list?.left).to.be.greaterThan(side?.right ?? 0);
    await setViewport({ width: 320, height: 640 });
    await settled(() => {
      const [above, below] = ['.side', 'section ul'].map((one) => tag.shadowRoot?.querySelector(one)?.getBoundingClientRect());
      return (below?.top ?? 0) >= (above?.bottom ?? Infinity);
    });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const one of tag.shadowRoot?.querySelectorAll('strong') ?? []) expect(one.getBoundingClientRect().right).to.be.at.most(320);
  });

  it('K2 on paper are the person’s name, the clinic and the day, and no control', async () => {
    const { tag } = await put();
    await emulateMedia({ media: 'print' });
    expect(tag.shadowRoot?.querySelector<HTMLElement>('.on-paper')?.innerText).to.contain(`Maya Chen · `).and.to.contain(String(new Date().getFullYear()));
    expect(tag.shadowRoot?.querySelector<HTMLElement>('.intro')?.innerText).to.contain('Northside Physio');
    expect(allByRole(tag, 'button')).to.deep.equal([]);
  });

  it('K2 prints when asked to', async () => {
    const { tag } = await put();
    const real = globalThis.print;
    let printed = 0;
    globalThis.print = () => void (printed += 1);
    byRole(tag, 'button', 'Print').click();
    globalThis.print = real;
    expect(printed).to.equal(1);
  });
});
