import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { allByRole, settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { aVisit } from '../calendar/testing.ts';
import { admin, focused, goTo, managerRights, named, pageOf, press, pressLast, type, typeDay, type Wanted } from '../testing.ts';
import { aLocation, anException, aPractitioner, aRule, aType } from './clinic.testing.ts';

const rules = [aRule('mon', '08:30', '17:00'), aRule('mon', '09:00', '12:00', true), aRule('tue', '10:00', '14:00')];
const places = [aLocation(), aLocation(61, { name: 'Leslieville', slug: 'leslieville' })];
const routes: Wanted['routes'] = {
  'GET /v1/admin/practitioners': pageOf(aPractitioner(), aPractitioner(63, { name: 'Priya Nair', givenName: 'Priya', familyName: 'Nair', locationIds: [aLocation(61).id] })),
  'GET /v1/admin/locations': pageOf(...places),
  'GET /v1/admin/appointment-types': pageOf(aType()),
  'GET /v1/admin/questionnaires': pageOf({ id: aType(75).id, title: 'Health history', active: true }),
  'GET /v1/admin/schedules/exceptions': pageOf(anException()),
  'GET /v1/admin/schedules/busy-blocks': pageOf(),
  'GET /v1/admin/schedules/{practitionerId}/locations/{locationId}': { rules, portalOnly: true },
  'PUT /v1/admin/schedules/{practitionerId}/locations/{locationId}': ({ body }: FakeRequest) => ({ ...Object(body), portalOnly: true }),
};
const rights = [...managerRights, 'schedule', 'documents', 'forms'] as const;

/** Joy on a screen of the clinic's set-up. */
async function clinic(screen?: string, own: Wanted['routes'] = {}, may: Wanted['rights'] = rights) {
  const here = await admin({ rights: may, routes: { ...own, ...Object.fromEntries(Object.entries(routes ?? {}).filter(([name]) => !(name in (own ?? {})))) } });
  await goTo(here.tag, 'Clinic', screen);
  return { ...here, body: (method: string, path: string) => settled(() => here.sent(method, path)[0]?.body) };
}

const slab = (tag: HTMLElement, beginning: string) => named(tag, 'button', beginning);
const keyed = (element: HTMLElement, key: string, shiftKey = false) => element.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
const ruleTexts = (body: unknown) => (Object(body).rules as typeof rules).map(({ weekday, start, end, portal }) => `${weekday} ${start}–${end}${portal ? ' portal' : ''}`);
const pointer = (target: EventTarget, kind: string, { x, y }: { x: number; y: number }) =>
  target.dispatchEvent(new PointerEvent(kind, { bubbles: true, composed: true, pointerId: 7, button: 0, clientX: x, clientY: y }));

/** Where a time of a day is on the screen; Monday is 0. */
function spot(tag: HTMLElement, day: number, hour: number) {
  const column = tag.shadowRoot?.querySelector(`[data-day="${day}"]`);
  if (!column) throw new Error('No such day');
  const { left, top, width, height } = column.getBoundingClientRect();
  // The scale of these tests runs from 7 am to 7 pm.
  return { column, x: left + width / 2, y: top + ((hour - 7) / 12) * height };
}

/** What the API answers to days that were closed. */
const made = (...appointmentIds: string[]) => ({ ...anException(81), exceptions: [anException(81)], conflicts: { count: appointmentIds.length, appointmentIds } });

const drag = (from: EventTarget, start: { x: number; y: number }, end: { x: number; y: number }) => {
  pointer(from, 'pointerdown', start);
  pointer(from, 'pointermove', end);
  pointer(from, 'pointerup', end);
};

describe('the clinic’s set-up', () => {
  before(() => setViewport({ width: 1200, height: 900 }));
  after(() => setViewport({ width: 800, height: 600 }));
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('C19 nobody sees it who hasn’t the right to the schedule', async () => {
    const { tag } = await admin({ routes });
    await says(tag, 'Noah Singh');
    expect(allByRole(tag, 'button', 'Clinic')).to.deep.equal([]);
  });

  it('C7 scheduling.slotAvailability says which hours patients are offered', async () => {
    const { tag } = await clinic();
    await says(tag, 'Patients are offered only the portal hours.');
    const other = await clinic(undefined, { 'GET /v1/admin/schedules/{practitionerId}/locations/{locationId}': { rules, portalOnly: false } });
    await says(other.tag, 'Patients are offered all working hours');
    await expect(other.tag).to.be.accessible();
  });

  it('C19 C7 hours are moved, lengthened, added and removed by the keyboard, and saved as a week', async () => {
    const { tag, body, said } = await clinic();
    const portal = await slab(tag, 'Monday, 9:00 am to 12:00 pm: open');
    portal.focus();
    keyed(portal, 'ArrowDown');
    await settled(() => said.includes('Monday, 9:15 am to 12:15 pm: open in the portal'));
    keyed(await slab(tag, 'Monday, 9:15 am'), 'ArrowDown', true);
    expect(await settled(() => tag.shadowRoot?.activeElement?.textContent?.includes('12:30 pm'))).to.equal(true);
    keyed(await slab(tag, 'Tuesday, 10:00 am'), 'ArrowRight');
    await press(tag, 'button', 'Add hours on Friday');
    await slab(tag, 'Friday, 9:00 am to 5:00 pm: works');
    keyed(await slab(tag, 'Wednesday, 10:00 am'), 'Delete');
    await says(tag, 'Not saved yet');
    await press(tag, 'button', 'Save hours');
    expect(ruleTexts(await body('PUT', '/v1/admin/schedules/'))).to.deep.equal(['mon 08:30–17:00', 'mon 09:15–12:30 portal', 'fri 09:00–17:00']);
    await settled(() => said.includes('The hours are saved.'));
    await says(tag, 'The hours are saved.');
  });

  it('C19 C7 hours are drawn, moved and lengthened by the pointer', async () => {
    const { tag, body } = await clinic();
    await slab(tag, 'Tuesday, 10:00 am');
    const empty = spot(tag, 3, 9);
    drag(empty.column, empty, spot(tag, 3, 13));
    await slab(tag, 'Thursday, 9:00 am to 1:00 pm: works');
    const works = await slab(tag, 'Tuesday, 10:00 am');
    drag(works, spot(tag, 1, 12), spot(tag, 4, 13));
    const moved = await slab(tag, 'Friday, 11:00 am to 3:00 pm: works');
    drag(moved.querySelector('[data-edge=until]') ?? moved, spot(tag, 4, 15), spot(tag, 4, 16));
    await slab(tag, 'Friday, 11:00 am to 4:00 pm: works');
    await (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('[name=drawing][value=portal]'))).click();
    const on = await slab(tag, 'Friday, 11:00 am');
    drag(on, spot(tag, 4, 12), spot(tag, 4, 18));
    await slab(tag, 'Friday, 12:00 pm to 4:00 pm: open');
    await press(tag, 'button', 'Save hours');
    expect(ruleTexts(await body('PUT', '/v1/admin/schedules/'))).to.deep.equal([
      'mon 08:30–17:00', 'mon 09:00–12:00 portal', 'thu 09:00–13:00', 'fri 11:00–16:00', 'fri 12:00–16:00 portal',
    ]);
  });

  it('C19 C7 the chosen hours are typed beside, and a time that is none stops the saving at its field', async () => {
    const { tag, sent, body } = await clinic();
    (await slab(tag, 'Tuesday, 10:00 am')).click();
    await type(tag, 'block-from', '8h05');
    await slab(tag, 'Tuesday, 8:05 am to 2:00 pm');
    await type(tag, 'block-until', 'noonish');
    await press(tag, 'button', 'Save hours');
    await says(tag, 'There is a problem');
    await says(tag, 'Enter when they end, such as 17:30');
    expect(sent('PUT', '/v1/admin/schedules/')).to.have.length(0);
    await type(tag, 'block-until', '5 pm');
    await press(tag, 'button', 'Add portal hours inside');
    await press(tag, 'button', 'Save hours');
    expect(ruleTexts(await body('PUT', '/v1/admin/schedules/'))).to.include.members(['tue 08:05–17:00', 'tue 08:05–17:00 portal']);
  });

  it('C19 C7 hours that count only for some dates have them typed, and what is no date stops the saving at its field', async () => {
    const { tag, sent, body } = await clinic();
    (await slab(tag, 'Tuesday, 10:00 am')).click();
    await typeDay(tag, 'effectiveFrom', '1 12 2026');
    await typeDay(tag, 'effectiveTo', '31 Feb 2027');
    await press(tag, 'button', 'Save hours');
    await press(tag, 'link', 'That day doesn’t exist in that month');
    expect(focused(tag)?.id).to.equal('effectiveTo');
    expect(sent('PUT', '/v1/admin/schedules/')).to.have.length(0);
    await typeDay(tag, 'effectiveTo', '28 Feb 2027');
    await press(tag, 'button', 'Save hours');
    const { rules: kept } = Object(await body('PUT', '/v1/admin/schedules/'));
    expect(kept.at(-1)).to.deep.include({ weekday: 'tue', effectiveFrom: '2026-12-01', effectiveTo: '2027-02-28' });
  });

  it('C19 C7 in a narrow place the days are a list with typed times', async () => {
    await setViewport({ width: 360, height: 800 });
    const { tag, body } = await clinic();
    const portal = await slab(tag, 'Monday, 9:00 am to 12:00 pm: open');
    expect(portal.className).to.contain('button');
    expect(tag.shadowRoot?.querySelector('.week')?.getBoundingClientRect().width, 'no drawing').to.equal(0);
    portal.click();
    await type(tag, 'block-from', '10:00');
    await press(tag, 'button', 'Save hours');
    expect(ruleTexts(await body('PUT', '/v1/admin/schedules/'))).to.include('mon 10:00–12:00 portal');
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    await setViewport({ width: 1200, height: 900 });
  });

  it('C19 hours that are not saved stay while another week is looked at, and what fails is kept', async () => {
    const { tag, portal } = await clinic();
    keyed(await slab(tag, 'Tuesday, 10:00 am'), 'ArrowDown');
    await says(tag, 'Not saved yet');
    await type(tag, 'location', aLocation(61).id);
    await slab(tag, 'Tuesday, 10:00 am');
    await type(tag, 'location', aLocation().id);
    await slab(tag, 'Tuesday, 10:15 am');
    portal.routes['PUT /v1/admin/schedules/{practitionerId}/locations/{locationId}'] = new FakeProblem('internal', 500);
    await press(tag, 'button', 'Save hours');
    await says(tag, 'The hours could not be saved');
    await slab(tag, 'Tuesday, 10:15 am');
  });

  it('C19 C7 holidays and extra hours are added, changed and removed', async () => {
    const { tag, sent, body } = await clinic('Holidays and other days', {
      'POST /v1/admin/schedules/exceptions': made(), 'DELETE /v1/admin/schedules/exceptions/{id}': undefined,
    });
    await says(tag, 'Everybody at Yonge Street');
    await press(tag, 'button', 'Add days');
    await press(tag, 'button', 'Add these days');
    await says(tag, 'Enter the first day');
    await says(tag, 'Choose who or where is closed');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('[name=kind][value=extra]'))).click();
    await type(tag, 'practitionerId', aPractitioner().id);
    await type(tag, 'locationId', aLocation().id);
    await typeDay(tag, 'fromDate', '3 12 26');
    await press(tag, 'button', 'Add these days');
    await press(tag, 'link', 'The year must have 4 numbers');
    expect(focused(tag)?.id).to.equal('fromDate-year');
    await typeDay(tag, 'fromDate', '03 Dec 2026');
    expect(tag.shadowRoot?.querySelector<HTMLInputElement>('#fromDate-month')?.value, 'as it was typed').to.equal('Dec');
    await settled(() => !wordsOf(tag).includes('The year must have 4 numbers'));
    await typeDay(tag, 'toDate', '2 12 2026');
    await press(tag, 'button', 'Add these days');
    await says(tag, 'The last day must not be before the first');
    await typeDay(tag, 'toDate', '');
    await type(tag, 'start', '17:00');
    await type(tag, 'end', '8 pm');
    await press(tag, 'button', 'Add these days');
    expect(await body('POST', '/v1/admin/schedules/exceptions')).to.deep.equal({
      kind: 'extra', practitionerId: aPractitioner().id, locationId: aLocation().id, fromDate: '2026-12-03', toDate: '2026-12-03', start: '17:00', end: '20:00', portal: true, note: null,
    });
    await says(tag, 'The days are added.');
    await press(tag, 'button', 'Remove 24 December');
    await says(tag, 'the weekly hours count again');
    await pressLast(tag, 'Remove');
    await settled(() => sent('DELETE', '/v1/admin/schedules/exceptions/').length === 1);
    await says(tag, 'The days are removed.');
    await expect(tag).to.be.accessible();
  });

  it('C19 a holiday closes all locations in one entry, and says which booked visits fall on it', async () => {
    const visits = Array.from({ length: 7 }, (_, n) => aVisit(n, { at: '2026-12-24T09:00', name: `Patient ${n}` }));
    const rightsOfDesk = [...rights, 'appointments'] as const;
    const { tag, body } = await clinic('Holidays and other days', {
      'POST /v1/admin/schedules/exceptions': made(...visits.map(({ id }) => id)),
      'GET /v1/admin/appointments/{id}': ({ path }: FakeRequest) => ({ ...visits.find(({ id }) => path.endsWith(id)), history: [] }),
    }, rightsOfDesk);
    await press(tag, 'button', 'Add days');
    await type(tag, 'locationId', 'all');
    await typeDay(tag, 'fromDate', '24 12 2026');
    await press(tag, 'button', 'Add these days');
    expect(await body('POST', '/v1/admin/schedules/exceptions')).to.deep.include({ kind: 'closed', practitionerId: null, locationIds: places.map(({ id }) => id), fromDate: '2026-12-24', toDate: '2026-12-24' });
    await says(tag, '7 booked visits fall on these days. They stay booked.');
    await named(tag, 'button', 'Patient 4');
    expect(wordsOf(tag)).not.to.contain('Patient 5');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Show more visits');
    await press(tag, 'button', 'Patient 6');
    await says(tag, 'Back to the calendar');
  });

  it('C6 C20 C19 a type has all its fields, its own notices, and who offers it where for how long', async () => {
    const { tag, body } = await clinic('Appointment types', { 'PATCH /v1/admin/appointment-types/{id}': aType() });
    await says(tag, '45 minutes · $120.00 · 1 practitioner');
    await press(tag, 'button', 'Massage');
    await type(tag, 'onlineDuration', '37');
    await type(tag, 'price', '1,250.5');
    await press(tag, 'button', 'Save type');
    await says(tag, 'Enter minutes from 5 to 1440, in steps of 5');
    await type(tag, 'onlineDuration', '');
    await type(tag, 'bookableBy', 'existing');
    await type(tag, 'mode', 'telehealth');
    await type(tag, 'medium', 'phone');
    await type(tag, 'priorToBook', '2');
    await type(tag, 'priorToBookUnit', 'days');
    await press(tag, 'checkbox', 'Health history');
    await press(tag, 'checkbox', 'Priya Nair at Leslieville');
    await type(tag, `offer-${aPractitioner(63).id}-${aLocation(61).id}`, '60');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Save type');
    const sent = Object(await body('PATCH', '/v1/admin/appointment-types/'));
    expect(sent).to.include({ onlineDuration: null, bookableBy: 'existing', mode: 'telehealth', medium: 'phone', priceMinor: 125050, bufferAfter: 10 });
    expect([sent.priorToBook, sent.priorToCancel, sent.questionnaireIds]).to.deep.equal([{ value: 2, unit: 'days' }, { value: 48, unit: 'hours' }, [aType(75).id]]);
    expect(sent.offers).to.deep.equal([
      { practitionerId: aPractitioner().id, locationId: aLocation().id, durationMinutes: 50 },
      { practitionerId: aPractitioner(63).id, locationId: aLocation(61).id, durationMinutes: 60 },
    ]);
    await says(tag, 'The type is saved.');
  });

  it('C20 C12 scheduling.practitionerGallery a practitioner has a photo, a room of their own and a switch for the portal', async () => {
    const { tag, sent, body } = await clinic('Practitioners', {
      'POST /v1/admin/files': { id: aType(90).id }, 'PUT /v1/admin/practitioners/{id}/photo': aPractitioner(), 'PATCH /v1/admin/practitioners/{id}': aPractitioner(),
    });
    await press(tag, 'button', 'Amara Okafor');
    const input = await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('#photo-file'));
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(9)], 'Amara é.png', { type: 'image/png' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await body('PUT', '/v1/admin/practitioners/')).to.deep.equal({ fileId: aType(90).id });
    expect(sent('POST', '/v1/admin/files')[0]?.headers.get('Portico-File-Name')).to.equal('Amara%20%C3%A9.png');
    await settled(() => !allByRole(tag, 'button', 'Uploading…').length);
    await type(tag, 'virtualUrl', 'room.example');
    await press(tag, 'checkbox', 'Patients can book them in the portal');
    await press(tag, 'button', 'Save practitioner');
    await says(tag, 'Enter an address that begins with https://');
    await type(tag, 'virtualUrl', 'https://room.example/amara');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Save practitioner');
    const changed = await settled(() => sent('PATCH', '/v1/admin/practitioners/')[0]?.body);
    expect(changed).to.include({ virtualUrl: 'https://room.example/amara', bookInPortal: false, credentials: 'PT' });
  });

  it('C12 general.practitionerOrder the clinic’s order is changed by a press', async () => {
    const { tag, sent, said } = await clinic('Practitioners', { 'PATCH /v1/admin/practitioners/{id}': aPractitioner() });
    await press(tag, 'button', 'Move Priya Nair up');
    await settled(() => said.includes('Priya Nair is number 1 of 2.'));
    expect(sent('PATCH', '/v1/admin/practitioners/').map(({ path, body }) => [path.endsWith('63'), body])).to.deep.equal([[true, { position: 0 }], [false, { position: 1 }]]);
  });

  it('C6 C19 a location is added with its zone, and its short name is made of its name', async () => {
    const { tag, body, portal } = await clinic('Locations', { 'POST /v1/admin/locations': new FakeProblem('already-exists', 409) });
    await press(tag, 'button', 'Add a location');
    await type(tag, 'name', 'Île Sainte-Hélène');
    await type(tag, 'timeZone', 'toronto');
    await press(tag, 'option', 'America/Toronto');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Add location');
    await says(tag, 'Another location has this short name');
    expect(await body('POST', '/v1/admin/locations')).to.include({ slug: 'ile-sainte-helene', timeZone: 'America/Toronto', bookInPortal: true, phone: null });
    portal.routes['POST /v1/admin/locations'] = aLocation(64);
    await type(tag, 'slug', 'ile');
    await press(tag, 'button', 'Add location');
    await says(tag, 'The location is added.');
  });

  it('C19 G8 hours and types that aren’t saved are there again after the session ended by itself', async () => {
    const { tag, staff, portal } = await clinic();
    const { 'GET /v1/sessions/current': current } = portal.routes;
    const expireAndReturn = async () => {
      portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
      await staff.stay();
      await says(tag, 'You were signed out');
      portal.routes['GET /v1/sessions/current'] = current;
      await staff.begin('joy', 'a long passphrase of words');
    };
    keyed(await slab(tag, 'Tuesday, 10:00 am'), 'ArrowDown');
    await says(tag, 'Not saved yet');
    await expireAndReturn();
    await slab(tag, 'Tuesday, 10:15 am');
    await says(tag, 'Not saved yet');
    await press(tag, 'button', 'Appointment types');
    await press(tag, 'button', 'Massage');
    await type(tag, 'bufferBefore', '25');
    await expireAndReturn();
    await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('[name=bufferBefore]')?.value === '25');
  });

  it('C12 a photo that can’t be used says why, at its button, each kind in its own words', async () => {
    let refusal = new FakeProblem('file-refused', 422, { reason: 'use' });
    const { tag, sent } = await clinic('Practitioners', { 'POST /v1/admin/files': () => refusal });
    await press(tag, 'button', 'Amara Okafor');
    const choose = async (file: File) => {
      const input = await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('#photo-file'));
      const files = new DataTransfer();
      files.items.add(file);
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const picture = new File(['?'], 'what.png', { type: 'image/png' });
    await choose(picture);
    await press(tag, 'link', 'That file isn’t a picture. Choose a JPEG, PNG or WebP picture.');
    expect(tag.shadowRoot?.activeElement?.id).to.equal('photo');
    await expect(tag).to.be.accessible();
    for (const [problem, sentence] of [
      [new FakeProblem('file-refused', 422, { reason: 'damaged' }), 'The picture is damaged.'],
      [new FakeProblem('file-refused', 422, { reason: 'oversized' }), 'The picture has too many pixels.'],
      [new FakeProblem('file-refused', 422, { reason: 'mixed' }), 'The file holds more than a picture.'],
      [new FakeProblem('payload-too-large', 413, { limitBytes: 15_000_000 }), 'The file is larger than 15 MB.'],
      [new FakeProblem('unsupported-media-type', 415), 'That file isn’t a picture.'],
    ] as const) {
      refusal = problem;
      await choose(picture);
      await says(tag, sentence);
    }
    const asked = sent('POST', '/v1/admin/files').length;
    await choose(new File([], 'nothing.png', { type: 'image/png' }));
    await says(tag, 'The file is empty.');
    await choose(new File(['?'], 'holiday.heic', { type: 'image/heic' }));
    await says(tag, 'That file isn’t a picture. Choose a JPEG');
    expect(sent('POST', '/v1/admin/files')).to.have.length(asked);
  });

  for (const [screen, shown] of [
    ['Hours', 'Hours of Amara Okafor'], ['Holidays and other days', 'Everybody at Yonge Street'], ['Appointment types', 'Massage'], ['Practitioners', 'Priya Nair'], ['Locations', 'Leslieville'],
  ] as const)
    it(`C19 ${screen}: what couldn’t be loaded is said and asked for again`, async () => {
      const { tag, portal } = await clinic(screen, { 'GET /v1/admin/locations': new FakeProblem('internal', 500) });
      await says(tag, 'could not be loaded');
      portal.routes['GET /v1/admin/locations'] = pageOf(...places);
      await press(tag, 'button', 'Retry');
      await says(tag, shown);
    });
});
