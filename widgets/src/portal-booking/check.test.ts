import { expect } from '@open-wc/testing';
import { Locale } from '../portal/locale.ts';
import { settled } from '../testing/find.ts';
import { booking, day, ids, noSteps, press, step, toCheck, wordsOf, type Wanted } from './testing.ts';

const steps = 'GET /v1/holds/{id}/steps';
const other = '0192a1b2-0000-7000-8000-00000000cafe';
const { when } = new Locale('en');
const at = (n: number, time = '10:00') => `${day(n)}T${time}:00-05:00`;

const checking = async (held: Partial<typeof noSteps> | Record<string, unknown>, portal: Wanted['portal'] = {}, wanted: Wanted = {}) => {
  const made = await booking({ ...wanted, portal: { signedIn: true, ...portal, routes: { [steps]: { ...noSteps, ...held }, ...portal?.routes } } });
  await toCheck(made.tag);
  return made;
};
const asideOf = (tag: HTMLElement) => (tag.shadowRoot?.querySelector('aside')?.textContent ?? '').replace(/\s+/g, ' ');

const old = {
  id: ids.appointment, status: 'booked', start: at(0), end: at(0, '11:00'), timeZone: 'America/Toronto', appointmentType: { id: ids.first, name: 'Physiotherapy, first visit' },
  location: { id: ids.yonge, name: 'Northside, Yonge Street', phone: null, address: null, city: null }, practitioner: { id: ids.amara, name: 'Amara Okafor' }, mode: 'inPerson', medium: null,
  canCancel: true, canReschedule: true, canJoin: false, refusals: {},
};

/** A visit that is to be moved, by the way to the check. */
const moving = async (held: Record<string, unknown>, movesLeft: number | null = 2) => {
  const moved = { ...old, id: ids.hold, replaces: ids.appointment, canUndo: false, movesLeft, undoUntil: null, cancelUntil: null };
  const made = await booking({
    attributes: { moves: ids.appointment },
    portal: { signedIn: true, routes: { [steps]: { ...noSteps, ...held }, 'GET /v1/me/appointments/{id}': old, 'POST /v1/appointments/{id}/reschedule': moved } },
  });
  (await settled(() => made.tag.shadowRoot?.querySelector<HTMLElement>('input[name=slot]'))).click();
  await press(made.tag, 'button', 'Continue');
  await step(made.tag, 'Check your answers');
  return made;
};

