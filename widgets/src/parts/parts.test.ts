import { expect, html, oneEvent } from '@open-wc/testing';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { everyPart, onStage } from '../testing/part-suite.ts';
import { button, link } from './button.ts';
import { choices, initialsOf } from './choices.ts';
import { choicesStyles } from './choices.styles.ts';
import { errorSummary } from './error-summary.ts';
import { field } from './field.ts';
import { fieldStyles } from './field.styles.ts';
import { clockIcon, retryIcon } from './icon.ts';
import { money } from './money.ts';
import { badge, notice } from './notice.ts';
import { pager } from './pager.ts';
import { phoneCall, phoneLine } from './phone-line.ts';
import { slotList } from './slot-list.ts';
import { slotListStyles } from './slot-list.styles.ts';
import { steps } from './steps.ts';
import { stepsStyles } from './steps.styles.ts';
import { leaf, ticket } from './ticket.ts';
import { ticketStyles } from './ticket.styles.ts';
import './date-fields.ts';
import './dialog.ts';
import './menu.ts';
import './password.ts';
import './skeleton.ts';

const aField = { name: 'name', label: 'Given name', hint: 'As on your card', error: 'Enter your given name' };
const slots = {
  legend: 'Tuesday 8 December',
  free: ['2026-12-08T08:30:00-05:00', '2026-12-08T13:15:00-05:00', '2026-12-08T17:30:00-05:00'],
  taken: ['2026-12-08T09:00:00-05:00'],
  value: '2026-12-08T13:15:00-05:00',
  choose: () => undefined,
};
const choice = {
  name: 'type',
  legend: 'Type of visit',
  value: 'first',
  choose: () => undefined,
  choices: [
    { value: 'first', title: 'First visit', lines: ['In person'], end: '$120.00', picture: initialsOf('Amara Okafor, MPT') },
    { value: 'next', title: 'Follow-up' },
    { value: 'call', title: 'Assessment', lines: ['Call us to book this visit'], isOff: true },
  ],
};
const items = [{ text: 'Language', note: 'English', items: [{ text: 'English', isChosen: true }, { text: 'Français', lang: 'fr', isChosen: false }] }, { text: 'Sign out' }];

everyPart('button', () => html`${button('Pay', () => 0, { kind: 'primary', icon: retryIcon })} ${button('Retry', () => 0)} ${button('Cancel visit', () => 0, { kind: 'danger' })} ${link('/x', 'All invoices')}`);
everyPart('field', () => field(aField), fieldStyles);
everyPart('error summary', () => html`${errorSummary([{ field: 'name', text: 'Enter your given name' }], 2)}${field(aField)}`, fieldStyles);
everyPart('password', () => html`<portal-part-password label="Password"></portal-part-password>`, fieldStyles);
everyPart('notice', () => html`${(['danger', 'warning', 'success', 'info', 'neutral'] as const).map((kind) => html`${notice(kind, 'Title', 'Text')}${badge(kind, 'Paid')}`)}`);
everyPart('skeleton', () => html`<portal-part-skeleton></portal-part-skeleton>`);
everyPart('menu', () => html`<portal-part-menu label="Maya Chen" .face=${html`<span>Maya Chen</span>`} .items=${items}></portal-part-menu>`);
everyPart('steps', () => steps(['Visit', 'Time', 'Details', 'Check'], 1, () => undefined), stepsStyles);
everyPart('choices', () => html`${choices(choice)}${choices({ ...choice, name: 'list', layout: 'list', error: 'Choose a type of visit' })}`, [choicesStyles, fieldStyles]);
everyPart('slot list', (locale) => slotList({ ...slots, locale }), [slotListStyles, choicesStyles]);
everyPart('date fields', (locale) => html`<portal-part-date .locale=${locale} legend="Date of birth" error="Enter a date"></portal-part-date>`, fieldStyles);
everyPart('ticket', (locale) => html`${ticket({ locale, start: slots.free[0] ?? '', title: 'Physiotherapy', lines: [{ icon: clockIcon, text: '8:30 am' }] })}${leaf(locale, '2026-12-08')}`, ticketStyles);
everyPart('phone', () => html`${phoneCall('416-555-0142')}${phoneLine('416-555-0142')}`);
everyPart('pager', () => pager('cursor', () => undefined));
everyPart('money', (locale) => money(locale, { amount: 12000, currency: 'CAD' }));

