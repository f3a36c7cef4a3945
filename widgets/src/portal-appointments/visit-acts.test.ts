import { expect, fixture, html } from '@open-wc/testing';
import type { Bootstrap } from '../portal/bootstrap.ts';
import { fakePortal, FakeProblem } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import './portal-appointments.ts';
import { anAppointment, type Appointment } from './testing.ts';

const list = 'GET /v1/me/appointments';
const cancel = 'POST /v1/appointments/{id}/cancel';
const year = new Date().getFullYear() + 1;
const visit = (change: Partial<Appointment> = {}) => anAppointment('1', `${year}-12-08`, { canCancel: true, canReschedule: true, ...change });
const video = (change: Partial<Appointment> = {}) => visit({ mode: 'telehealth', medium: 'video', ...change });

interface Given {
  one: Appointment;
  when?: 'upcoming' | 'past';
  routes?: Record<string, unknown>;
  settings?: Partial<Bootstrap['settings']>;
}

/** The tag with one visit, and how to read and press what it shows. */
async function put({ one, when = 'upcoming', routes = {}, settings = {} }: Given) {
  const portal = await fakePortal({ signedIn: true, settings, routes: { [list]: { data: [one], nextCursor: null }, ...routes } });
  const tag = await fixture<HTMLElementTagNameMap['portal-appointments']>(html`<portal-appointments when=${when}></portal-appointments>`, portal.options);
  await settled(() => tag.shadowRoot?.querySelector('.ticket, li'));
  const text = () => (tag.shadowRoot?.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ');
  const button = (name: string, within = '') => [...(tag.shadowRoot?.querySelectorAll<HTMLButtonElement>(`${within} button`) ?? [])].find((each) => each.textContent?.trim() === name);
  const press = async (name: string, until: () => unknown, within = '') => {
    (await settled(() => button(name, within))).click();
    await settled(until);
  };
  const open = () => press('Details', () => tag.shadowRoot?.querySelector('.sheet'));
  const has = (name: string) => !!button(name);
  const sent = (route: string) => {
    const [method, path = ''] = route.split(' ');
    const pattern = new RegExp(`^${path.replace(/\{\w+\}/, '[^/]+').replace('.ics', '\\.ics')}$`);
    return portal.calls.filter((call) => call.method === method && pattern.test(call.path));
  };
  return { portal, tag, text, press, open, has, sent };
}

describe('portal-appointments, an opened visit', () => {
  it('C3 is cancelled with a reason, once asked whether it is meant', async () => {
    const { tag, open, press, text, sent } = await put({ one: visit(), routes: { [cancel]: visit({ status: 'cancelled' }) } });
    const heard: string[] = [];
    tag.addEventListener('portal-appointment-cancelled', ({ detail }) => heard.push(detail.id));
    await open();
    await press('Cancel visit', () => tag.shadowRoot?.querySelector('dialog[open]'));
    expect(tag.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Keep it');
    expect(sent(cancel)).to.have.length(0);
    const box = tag.shadowRoot?.querySelector<HTMLTextAreaElement>('dialog textarea');
    if (!box) throw new Error('no reason can be written');
    box.value = 'I have a cold';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Cancel visit', () => text().includes('is cancelled'), 'dialog');
    expect(sent(cancel)[0]?.body).to.deep.equal({ reason: 'I have a cold' });
    expect(heard).to.deep.equal([visit().id]);
  });

  it('C3 scheduling.priorToCancel too close to the visit: no button, a sentence, and the clinic’s phone', async () => {
    const { open, text, has, tag } = await put({ one: visit({ canCancel: false, canReschedule: false, refusals: { cancel: 'too-late', reschedule: 'too-late' } }) });
    await open();
    expect(has('Cancel visit')).to.equal(false);
    expect(text()).to.contain('It is too close to the visit to cancel or move it online. Call 416-555-0142.');
    expect(tag.shadowRoot?.querySelector('.rules a')?.getAttribute('href')).to.equal('tel:4165550142');
  });

  it('C3 C4 scheduling.priorToReschedule too close to move it: no button for that, a sentence, and it can still be cancelled', async () => {
    const late = await put({ one: visit({ canReschedule: false, refusals: { reschedule: 'too-late' } }) });
    await late.open();
    expect([late.has('Move to another time'), late.has('Cancel visit')]).to.deep.equal([false, true]);
    expect(late.text()).to.contain('It is too close to the visit to move it online. Call 416-555-0142.');
    const early = await put({ one: visit({ canCancel: false, refusals: { cancel: 'too-late' } }) });
    await early.open();
    expect([early.has('Move to another time'), early.has('Cancel visit')]).to.deep.equal([true, false]);
    expect(early.text()).to.not.contain('to move it online');
  });

  it('C3 a refusal that only the API knew stands over the visit, which stays open', async () => {
    const refused = new FakeProblem('act-refused', 409, { detail: 'It is too near to the visit to change it online.', reason: 'too-late', phone: '416-555-0199' });
    const { tag, open, press, text } = await put({ one: visit(), routes: { [cancel]: refused } });
    await open();
    await press('Cancel visit', () => tag.shadowRoot?.querySelector('dialog[open]'));
    await press('Cancel visit', () => text().includes('too near'), 'dialog');
    expect(text()).to.contain('416-555-0199');
    expect(tag.shadowRoot?.querySelector('.sheet')).to.not.equal(null);
  });

  it('C25 scheduling.undoMinutes a booking just made is undone, whatever the notice', async () => {
    const { open, has, text } = await put({ one: visit({ canUndo: true, canReschedule: false, refusals: { reschedule: 'too-late' } }) });
    await open();
    expect(has('Undo this booking')).to.equal(true);
    expect(has('Cancel visit')).to.equal(false);
    expect(text()).to.contain('too close to the visit to move it online');
  });

  it('C9 scheduling.autoAccept a request waits in words, and can be withdrawn', async () => {
    const { open, has, text } = await put({ one: visit({ status: 'pending', canReschedule: false, refusals: { reschedule: 'not-open' } }) });
    await open();
    expect(text()).to.contain('Waiting for the clinic’s answer').and.to.contain('The time is kept for you');
    expect(has('Withdraw the request')).to.equal(true);
  });

  it('C4 scheduling.allowedReschedules moves to another time inside of the same tag; the last move is said', async () => {
    const { tag, open, press, text } = await put({ one: visit({ movesLeft: 1 }) });
    await open();
    expect(text()).to.contain('You can move this visit once more.');
    await press('Move to another time', () => tag.shadowRoot?.querySelector('portal-booking'));
    expect(tag.shadowRoot?.querySelector('portal-booking')?.getAttribute('moves')).to.equal(visit().id);
    tag.shadowRoot?.querySelector('portal-booking')?.dispatchEvent(new Event('portal-part-leave', { bubbles: true }));
    await settled(() => tag.shadowRoot?.querySelector('.sheet'));
  });

  it('C4 moved as often as is allowed, or moved only by the clinic: each has its sentence', async () => {
    const used = await put({ one: visit({ canReschedule: false, refusals: { reschedule: 'no-moves-left' } }) });
    await used.open();
    expect(used.text()).to.contain('moved as often as the clinic allows online');
    const off = await put({ one: visit({ canReschedule: false, refusals: { reschedule: 'self-booking-off' } }) });
    await off.open();
    expect(off.text()).to.contain('Visits are moved by the clinic.');
  });

  it('C4 C9 a move that was asked for is told beside the time that still stands', async () => {
    const pendingMove = { id: visit().id, start: `${year}-12-10T09:00:00-05:00`, end: `${year}-12-10T10:00:00-05:00`, timeZone: 'America/Toronto', location: visit().location, practitioner: visit().practitioner };
    const { open, text } = await put({ one: visit({ pendingMove, canReschedule: false, refusals: { reschedule: 'move-pending' } }) });
    expect(text()).to.contain('Asked to be moved');
    await open();
    expect(text()).to.contain('You asked to move it to').and.to.contain('This time stays yours');
  });

  it('C2 scheduling.joinMinutesBefore a video visit says from when it can be joined, and then has its button', async () => {
    const early = await put({ one: video({ joinFrom: `${year}-12-08T10:15:00-05:00`, refusals: { join: 'too-early' } }) });
    expect(early.has('Join video visit')).to.equal(false);
    await early.open();
    expect(early.text()).to.contain('You can join from 10:15');
    const live = await put({ one: video({ canJoin: true }) });
    expect(live.has('Join video visit')).to.equal(true);
  });

  it('C2 without a link the clinic sends it; by phone the clinic calls, and nothing is joined', async () => {
    const none = await put({ one: video({ refusals: { join: 'no-link-yet' } }) });
    await none.open();
    expect(none.text()).to.contain('The clinic will send you the link');
    const call = await put({ one: video({ medium: 'phone', refusals: { join: 'not-video' } }) });
    expect(call.text()).to.contain('By phone').and.not.to.contain('video');
    await call.open();
    expect(call.text()).to.contain('The clinic calls you');
  });

  it('C12 general.bookAgain offers a past visit again, and nothing where it is off', async () => {
    const past = visit({ status: 'fulfilled', canCancel: false, canReschedule: false, appointmentType: { id: '0192a1b2-0000-7000-8000-0000000000d1', name: 'Physiotherapy' } });
    const { tag, press } = await put({ one: past, when: 'past', settings: { 'general.bookAgain': true } });
    await press('Book again', () => tag.shadowRoot?.querySelector('portal-booking'));
    const booking = tag.shadowRoot?.querySelector('portal-booking');
    expect([booking?.getAttribute('type'), booking?.getAttribute('location'), booking?.getAttribute('practitioner')]).to.deep.equal([past.appointmentType.id, past.location.id, past.practitioner.id]);
    const off = await put({ one: past, when: 'past', settings: { 'general.bookAgain': false } });
    expect(off.has('Book again')).to.equal(false);
  });

  it('C17 saves a visit for the calendar, as the API writes it', async () => {
    const file = 'GET /v1/appointments/{id}.ics';
    const { open, press, sent } = await put({ one: visit(), routes: { [file]: () => new Response('BEGIN:VCALENDAR', { headers: { 'Content-Type': 'text/calendar', 'DPoP-Nonce': 'nonce' } }) } });
    await open();
    await press('Add to calendar', () => sent(file).length === 1);
  });
});