describe('portal-booking: the check, before the click', () => {
  afterEach(() => sessionStorage.clear());

  it('C5 who has another visit at that time reads so, with its time, and can book all the same', async () => {
    const { tag, sent } = await checking({ overlaps: [{ id: other, start: at(0) }] });
    expect(wordsOf(tag)).to.contain('You have another visit at that time').and.to.contain(`It begins on ${when(at(0))}.`);
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
  });

  it('C5 several are all named; none, and nobody is warned', async () => {
    const { tag } = await checking({ overlaps: [{ id: other, start: at(0) }, { id: ids.hold, start: at(1) }] });
    expect(wordsOf(tag)).to.contain(`They begin on ${when(at(0))}; ${when(at(1))}.`);
    sessionStorage.clear();
    const { tag: alone } = await checking({});
    expect(wordsOf(alone)).to.not.contain('at that time');
  });

  it('C4 C5 who moves over another visit is warned; the visit that is moved doesn’t count', async () => {
    const { tag } = await moving({ overlaps: [{ id: ids.appointment, start: at(0) }, { id: other, start: at(1) }] });
    expect(wordsOf(tag)).to.contain(`It begins on ${when(at(1))}.`).and.to.contain('You can still move this one');
    sessionStorage.clear();
    const { tag: alone } = await moving({ overlaps: [{ id: ids.appointment, start: at(0) }] });
    expect(wordsOf(alone)).to.not.contain('at that time');
  });

  it('C25 scheduling.priorToCancel says until when this very visit can be cancelled or moved, whatever the clinic’s setting', async () => {
    const { tag } = await checking({ cancelUntil: at(-1), rescheduleUntil: at(-1) }, { settings: { 'scheduling.priorToCancel': { value: 99, unit: 'days' } } });
    expect(wordsOf(tag)).to.contain(`You can cancel or move the visit online until ${when(at(-1))}. After that, call us.`).and.to.not.contain('99');
  });

  it('C25 scheduling.priorToReschedule each notice is told where they differ, and what can’t be done online', async () => {
    for (const [cancelUntil, rescheduleUntil, words] of [
      [at(-1), at(-2), `until ${when(at(-1))}, and move the visit until ${when(at(-2))}. After that, call us.`],
      [at(-1), null, `You can cancel online until ${when(at(-1))}. To move the visit, call us.`],
      [null, at(-2), `You can move the visit online until ${when(at(-2))}. To cancel it, call us.`],
    ] as const) {
      sessionStorage.clear();
      const { tag } = await checking({ cancelUntil, rescheduleUntil });
      expect(wordsOf(tag)).to.contain(words);
    }
  });

  it('C25 scheduling.undoMinutes where nothing can be cancelled online, undoing at once still can', async () => {
    const { tag } = await checking({}, { settings: { 'scheduling.undoMinutes': 3 } });
    expect(wordsOf(tag)).to.contain('You can’t cancel or move this visit online. Call us if plans change. You can undo the booking for 3 minutes.');
    sessionStorage.clear();
    const { tag: never } = await checking({}, { settings: { 'scheduling.undoMinutes': 0 } });
    expect(wordsOf(never)).to.not.contain('undo the booking');
  });

  it('C25 a move tells the same of the new time, and no undoing', async () => {
    const { tag } = await moving({ cancelUntil: at(-1), rescheduleUntil: null });
    expect(wordsOf(tag)).to.contain(`You can cancel online until ${when(at(-1))}. To move the visit, call us.`);
    sessionStorage.clear();
    const { tag: late } = await moving({});
    expect(wordsOf(late)).to.contain('You can’t cancel or move this visit online').and.to.not.contain('undo');
  });

  it('C12 general.pricing what it costs stands beside: today, after the visit, and the insurance that goes with it', async () => {
    const { tag } = await checking({ coverage: { id: ids.hold, payer: 'Blue Maple', plan: null } });
    const words = asideOf(tag);
    expect(words).to.contain('What it costs').and.to.contain('TodayNothing to payNo card is needed to book');
    expect(words).to.contain('After the visit$120.00At the clinic, or online by card').and.to.contain('InsuranceBlue Maple');
    expect(wordsOf(tag)).to.contain('$120.00, paid after the visit');
    sessionStorage.clear();
    // With the setting off the API sends no price.
    const types = [{ id: ids.first, name: 'Physiotherapy, first visit', description: null, durationMinutes: 60, mode: 'inPerson' }];
    const { tag: silent } = await checking({}, { settings: { 'general.pricing': false } }, { types });
    expect(silent.shadowRoot?.querySelector('aside')).to.equal(null);
    expect(wordsOf(silent)).to.not.contain('What it costs').and.to.not.contain('paid after');
  });

  it('C12 scheduling.requireCard says that the card is kept and nothing charged; without a gateway nobody pays online', async () => {
    const card = { id: ids.hold, brand: 'visa', last4: '4242', expiry: '2030-12', isDefault: true, createdAt: '2026-01-01T00:00:00Z' };
    const { tag } = await checking({ card: { required: true } }, { portal: { gateway: { name: 'none', publishableKey: null, account: null } }, routes: { 'GET /v1/me/payment-methods': { data: [card] } } });
    expect(asideOf(tag)).to.contain('Your card is kept. Nothing is charged now.').and.to.contain('$120.00At the clinic').and.to.not.contain('online');
  });

  it('C4 says how often the visit can still be moved', async () => {
    for (const [left, words] of [[2, 'You can move it 2 more times.'], [1, 'You can move it once more.'], [0, 'It can’t be moved online again.']] as const) {
      sessionStorage.clear();
      const { tag } = await moving({}, left);
      await press(tag, 'button', 'Move appointment');
      await settled(() => wordsOf(tag).includes(words));
    }
  });
});