describe('parts', () => {
  it('K1 a field is described by its hint, then its error, in its own shadow root', async () => {
    const stage = await onStage(() => field(aField), fieldStyles);
    const input = byRole(stage, 'textbox', 'Given name');
    expect(input.getAttribute('aria-describedby')).to.equal('name-hint name-error');
    expect(stage.shadowRoot?.getElementById('name-error')?.textContent).to.equal('Error: Enter your given name');
  });

  it('K1 a busy button keeps its focus, says what it does and ignores further presses', async () => {
    let count = 0;
    const stage = await onStage(() => button('Pay', () => count++, { busy: 'Paying…' }));
    const paying = byRole(stage, 'button', 'Paying…');
    paying.focus();
    paying.click();
    expect([count, paying.getAttribute('aria-disabled'), stage.shadowRoot?.activeElement]).to.deep.equal([0, 'true', paying]);
  });

  it('K1 the password shows and hides, and its button says which', async () => {
    const stage = await onStage(() => html`<portal-part-password label="Password"></portal-part-password>`, fieldStyles);
    const input = stage.shadowRoot?.getElementById('password');
    byRole(stage, 'button', 'Show password').click();
    await settled(() => byRole(stage, 'button', 'Hide password'));
    expect(input?.getAttribute('type')).to.equal('text');
  });

  it('K1 a menu works by keyboard: opens, moves, opens an inner list, and gives the focus back', async () => {
    const stage = await onStage(() => html`<portal-part-menu label="Maya Chen" .face=${html`Maya`} .items=${items}></portal-part-menu>`);
    const opener = byRole(stage, 'button', 'Maya Chen');
    const press = (key: string) => stage.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    const focused = () => nameOf(stage.shadowRoot?.activeElement ?? stage);
    opener.focus();
    press('ArrowDown');
    await settled(() => focused() === 'Language English');
    press('End');
    expect(focused()).to.equal('Sign out');
    press('ArrowDown');
    byRole(stage, 'menuitem', 'Language English').click();
    await settled(() => focused() === 'English');
    stage.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
    await expect(stage).to.be.accessible();
    press('Escape');
    await settled(() => focused() === 'Language English');
    press('Escape');
    await settled(() => stage.shadowRoot?.activeElement === opener);
    expect(opener.getAttribute('aria-expanded')).to.equal('false');
  });

  it('K1 a menu opens upwards where there is no room below, and never leaves the window', async () => {
    const many = Array.from({ length: 40 }, (_, i) => ({ text: `Line ${i}` }));
    const openAt = async (style: string, lines: readonly { text: string }[]) => {
      const stage = await onStage(() => html`<div style=${`position:fixed;${style}`}><portal-part-menu label="Maya Chen" .face=${html`Maya`} .items=${lines}></portal-part-menu></div>`);
      const opener = byRole(stage, 'button', 'Maya Chen');
      opener.click();
      const menu = await settled(() => stage.shadowRoot?.querySelector('.menu'));
      await settled(() => stage.shadowRoot?.activeElement?.closest('.menu'));
      return { opener: opener.getBoundingClientRect(), menu: menu.getBoundingClientRect() };
    };
    const height = document.documentElement.clientHeight;
    const below = await openAt('inset-block-start: 0', items);
    expect(below.menu.top).to.be.greaterThan(below.opener.bottom);
    const above = await openAt('inset-block-end: 0', items);
    expect(above.menu.bottom).to.be.lessThan(above.opener.top);
    for (const style of ['inset-block-start: 0', 'inset-block-end: 0', 'inset-block-start: 40%']) {
      const { menu } = await openAt(style, many);
      expect(menu.top, style).to.be.at.least(0);
      expect(menu.bottom, style).to.be.at.most(height);
    }
  });

  it('K1 the dialog is named by its heading, Esc cancels, and the focus returns to the opener', async () => {
    const stage = await onStage(() => html`<button>Open</button><portal-part-dialog heading="Cancel this visit?" .content=${html`<p>Text</p>${button('Keep it', () => 0)}`}></portal-part-dialog>`);
    const opener = byRole(stage, 'button', 'Open');
    const dialog = stage.shadowRoot?.querySelector('portal-part-dialog');
    if (!dialog) throw new Error('no dialog');
    opener.focus();
    dialog.open = true;
    const heading = await settled(() => byRole(stage, 'heading', 'Cancel this visit?'));
    await settled(() => stage.shadowRoot?.activeElement === heading);
    await expect(stage).to.be.accessible();
    const cancelled = oneEvent(dialog, 'portal-part-cancel');
    dialog.querySelector('dialog')?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await cancelled;
    await settled(() => stage.shadowRoot?.activeElement === opener);
  });

  it('C5 times stand under the part of the day, taken ones say so and cannot be chosen', async () => {
    const chosen: string[] = [];
    const stage = await onStage((locale) => slotList({ ...slots, locale, choose: (start) => chosen.push(start) }), [slotListStyles]);
    expect(allByRole(stage, 'radio').map(nameOf)).to.deep.equal(['8:30 am', '1:15 pm', '5:30 pm']);
    expect(stage.shadowRoot?.textContent).to.match(/Morning[^]*8:30 am[^]*9:00 am\s*taken[^]*Afternoon[^]*1:15 pm[^]*Evening[^]*5:30 pm/);
    byRole(stage, 'radio', '8:30 am').click();
    expect(chosen).to.deep.equal(['2026-12-08T08:30:00-05:00']);
  });

  it('K1 the steps name the one the person is at and lead back to those done', async () => {
    const back: number[] = [];
    const stage = await onStage(() => steps(['Visit', 'Time', 'Check'], 1, (step) => back.push(step)), stepsStyles);
    expect(stage.shadowRoot?.querySelector('[aria-current=step]')?.textContent?.trim()).to.equal('Time');
    byRole(stage, 'button', 'Visit (done)').click();
    expect(back).to.deep.equal([0]);
  });

  it('K1 a skeleton is heard after a second and offers another try after ten', async () => {
    const stage = await onStage(() => html`<portal-part-skeleton></portal-part-skeleton>`);
    const status = () => stage.shadowRoot?.querySelector('[role=status]')?.textContent;
    expect(status()).to.equal('');
    await settled(() => status() === 'Loading');
    expect(allByRole(stage, 'button')).to.have.length(0);
  });
});
