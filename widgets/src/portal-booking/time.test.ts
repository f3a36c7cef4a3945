import { expect } from '@open-wc/testing';
import { addDays, addMonths, daysIn } from '../parts/calendar-days.ts';
import { FakeProblem, noNetwork, type FakeRequest } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import { booking, day, ids, monday, named, press, step, today, toTime, type, weekdays, wordsOf } from './testing.ts';

const grid = (tag: HTMLElement) => settled(() => tag.shadowRoot?.querySelector('portal-part-month'));
const cell = (tag: HTMLElement, each: string) => settled(() => tag.shadowRoot?.querySelector<HTMLElement>(`[data-day="${each}"]`));
const slotTexts = (tag: HTMLElement) => allByRole(tag, 'radio').map(nameOf);
const spoken = (each: string) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(each));
const typeDate = (tag: HTMLElement, each: string, month = each.slice(5, 7)) => {
  type(tag, 'typed', each.slice(8));
  type(tag, 'typed-month', month);
  type(tag, 'typed-year', each.slice(0, 4));
};
const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));

describe('portal-booking: the time', () => {
  it('C5 jumps to the first free day, months away, by whole months at addresses that stay the same', async () => {
    const { tag, sent } = await booking();
    await toTime(tag);
    expect((await grid(tag)).month).to.equal(monday.slice(0, 7));
    expect(slotTexts(tag).map((one) => one.replace(/\s/g, ' '))).to.deep.equal(['8:30 am', '10:30 am', '1:15 pm', '5:30 pm']);
    const asked = sent('GET', '/v1/slots').filter(({ query }) => !query.has('practitionerId')).map(({ query }) => `${query.get('from')} ${query.get('to')}`);
    const months = [0, 1, 2, 3].map((count) => addMonths(today.slice(0, 7), count));
    expect(asked.slice(0, 3)).to.deep.equal(months.slice(0, 3).map((month) => `${month}-01 ${month}-${daysIn(month)}`));
    expect(new Set(asked).size).to.equal(asked.length);
    const [first] = sent('GET', '/v1/slots');
    expect([...(first?.headers.keys() ?? [])]).to.deep.equal(['accept-language']);
  });

  it('C5 the days say how many times they have; one without any can be reached, not chosen', async () => {
    const { tag } = await booking();
    await toTime(tag);
    const free = await cell(tag, day(1));
    expect(nameOf(free)).to.equal(`${spoken(day(1))}, 4 times`);
    const saturday = await cell(tag, day(5));
    expect(nameOf(saturday)).to.equal(`${spoken(day(5))}, no times`);
    expect(saturday.getAttribute('aria-disabled')).to.equal('true');
    saturday.click();
    free.click();
    await step(tag, spoken(day(1)));
    expect(allByRole(tag, 'heading').map(nameOf)).to.include.members(['Morning', 'Afternoon', 'Evening']);
  });

  it('K1 the month is one tab stop: arrows, Home, End and Page keys move, a month away too, and the day is kept', async () => {
    const { tag } = await booking();
    await toTime(tag);
    const month = await grid(tag);
    const key = async (name: string, expected: string) => {
      tag.shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
      await settled(() => tag.shadowRoot?.activeElement?.getAttribute('data-day') === expected);
    };
    (await cell(tag, monday)).focus();
    await key('ArrowRight', day(1));
    await key('ArrowDown', day(8));
    await key('PageDown', `${addMonths(month.month, 1)}-${day(8).slice(8)}`);
    await settled(() => !month.pending);
    await key('PageUp', day(8));
    await key('ArrowUp', day(1));
    expect(tag.shadowRoot?.querySelectorAll('[data-day][tabindex="0"]')).to.have.length(1);
    tag.shadowRoot?.activeElement?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await step(tag, spoken(day(1)));
  });

  it('C5 near free times are offered, none twice of the same half of a day, and choosing one doesn’t move on', async () => {
    const { tag } = await booking();
    await toTime(tag);
    const near = [...(tag.shadowRoot?.querySelectorAll<HTMLElement>('.next-slot strong') ?? [])].map((one) => one.textContent?.replace(/\s/g, ' '));
    expect(near.map((one) => one?.split(', ')[1])).to.deep.equal(['8:30 am', '1:15 pm', '8:30 am']);
    const second = await settled(() => tag.shadowRoot?.querySelectorAll<HTMLElement>('.next-slot')[1]);
    second.click();
    await settled(() => second.getAttribute('aria-pressed') === 'true');
    expect(tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=slot]:checked')?.value.slice(11, 16)).to.equal('13:15');
    await step(tag, 'When would you like to come?');
  });

  it('C5 with one person chosen, a sooner time with anyone is offered', async () => {
    const early = ({ query }: FakeRequest) => {
      const month = query.get('from')?.slice(0, 7) ?? '';
      const days = [query.has('practitionerId') ? day(3) : day(0)].filter((each) => each.startsWith(month));
      return { timeZone: 'America/Toronto', durationMinutes: 60, data: days.map((date) => ({ date, free: [`${date}T09:00:00-05:00`] })) };
    };
    const { tag, sent } = await booking({ portal: { routes: { 'GET /v1/slots': early } } });
    await toTime(tag, 'Louis Tremblay');
    await press(tag, 'button', 'With anyone: ');
    await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=slot]:checked')?.value.startsWith(monday));
    await press(tag, 'button', 'Continue');
    await settled(() => sent('POST', '/v1/holds').length > 0);
    expect(sent('POST', '/v1/holds')[0]?.body).not.to.have.property('practitionerId');
  });

  it('C5 a typed date leads to its day; a wrong one is told once, at its part', async () => {
    const { tag } = await booking();
    await toTime(tag);
    await press(tag, 'button', 'Show');
    await press(tag, 'link', 'Enter a date');
    expect(tag.shadowRoot?.activeElement?.id).to.equal('typed');
    type(tag, 'typed', '31');
    type(tag, 'typed-month', 'Feb');
    type(tag, 'typed-year', '2027');
    await press(tag, 'button', 'Show');
    await named(tag, 'link', 'That day doesn’t exist');
    expect(tag.shadowRoot?.querySelectorAll('[aria-invalid=true]')).to.have.length(1);
    await expect(tag).to.be.accessible();
    typeDate(tag, addDays(today, -2));
    await press(tag, 'button', 'Show');
    await named(tag, 'link', 'The date must be from');
    typeDate(tag, day(2));
    await press(tag, 'button', 'Show');
    const heading = await step(tag, spoken(day(2)));
    await settled(() => tag.shadowRoot?.activeElement === heading);
    expect(tag.shadowRoot?.querySelector('.summary')).to.equal(null);
  });

  it('C5 a day without times says so, names the next one that has some, and leads there', async () => {
    const { tag } = await booking();
    await toTime(tag);
    typeDate(tag, day(5));
    await press(tag, 'button', 'Show');
    await settled(() => wordsOf(tag).includes(`No times are free on ${spoken(day(5))}`));
    await press(tag, 'button', `Show ${spoken(day(7))}`);
    await step(tag, spoken(day(7)));
  });

  it('A6 with no free time at all there is a sentence, the phone, and another visit to choose', async () => {
    const { tag } = await booking({ free: () => [] });
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    await press(tag, 'button', 'Continue');
    await step(tag, 'No times are free online');
    expect(allByRole(tag, 'link', '416-555-0142').length).to.equal(2);
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Choose another visit');
    await step(tag, 'What would you like to book?');
  });

  it('C7 scheduling.showBookedSlots taken times are struck through, called taken, and can’t be chosen', async () => {
    const { tag } = await booking({ taken: (each) => (weekdays(each).length ? ['09:00'] : []) });
    await toTime(tag);
    const taken = await settled(() => tag.shadowRoot?.querySelector('.slot.taken'));
    expect(taken.textContent?.replace(/\s+/g, ' ').trim()).to.match(/^9:00.am taken$/);
    expect(taken.querySelector('s')).not.to.equal(null);
    expect(slotTexts(tag)).to.have.length(4);
  });

  it('C7 scheduling.daysAhead nothing beyond the last day can be turned to or typed', async () => {
    const { tag } = await booking({ portal: { settings: { 'scheduling.daysAhead': 75 } } });
    await toTime(tag);
    expect((await grid(tag)).max).to.equal(addDays(today, 75));
    typeDate(tag, addDays(today, 76));
    await press(tag, 'button', 'Show');
    await named(tag, 'link', 'The date must be from');
  });

  it('C7 the clinic’s zone is named; where the reader’s clock differs, both times show, by the API’s offset', async () => {
    const { tag } = await booking({ zone: 'Asia/Kolkata', offset: '+05:30' });
    await toTime(tag);
    expect(wordsOf(tag)).to.contain('All times are Kolkata time (India Standard Time, UTC+5:30). Your device is on another time: both are shown.');
    const own = new Date(`${monday}T08:30:00+05:30`);
    const [clock] = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).format(own).split(' ');
    expect(slotTexts(tag)[0]).to.match(new RegExp(`^8:30.am.*${clock}`));
  });

  it('C7 a zone is called as the clinic writes its city', async () => {
    const st = { address: '312 Water Street', province: 'NL', postalCode: null, country: 'CA', phone: null, timeZone: 'America/St_Johns' };
    const data = [{ id: ids.yonge, slug: 'water-street', name: 'Northside, Yonge Street', city: 'St. John’s', ...st }];
    const { tag } = await booking({ zone: 'America/St_Johns', offset: '-03:30', portal: { routes: { 'GET /v1/locations': { data, nextCursor: null } } } });
    await toTime(tag);
    expect(wordsOf(tag)).to.contain('All times are St. John’s time (Newfoundland Time, UTC−3:30).');
  });

  it('C7 an offset that this browser’s zone data doesn’t know is believed', async () => {
    const { tag } = await booking({ zone: 'America/Vancouver', offset: '-07:00' });
    await toTime(tag);
    expect(wordsOf(tag)).to.contain('UTC−7');
    expect(slotTexts(tag)[0]).to.match(/^8:30.am/);
  });

  it('C7 times are asked for again when the page is looked at again; a chosen one that went is told', async () => {
    const gone = new Set<string>();
    const { tag, portal } = await booking({ free: (each) => weekdays(each).filter((time) => !gone.has(`${each} ${time}`)) });
    await toTime(tag);
    await press(tag, 'radio', '10:30');
    gone.add(`${monday} 10:30`);
    comeBack();
    const heading = await settled(() => allByRole(tag, 'heading').find((one) => nameOf(one).endsWith('is no longer free')));
    await settled(() => tag.shadowRoot?.activeElement === heading);
    expect(portal.announced).to.match(/10:30.am is no longer free$/);
    expect(slotTexts(tag)).to.have.length(3);
    expect(portal.calls.some(({ path, headers }) => path === '/v1/slots' && headers.get('Portico-Background') === '1')).to.equal(true);
  });

  it('A6 times that don’t come are told, with a way to try again', async () => {
    let isDown = true;
    const { tag, portal } = await booking({ portal: { settings: { 'scheduling.daysAhead': 200 } } });
    const slots = portal.routes['GET /v1/slots'];
    portal.routes['GET /v1/slots'] = (request: FakeRequest) => (isDown ? new FakeProblem('unavailable', 503) : typeof slots === 'function' ? slots(request) : undefined);
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    await press(tag, 'button', 'Continue');
    const retry = await named(tag, 'button', 'Retry');
    isDown = false;
    retry.click();
    await settled(() => slotTexts(tag).length === 4);
    portal.routes['GET /v1/slots'] = noNetwork;
    await press(tag, 'button', 'Next month');
    await press(tag, 'button', 'Next month');
    await named(tag, 'button', 'Retry');
  });
});
