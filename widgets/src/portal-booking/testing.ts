import { fixture, html } from '@open-wc/testing';
import { addDays, addMonths, daysIn, weekdayOf } from '../parts/calendar-days.ts';
import { fakePortal, type FakeRequest } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import type { Hold } from './draft.ts';
import { deviceWall } from '../portal/wall-time.ts';
import './portal-booking.ts';

export const ids = {
  first: '0192a1b2-0000-7000-8000-0000000000a1',
  video: '0192a1b2-0000-7000-8000-0000000000a2',
  yonge: '0192a1b2-0000-7000-8000-0000000000b1',
  leslieville: '0192a1b2-0000-7000-8000-0000000000b2',
  amara: '0192a1b2-0000-7000-8000-0000000000c1',
  louis: '0192a1b2-0000-7000-8000-0000000000c2',
  hold: '0192a1b2-0000-7000-8000-0000000000d1',
  appointment: '0192a1b2-0000-7000-8000-00000000beef',
} as const;

/** What `GET /v1/holds/{id}/steps` answers where the clinic asks nothing more. */
export const noSteps = { missing: [], reason: true, consent: null, card: null, forms: [], coverage: null, contact: null, overlaps: [], cancelUntil: null, rescheduleUntil: null };

const here = { address: '2140 Yonge Street', city: 'Toronto', province: 'ON', postalCode: null, country: 'CA' };

/** What the fake clinic does differently. */
export interface Wanted {
  /** Whole local times of a free day; `taken` ones come with the setting. */
  free?: (day: string) => readonly string[];
  taken?: (day: string) => readonly string[];
  /** Offset and zone of the place; as this device's unless said. */
  offset?: string;
  zone?: string;
  attributes?: { moves?: string; again?: boolean; type?: string; practitioner?: string; location?: string; thanks?: string; lang?: string; history?: 'on' | 'off' };
  types?: readonly object[];
  portal?: Parameters<typeof fakePortal>[0];
}

/** Today on this device. */
export const today = deviceWall(Date.now()).slice(0, 10);
/** A weekday in the month after the next: its whole month is ahead, so that tests don't depend on the date. */
export const monday = (() => {
  const first = `${addMonths(today.slice(0, 7), 2)}-01`;
  return addDays(first, (8 - weekdayOf(first)) % 7);
})();
/** Days of that week. */
export const day = (count: number) => addDays(monday, count);

