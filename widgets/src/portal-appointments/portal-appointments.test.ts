import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { fakePortal, FakeProblem, type FakeRequest } from '../portal/testing.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { everySection, says, wordsOf } from '../testing/section-suite.ts';
import './portal-appointments.ts';
import { anAppointment, type Appointment } from './testing.ts';

const main = 'GET /v1/me/appointments';
const year = new Date().getFullYear();
const first = anAppointment('1', `${year}-12-08`);
const video = anAppointment('2', `${year}-12-15`, { mode: 'telehealth' });

const put = async (data: readonly Appointment[] | ((request: FakeRequest) => unknown), when: 'upcoming' | 'past' = 'upcoming') => {
  const answer = typeof data === 'function' ? data : { data, nextCursor: null };
  const portal = await fakePortal({ signedIn: true, routes: { [main]: answer } });
  const tag = await fixture<HTMLElementTagNameMap['portal-appointments']>(html`<portal-appointments when=${when}></portal-appointments>`, portal.options);
  await settled(() => tag.shadowRoot?.querySelector('.ticket, li, slot[name=empty]'));
  return { portal, tag };
};

const ticketOf = (tag: HTMLElement) => (tag.shadowRoot?.querySelector('[part=ticket]')?.textContent ?? '').replace(/\s+/g, ' ');
const rowsOf = (tag: HTMLElement) => [...(tag.shadowRoot?.querySelectorAll('li') ?? [])].map((one) => (one.textContent ?? '').replace(/\s+/g, ' ').trim());

everySection({
  name: 'portal-appointments',
  section: 'appointments',
  routes: { [main]: { data: [first, video], nextCursor: null } },
  main,
  content: 'Physiotherapy 2',
  nothing: { data: [], nextCursor: null },
  empty: 'No visits coming up',
  french: 'Vos rendez-vous',
});

