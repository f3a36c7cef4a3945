import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { speak } from '../../portal/words.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, focused, named, press, pressLast, type, type Wanted } from '../testing.ts';
import type { Coverage } from './insurance-words.ts';

const path = '/v1/admin/patients/{id}/coverages';

const aCoverage = (n = 1, others: Partial<Coverage> = {}): Coverage => ({
  id: `0192a1b2-0000-7000-8000-00000000c00${n}`, payer: 'Sun Life', plan: 'Gold', memberId: '88-12', status: 'active', startsOn: null, endsOn: null, isDefault: false, source: null, ...others,
});

/** A patient's page whose insurances are kept as the API keeps them. */
async function insured(coverages: Coverage[], options: Wanted = {}) {
  let kept = coverages;
  const change = (id: string | undefined, body: object) => {
    const isDefault = Reflect.get(body, 'isDefault');
    kept = kept.map((one) => (one.id === id ? { ...one, ...body } : isDefault ? { ...one, isDefault: false } : one));
    return kept.find((one) => one.id === id);
  };
  const idOf = (request: FakeRequest) => request.path.split('/').at(-1);
  const all = await admin({
    ...options,
    routes: {
      [`GET ${path}`]: () => ({ data: kept }),
      [`POST ${path}`]: ({ body }: FakeRequest) => {
        const one = aCoverage(kept.length + 1);
        kept = [...kept, one];
        return change(one.id, Object(body));
      },
      [`PATCH ${path}/{one}`]: (request: FakeRequest) => change(idOf(request), Object(request.body)),
      [`DELETE ${path}/{one}`]: (request: FakeRequest) => void (kept = kept.filter(({ id }) => id !== idOf(request))),
      ...options.routes,
    },
  });
  await press(all.tag, 'button', 'Maya Chen');
  const part = await settled(() => all.tag.shadowRoot?.querySelector<HTMLElement>('portal-staff-insurance'));
  const bodies = (method: string) => all.sent(method, '/v1/admin/patients').filter((one) => one.path.includes('/coverages')).map(({ body }) => body);
  return { ...all, part, bodies };
}

const onTitle = (tag: HTMLElement) => settled(() => focused(tag)?.textContent === 'Insurance');

/** Waits until a dialog has faded in: half-way its words have half their contrast. */
const stands = (tag: HTMLElement) => settled(() => tag.shadowRoot?.getAnimations().length === 0);

