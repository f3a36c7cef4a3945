import { expect, html } from '@open-wc/testing';
import { byRole, nameOf, settled } from '../testing/find.ts';
import { everyPart, onStage } from '../testing/part-suite.ts';
import { addDays, addMonths, clamped, daysBetween, isDay, weekdayOf, weeksOf } from './calendar-days.ts';
import './month-grid.ts';

const counts = new Map([['2026-12-01', 3], ['2026-12-08', 5], ['2027-01-31', 1]]);

everyPart('month', (locale) => html`<portal-part-month .locale=${locale} .counts=${counts} month="2026-12" value="2026-12-08" min="2026-11-23" max="2027-03-31"></portal-part-month>`);

describe('month', () => {
  const aMonth = async (value = '2026-12-08', month = value.slice(0, 7)) => {
    const stage = await onStage((locale) => html`<portal-part-month .locale=${locale} .counts=${counts} month=${month} value=${value} min="2026-11-23" max="2027-03-31"></portal-part-month>`);
    const part = stage.shadowRoot?.querySelector('portal-part-month');
    if (!part) throw new Error('no month');
    await part.updateComplete;
    const focused = () => stage.shadowRoot?.activeElement;
    const press = async (key: string, shiftKey = false) => {
      focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
      await settled(() => part.updateComplete);
      await part.updateComplete;
      return focused()?.getAttribute('data-day');
    };
    part.querySelector<HTMLElement>('[tabindex="0"][data-day]')?.focus();
    return { stage, part, press, focused };
  };

  it('C5 a day says its name and how many times are free; days without any stay reachable', async () => {
    const { part } = await aMonth();
    const name = (day: string) => nameOf(part.querySelector(`[data-day="${day}"]`) ?? part);
    expect(name('2026-12-08')).to.equal('Tuesday 8 December, 5 times');
    expect(name('2026-12-09')).to.equal('Wednesday 9 December, no times');
    expect(part.querySelector('[data-day="2026-12-09"]')?.getAttribute('aria-disabled')).to.equal('true');
    expect(part.querySelectorAll('[data-day][tabindex="0"]')).to.have.length(1);
    expect([...part.querySelectorAll('th')].map((one) => one.abbr)[0]).to.equal('Sunday');
  });

  it('K1 arrows, Home, End, Page and Shift+Page move, over the edge of the month too', async () => {
    const { press } = await aMonth();
    expect(await press('ArrowRight')).to.equal('2026-12-09');
    expect(await press('ArrowUp')).to.equal('2026-12-02');
    expect(await press('Home')).to.equal('2026-11-29');
    expect(await press('End')).to.equal('2026-12-05');
    expect(await press('PageDown')).to.equal('2027-01-05');
    expect(await press('PageUp')).to.equal('2026-12-05');
    expect(await press('PageDown', true), 'not beyond the last day').to.equal('2027-03-31');
  });

  it('K1 a shorter month keeps the day as near as it can', async () => {
    const { press } = await aMonth('2027-01-31');
    expect(await press('PageDown')).to.equal('2027-02-28');
  });

  it('C5 choosing a day with times tells the tag, one without does not', async () => {
    const { part, press } = await aMonth();
    await press('ArrowRight');
    let count = 0;
    part.addEventListener('portal-part-day', () => count++);
    part.querySelector<HTMLElement>('[data-day="2026-12-09"]')?.click();
    expect(count).to.equal(0);
    part.querySelector<HTMLElement>('[data-day="2026-12-01"]')?.click();
    expect(count).to.equal(1);
  });

  it('C5 turning the month asks for its counts and says its name politely', async () => {
    const { stage, part } = await aMonth();
    const turned = new Promise<string>((resolve) => part.addEventListener('portal-part-month', ({ value }) => resolve(value)));
    byRole(stage, 'button', 'Next month').click();
    expect(await turned).to.equal('2027-01');
    const heading = await settled(() => byRole(stage, 'heading', 'January 2027'));
    expect(heading.querySelector('[aria-live=polite]')?.textContent).to.equal('January 2027');
  });
});

describe('calendar days', () => {
  it('C7 are counted without any zone', () => {
    expect(addDays('2026-02-28', 1)).to.equal('2026-03-01');
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
    expect(addMonths('2026-12', 1)).to.equal('2027-01');
    expect(clamped('2026-12-31', '2027-02')).to.equal('2027-02-28');
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).to.deep.equal([1, 7]);
    expect(daysBetween('2026-03-07', '2026-03-09'), 'over a change of clocks').to.equal(2);
    expect([isDay('2026-02-29'), isDay('2026-2-1'), isDay('2028-02-29')]).to.deep.equal([false, false, true]);
    expect(weeksOf('2026-02', 7)).to.have.length(4);
    expect(weeksOf('2026-11', 1)[0]).to.deep.equal([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
  });
});