describe('portal-appointments', () => {
  it('C1 shows the next visit as a ticket, and only that; the others in their order', async () => {
    const { tag } = await put([first, video, anAppointment('3', `${year}-12-22`)]);
    expect(tag.shadowRoot?.querySelectorAll('[part=ticket]')).to.have.length(1);
    expect(ticketOf(tag)).to.contain('Physiotherapy 1').and.to.contain('with Amara Okafor').and.to.contain('2140 Yonge Street, Toronto');
    expect(rowsOf(tag).map((row) => /Physiotherapy \d/.exec(row)?.[0])).to.deep.equal(['Physiotherapy 2', 'Physiotherapy 3']);
  });

  it('C1 says in words how the visit takes place: nobody takes video for a way to the clinic', async () => {
    const { tag } = await put([video, first]);
    expect(ticketOf(tag)).to.contain('By video').and.not.to.contain('Yonge');
    expect(rowsOf(tag)[0]).to.contain('In person, 10:30').and.to.contain('Amara Okafor, Northside, Yonge Street');
  });

  it('C1 the day of each visit is said in full to those who don’t see the leaf', async () => {
    const { tag } = await put([first, video]);
    const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(`${year}-12-15`));
    expect(rowsOf(tag)[0]).to.contain(`${day} 15 December`);
  });

  it('C1 a visit that isn’t sure yet, was cancelled, declined or missed says so', async () => {
    const { tag } = await put([first, anAppointment('4', `${year}-12-20`, { status: 'pending' })]);
    expect(rowsOf(tag)[0]).to.contain('Waiting for the clinic’s answer');
    const { tag: past } = await put(
      (['cancelled', 'declined', 'noshow', 'fulfilled'] as const).map((status, i) => anAppointment(String(i + 1), `${year - 1}-03-0${i + 1}`, { status })),
      'past',
    );
    expect(rowsOf(past)[0]).to.contain('Cancelled');
    expect(rowsOf(past)[1]).to.contain('Declined by the clinic');
    expect(rowsOf(past)[2]).to.contain('Missed');
    expect(rowsOf(past)[3]).to.contain(`4 March ${year - 1}`);
  });

  it('C1 C3 what was called off and lies ahead is never the next visit, and stands apart; more of it goes there too', async () => {
    const off = (id: string, day: string, status: 'cancelled' | 'declined') => anAppointment(id, day, { status });
    const { tag } = await put(({ query }) => (query.has('cursor')
      ? { data: [anAppointment('5', `${year}-12-23`), off('6', `${year}-12-24`, 'declined')], nextCursor: null }
      : { data: [off('4', `${year}-12-01`, 'cancelled'), first, video], nextCursor: 'next' }));
    expect(ticketOf(tag)).to.contain('Physiotherapy 1');
    const groups = () => [...(tag.shadowRoot?.querySelectorAll('ul') ?? [])].map((list) => [...list.querySelectorAll('li')].map((row) => /Physiotherapy \d/.exec(row.textContent ?? '')?.[0]));
    expect(groups()).to.deep.equal([['Physiotherapy 2'], ['Physiotherapy 4']]);
    expect(allByRole(tag, 'heading', 'Cancelled or declined')).to.have.length(1);
    byRole(tag, 'button', 'Show more').click();
    await settled(() => groups().length === 2 && groups()[0]?.length === 2);
    expect(groups()[1]).to.deep.equal(['Physiotherapy 4', 'Physiotherapy 6']);
    await settled(() => tag.shadowRoot?.activeElement?.textContent?.includes('Physiotherapy 5'));
  });

  it('C1 C3 where all that lies ahead was called off, nothing comes up', async () => {
    const { tag } = await put([anAppointment('4', `${year}-12-01`, { status: 'cancelled' })]);
    expect(tag.shadowRoot?.querySelector('.ticket')).to.equal(null);
    expect(wordsOf(tag)).to.contain('No visits coming up').and.to.contain('Cancelled or declined');
  });

  it('C1 when="past" asks for past visits, has no ticket, and changes with the attribute', async () => {
    const asked: (string | null)[] = [];
    const { tag } = await put(({ query }) => {
      asked.push(query.get('when'));
      return { data: [first], nextCursor: null };
    }, 'past');
    expect(tag.shadowRoot?.querySelector('[part=ticket]')).to.equal(null);
    await says(tag, 'Past visits');
    tag.setAttribute('when', 'upcoming');
    await settled(() => tag.shadowRoot?.querySelector('[part=ticket]'));
    expect(asked).to.deep.equal(['past', 'upcoming']);
  });

  it('C1 names the clinic’s zone and the reader’s own time where the clocks differ, by the offset that the API sent', async () => {
    const india = { timeZone: 'Asia/Kolkata', start: `${year}-12-08T10:30:00+05:30`, end: `${year}-12-08T11:30:00+05:30` };
    const { tag } = await put([anAppointment('1', '', india), anAppointment('2', '', india)]);
    const own = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true }).format(Date.parse(india.start)).split(' ')[0];
    for (const text of [ticketOf(tag), rowsOf(tag)[0] ?? '']) {
      expect(text).to.contain('10:30').and.to.contain('Kolkata time');
      expect(text).to.contain(own);
    }
  });

  it('C1 says nothing of zones where the clocks agree', async () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { tag } = await put([anAppointment('1', `${year}-12-08`, { timeZone })]);
    expect(ticketOf(tag)).not.to.contain(' time');
  });

  it('C1 K1 shows more on demand, by keyboard, counts them aloud, and puts the focus on the first new one', async () => {
    const page = ({ query }: FakeRequest) => (query.get('cursor') === 'next' ? { data: [video, anAppointment('3', `${year}-12-22`)], nextCursor: null } : { data: [first], nextCursor: 'next' });
    const { portal, tag } = await put(page);
    byRole(tag, 'button', 'Show more').focus();
    await sendKeys({ press: 'Enter' });
    await settled(() => rowsOf(tag).length === 2);
    await settled(() => tag.shadowRoot?.activeElement === tag.shadowRoot?.querySelector('li'));
    expect(portal.announced).to.equal('2 more visits');
    expect(allByRole(tag, 'button', 'Show more')).to.deep.equal([]);
  });

  it('A6 keeps what is there when more doesn’t come, and tries again', async () => {
    let isDown = true;
    const page = ({ query }: FakeRequest) => {
      if (!query.has('cursor')) return { data: [first], nextCursor: 'next' };
      return isDown ? new FakeProblem('unavailable', 503) : { data: [video], nextCursor: null };
    };
    const { tag } = await put(page);
    byRole(tag, 'button', 'Show more').click();
    const retry = await settled(() => byRole(tag, 'button', 'Retry'));
    expect(ticketOf(tag)).to.contain('Physiotherapy 1');
    isDown = false;
    retry.click();
    await settled(() => rowsOf(tag).length === 1);
  });

  it('A6 pages that come after the session’s end are not shown', async () => {
    let answer = (_: unknown) => {};
    const late = new Promise((resolve) => (answer = resolve));
    const { portal, tag } = await put(({ query }) => (query.has('cursor') ? late : { data: [first], nextCursor: 'next' }));
    byRole(tag, 'button', 'Show more').click();
    await settled(() => portal.calls.some(({ query }) => query.has('cursor')));
    await portal.portal.signOut();
    await says(tag, 'Sign in to see');
    answer({ data: [video], nextCursor: null });
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    await settled(() => tag.shadowRoot?.querySelector('.ticket'));
    expect(rowsOf(tag)).to.deep.equal([]);
  });

  it('C1 a visit that is booked elsewhere on the page appears', async () => {
    let booked = [first];
    const { portal, tag } = await put(() => ({ data: booked, nextCursor: null }));
    booked = [first, video];
    document.dispatchEvent(new Event('portal-appointment-booked'));
    await says(tag, 'Physiotherapy 2');
    tag.remove();
    const calls = portal.calls.length;
    document.dispatchEvent(new Event('portal-appointment-booked'));
    expect(portal.calls).to.have.length(calls);
  });

  it('A6 without visits leads to booking where the page has it', async () => {
    const booking = document.createElement('portal-booking');
    booking.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('h2'), { tabIndex: -1, textContent: 'Book' }));
    document.body.append(booking);
    const { tag } = await put([]);
    byRole(tag, 'button', 'Book appointment').click();
    expect(document.activeElement).to.equal(booking);
    booking.remove();
    const { tag: alone } = await put([]);
    expect(allByRole(alone, 'button')).to.deep.equal([]);
    expect(wordsOf(alone)).to.contain('When you book a visit');
  });

  it('A5 the page may word the empty list itself', async () => {
    const portal = await fakePortal({ signedIn: true, routes: { [main]: { data: [], nextCursor: null } } });
    const tag = await fixture<HTMLElement>(html`<portal-appointments><p slot="empty">Call us!</p></portal-appointments>`, portal.options);
    const slot = await settled(() => tag.shadowRoot?.querySelector<HTMLSlotElement>('slot[name=empty]'));
    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['Call us!']);
  });
});