describe('the insurances of a patient', () => {
  afterEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    await speak('en');
    history.replaceState(null, '');
    await setViewport({ width: 800, height: 600 });
  });

  it('C19 staff see insurer, plan, member number, days and the default, with no axe violation, at 320 pixels too', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag, part } = await insured(
        [
          aCoverage(1, { isDefault: true, startsOn: '2026-01-01', endsOn: '2999-12-31' }),
          aCoverage(2, { payer: 'Blue Cross', plan: null, endsOn: '2020-06-30' }),
          aCoverage(3, { payer: 'Manulife', startsOn: '2999-01-01', memberId: null }),
          aCoverage(4, { payer: 'Green Shield', source: 'Practice system', status: 'draft' }),
        ],
        { theme },
      );
      await says(tag, 'Sun Life, Gold');
      const [sun, blue, manu, green] = [...part.querySelectorAll('li')].map((row) => row.querySelector('.what')?.textContent?.replace(/\s+/g, ' ').trim());
      expect(sun).to.contain('Member number 88-12 · 1 January 2026 – 31 December 2999').and.to.contain('Default').and.not.to.contain('Ended');
      expect(blue).to.contain('Until 30 June 2020').and.to.contain('Ended').and.not.to.contain('Default');
      expect(manu).to.contain('From 1 January 2999').and.to.contain('Not in force yet').and.not.to.contain('Member');
      expect(green).to.contain('Told by Practice system').and.to.contain('Draft');
      await expect(tag).to.be.accessible();
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
      sessionStorage.clear();
      history.replaceState(null, '');
    }
  });

  it('C19 staff add one: what is wrong stands at its field, the first is offered as the default', async () => {
    let isRefused = true;
    const { tag, said, bodies } = await insured([], {
      routes: {
        [`POST ${path}`]: () => {
          if (!isRefused) return aCoverage();
          isRefused = false;
          return new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/memberId', code: 'format', message: 'A number as on the card' }] });
        },
      },
    });
    await says(tag, 'No insurance yet.');
    await press(tag, 'button', 'Add an insurance');
    await settled(() => focused(tag)?.id === 'payer');
    expect((await named(tag, 'checkbox', 'Use by default') as HTMLInputElement).checked).to.equal(true);
    await type(tag, 'startsOn', '2026-03-01');
    await type(tag, 'endsOn', '2026-02-01');
    await press(tag, 'button', 'Add this insurance');
    await says(tag, 'Enter who insures the patient');
    await says(tag, 'The last day must not be before the first');
    await expect(tag).to.be.accessible();
    expect(tag.shadowRoot?.querySelector('#endsOn')?.getAttribute('aria-invalid')).to.equal('true');
    expect(bodies('POST')).to.have.length(0);
    await type(tag, 'payer', ' Sun Life ');
    await type(tag, 'memberId', '8812');
    await type(tag, 'endsOn', '');
    await press(tag, 'button', 'Add this insurance');
    await says(tag, 'A number as on the card');
    await settled(() => tag.shadowRoot?.querySelector('#memberId')?.getAttribute('aria-invalid') === 'true');
    await press(tag, 'button', 'Add this insurance');
    await onTitle(tag);
    expect(bodies('POST').at(-1)).to.deep.equal({ payer: 'Sun Life', plan: null, memberId: '8812', startsOn: '2026-03-01', endsOn: null, isDefault: true });
    expect(said).to.include('The insurance is added.');
  });

  it('C19 only what was changed is sent, and a change that fails keeps what was typed and can be tried again', async () => {
    let isDown = true;
    const { tag, bodies, portal } = await insured([aCoverage(1, { isDefault: true })]);
    const { [`PATCH ${path}/{one}`]: works } = portal.routes;
    portal.routes[`PATCH ${path}/{one}`] = (request: FakeRequest) => (isDown ? new FakeProblem('unexpected', 503) : typeof works === 'function' ? works(request) : works);
    await press(tag, 'button', 'Change Sun Life, Gold');
    await settled(() => focused(tag)?.id === 'payer');
    await press(tag, 'button', 'Save insurance');
    await onTitle(tag);
    expect(bodies('PATCH'), 'nothing was changed').to.have.length(0);
    await press(tag, 'button', 'Change Sun Life, Gold');
    await type(tag, 'plan', 'Silver');
    await type(tag, 'memberId', '');
    await press(tag, 'button', 'Save insurance');
    await says(tag, 'The insurance could not be saved');
    expect(tag.shadowRoot?.querySelector<HTMLInputElement>('#plan')?.value).to.equal('Silver');
    isDown = false;
    await press(tag, 'button', 'Retry');
    await onTitle(tag);
    await says(tag, 'Sun Life, Silver');
    expect(bodies('PATCH').at(-1)).to.deep.equal({ plan: 'Silver', memberId: null });
  });

  it('C19 another one is made the default, and the default can be nobody’s', async () => {
    const { tag, part, bodies } = await insured([aCoverage(1, { isDefault: true }), aCoverage(2, { payer: 'Blue Cross', plan: null, source: 'Practice system' })]);
    const defaults = () => [...part.querySelectorAll('li')].filter((row) => row.querySelector('.badge')?.textContent?.includes('Default')).map((row) => row.querySelector('.what > span')?.textContent);
    await named(tag, 'button', 'Make default: Blue Cross');
    expect(defaults()).to.deep.equal(['Sun Life, Gold']);
    const acts = [...(part.querySelectorAll('li')[1]?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);
    expect(acts, 'another system says what it is').to.deep.equal(['Make default']);
    await press(tag, 'button', 'Make default: Blue Cross');
    await settled(() => defaults().join() === 'Blue Cross');
    await onTitle(tag);
    await press(tag, 'button', 'Not by default: Blue Cross');
    await settled(() => defaults().length === 0);
    expect(bodies('PATCH')).to.deep.equal([{ isDefault: true }, { isDefault: false }]);
  });

  it('C19 one that ends is the default no longer, and can be used again', async () => {
    const { tag, said, bodies } = await insured([aCoverage(1, { isDefault: true })]);
    await press(tag, 'button', 'End Sun Life');
    await named(tag, 'button', 'Use again: Sun Life');
    await onTitle(tag);
    expect(said).to.include('The insurance is ended.');
    expect(wordsOf(tag)).not.to.contain('Make default');
    await press(tag, 'button', 'Use again: Sun Life');
    await named(tag, 'button', 'Make default: Sun Life');
    expect(bodies('PATCH')).to.deep.equal([{ status: 'cancelled', isDefault: false }, { status: 'active' }]);
  });

  it('C19 removing asks first, on the safe side; what a visit was booked with is ended instead', async () => {
    let isBooked = true;
    const { tag, bodies, portal } = await insured([aCoverage()]);
    const { [`DELETE ${path}/{one}`]: works } = portal.routes;
    portal.routes[`DELETE ${path}/{one}`] = (request: FakeRequest) => (isBooked ? new FakeProblem('conflict', 409) : typeof works === 'function' ? works(request) : works);
    await press(tag, 'button', 'Remove Sun Life');
    await says(tag, 'Remove this insurance?');
    await settled(() => focused(tag)?.textContent === 'Keep the insurance');
    await stands(tag);
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'Remove');
    await says(tag, 'End this insurance instead?');
    await settled(() => focused(tag)?.textContent === 'Keep the insurance');
    await stands(tag);
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'End it');
    await named(tag, 'button', 'Use again: Sun Life');
    expect(bodies('PATCH')).to.deep.equal([{ status: 'cancelled' }]);
    await press(tag, 'button', 'Remove Sun Life');
    await says(tag, 'Remove this insurance?');
    await pressLast(tag, 'Remove');
    await says(tag, 'The insurance could not be removed');
    expect(wordsOf(tag), 'it has ended already').not.to.contain('instead');
    isBooked = false;
    await pressLast(tag, 'Remove');
    await says(tag, 'No insurance yet.');
    await onTitle(tag);
  });

  it('C19 a list that fails says so and is asked for again', async () => {
    let isDown = true;
    const { tag } = await insured([], { routes: { [`GET ${path}`]: () => (isDown ? new FakeProblem('unexpected', 503) : { data: [aCoverage()] }) } });
    await says(tag, 'The insurances could not be loaded');
    isDown = false;
    await press(tag, 'button', 'Retry');
    await says(tag, 'Sun Life, Gold');
  });

  it('C19 G2 who may only read sees the insurances and no act', async () => {
    const { tag, part } = await insured([aCoverage()], { rights: ['patients.read'] });
    await says(tag, 'Sun Life, Gold');
    expect(part.querySelector('button')).to.equal(null);
  });

  it('C19 K2 speaks French', async () => {
    const { tag, part, staff } = await insured([aCoverage(1, { isDefault: true, endsOn: '2020-06-30' })]);
    await says(tag, 'Sun Life, Gold');
    staff.setLanguage('fr');
    await settled(() => part.textContent?.includes('Par défaut'));
    expect(part.textContent).to.contain('Numéro de membre').and.to.contain('Terminée').and.not.to.match(/Member|Ended|Change/);
  });
});