/** Mondays to Fridays from `monday` on. */
export const weekdays = (each: string) => (each >= monday && weekdayOf(each) < 6 ? ['08:30', '10:30', '13:15', '17:30'] : []);

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ownOffset = (() => {
  const minutes = -new Date().getTimezoneOffset();
  const pad = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(Math.abs(minutes) % 60)}`;
})();

/** A booking tag in a clinic with two kinds of visit, two places and two people, whose API keeps holds. */
export async function booking(wanted: Wanted = {}) {
  const { free = weekdays, taken, offset = ownOffset, zone = ownZone, attributes = {}, types } = wanted;
  const at = (each: string, time: string) => `${each}T${time}:00${offset}`;
  const holds: Hold[] = [];
  const slots = ({ query }: FakeRequest) => {
    const month = (query.get('from') ?? '').slice(0, 7);
    const days = Array.from({ length: daysIn(month) }, (_, i) => addDays(`${month}-01`, i));
    const data = days.map((date) => ({
      date,
      free: free(date).map((time) => at(date, time)).filter((start) => !holds.some((one) => one.start === start)),
      ...(taken && { taken: taken(date).map((time) => at(date, time)) }),
    }));
    return { timeZone: zone, durationMinutes: 60, data: data.filter((one) => one.free.length || one.taken?.length) };
  };
  const inTen = () => new Date(Date.now() + 600_000).toISOString();
  const take = ({ body }: FakeRequest) => {
    const wish = Object(body);
    const end = new Date(Date.parse(`${wish.start.slice(0, 19)}Z`) + 3_600_000).toISOString().slice(0, 19) + wish.start.slice(19);
    const hold = { practitionerId: ids.amara, ...wish, id: ids.hold, token: 'guest-token', end, expiresAt: inTen() };
    holds.splice(0, holds.length, hold);
    return hold;
  };
  const portal = await fakePortal({
    ...wanted.portal,
    routes: {
      'GET /v1/appointment-types': {
        data: types ?? [
          { id: ids.first, name: 'Physiotherapy, first visit', description: null, durationMinutes: 60, mode: 'inPerson', price: { amount: 12000, currency: 'CAD' } },
          { id: ids.video, name: 'Physiotherapy by video', description: null, durationMinutes: 30, mode: 'telehealth' },
        ],
        nextCursor: null,
      },
      'GET /v1/locations': {
        data: [
          { id: ids.yonge, slug: 'yonge-street', name: 'Northside, Yonge Street', timeZone: zone, phone: '416-555-0142', ...here },
          { id: ids.leslieville, slug: 'leslieville', name: 'Northside, Leslieville', timeZone: zone, phone: null, ...here, address: '88 Carlaw Avenue' },
        ],
        nextCursor: null,
      },
      'GET /v1/practitioners': {
        data: [
          { id: ids.amara, name: 'Amara Okafor', credentials: 'MPT', profession: 'Physiotherapist', biography: 'Knees, hips, running', photoUrl: null, locationIds: [ids.yonge] },
          { id: ids.louis, name: 'Louis Tremblay', credentials: 'PT', profession: 'Physiotherapist', biography: null, photoUrl: null, locationIds: [ids.yonge] },
        ],
        nextCursor: null,
      },
      'GET /v1/slots': slots,
      'POST /v1/holds': take,
      'PATCH /v1/holds/{id}': ({ body }: FakeRequest) => {
        const [hold] = holds;
        if (!hold) return Response.json({ type: 'urn:portico:problem:hold-expired', status: 409, detail: '' }, { status: 409 });
        Object.assign(hold, body, { expiresAt: inTen() });
        return hold;
      },
      'GET /v1/holds/{id}/steps': noSteps,
      'DELETE /v1/holds/{id}': () => void holds.splice(0),
      'POST /v1/appointments': ({ body }: FakeRequest) => {
        const [hold] = holds;
        const { reason } = Object(body);
        return {
          id: ids.appointment, status: 'booked', start: hold?.start, end: hold?.end, timeZone: zone, appointmentType: { id: ids.first, name: 'Physiotherapy, first visit' },
          location: { id: ids.yonge, name: 'Northside, Yonge Street', phone: '416-555-0142', address: here.address, city: here.city },
          practitioner: { id: ids.amara, name: 'Amara Okafor' }, mode: 'inPerson', medium: null, ...(reason && { reason }), canCancel: false, canReschedule: false, canJoin: false, canUndo: false, undoUntil: null,
          cancelUntil: null, rescheduleUntil: null, joinFrom: null, movesLeft: 2, refusals: {}, pendingMove: null, replaces: null,
        };
      },
      ...wanted.portal?.routes,
    },
  });
  const host = await fixture<HTMLElement>(html`<div></div>`, portal.options);
  /** Once more, as after a reload of the page. */
  const make = () => {
    const made = document.createElement('portal-booking');
    // A tab keeps fifty entries: tests that aren't about Back leave them alone.
    for (const [name, value] of Object.entries({ history: 'off', ...attributes })) made.setAttribute(name, String(value));
    host.append(made);
    return made;
  };
  const tag = make();
  return { portal, tag, holds, at, make, sent: (method: string, path: string) => portal.calls.filter((one) => one.method === method && one.path.startsWith(path)) };
}

/** The button, link or radio whose name begins like this. */
export const named = (tag: HTMLElement, role: string, beginning: string) =>
  settled(() => allByRole(tag, role).find((one) => nameOf(one).startsWith(beginning)));

/** Presses it, once it is there. */
export const press = async (tag: HTMLElement, role: string, beginning: string) => (await named(tag, role, beginning)).click();

/** Waits for a step by its heading. */
export const step = (tag: HTMLElement, title: string) => settled(() => allByRole(tag, 'heading', title)[0]);

/** All words that a person sees. */
export const wordsOf = (tag: HTMLElement) => (tag.shadowRoot?.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ');

export const type = (tag: HTMLElement, id: string, value: string) => {
  const control = tag.shadowRoot?.getElementById(id);
  if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) throw new Error(`No field ${id}`);
  control.value = value;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/** Through the first step: the first kind of visit, on Yonge Street, with whoever. */
export async function toTime(tag: HTMLElement, person = 'No preference') {
  await press(tag, 'radio', 'Physiotherapy, first visit');
  await press(tag, 'radio', 'Northside, Yonge Street');
  await press(tag, 'radio', person);
  await press(tag, 'button', 'Continue');
  await step(tag, 'When would you like to come?');
  await settled(() => tag.shadowRoot?.querySelector('input[name=slot]'));
}

/** Through the second: the day's first time, held. */
export async function toDetails(tag: HTMLElement) {
  await toTime(tag);
  (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('input[name=slot]')))?.click();
  await press(tag, 'button', 'Continue');
  await step(tag, 'A few details');
}

/** Through the third, for somebody signed in. */
export async function toCheck(tag: HTMLElement, reason = 'Left knee hurts') {
  await toDetails(tag);
  type(tag, 'reason', reason);
  await press(tag, 'button', 'Continue');
  await step(tag, 'Check your answers');
}
