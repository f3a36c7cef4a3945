import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { allByRole, nameOf, settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, focused, managerRights, named, press, pageOf, type } from '../testing.ts';
import { inLanes } from './lanes.ts';
import { amara, aRequest, aVisit, calendarRoutes, firstVisit, priya, yonge } from './testing.ts';

const rights = ['appointments', ...managerRights] as const;
const week = [aVisit(1, { at: '2026-11-23T09:00', name: 'Noah Singh' }), aVisit(2, { at: '2026-11-24T14:00', minutes: 30, name: 'Jo Pereira', mode: 'telehealth', medium: 'video' })];
const waiting = [aRequest(11), aRequest(12, { at: '2026-11-26T13:00', minutes: 30, name: 'Nina Roy' })];
const withRequests = calendarRoutes(week, waiting);
const headings = (tag: HTMLElement) => allByRole(tag, 'heading').map(nameOf);

describe('the staff’s calendar', () => {
  afterEach(async () => {
    sessionStorage.clear();
    history.replaceState(null, '');
    await setViewport({ width: 800, height: 600 });
  });

  it('C19 K1 is first for whoever has the right, and tells each day of the week with hours, visits, requests and busy times', async () => {
    await setViewport({ width: 1200, height: 900 });
    const { tag } = await admin({ rights, routes: withRequests });
    await says(tag, '23 – 29 November');
    const [monday = '', tuesday = ''] = await settled(() => {
      const all = headings(tag).filter((one) => one.includes('November,'));
      return all.length > 3 ? all : undefined;
    });
    expect(monday).to.contain('Monday 23 November, today, 1 visit');
    expect(tuesday).to.contain('Tuesday 24 November, 2 visits');
    expect(headings(tag).some((one) => one.includes('Saturday'))).to.equal(false);
    await named(tag, 'button', 'Noah Singh, First visit');
    await named(tag, 'button', 'Grace Liu, First visit');
    const words = wordsOf(tag);
    for (const one of ['Busy', 'At another location', 'Waiting for your answer', 'By video', 'Hours:', 'Outside hours']) expect(words).to.contain(one);
    const add = await named(tag, 'button', 'Add a visit');
    expect(tag.shadowRoot?.querySelector('.now'), 'at 2:40 pm').not.to.equal(null);
    expect(add.getBoundingClientRect().bottom, 'beside the others').to.be.closeTo((await named(tag, 'button', 'Today')).getBoundingClientRect().bottom, 2);
    const toolbar = await named(tag, 'button', 'Calendar');
    expect(nameOf(toolbar)).to.contain('2 requests wait');
    await expect(tag).to.be.accessible();
  });

  it('C19 before the first hour and after the last nothing says that it is now', async () => {
    await setViewport({ width: 1200, height: 900 });
    const late = { ...calendarRoutes(week)['GET /v1/admin/calendar'], now: '2026-11-23T20:50:00-05:00' };
    const { tag } = await admin({ rights, routes: { ...withRequests, 'GET /v1/admin/calendar': late } });
    await named(tag, 'button', 'Noah Singh');
    expect(tag.shadowRoot?.querySelector('.now')).to.equal(null);
  });

  it('C19 K2 is a list of days at 360 pixels, without sideways scrolling, and the day of everybody stands by name', async () => {
    await setViewport({ width: 360, height: 800 });
    const { tag, sent } = await admin({ rights, routes: withRequests });
    await named(tag, 'button', 'Noah Singh');
    expect(document.documentElement.scrollWidth).to.be.at.most(360);
    const topOf = (selector: string) => tag.shadowRoot?.querySelector(selector)?.getBoundingClientRect().top ?? 0;
    expect(topOf('.bar'), 'requests stand above the days').to.be.below(topOf('portal-staff-waiting'));
    expect(topOf('portal-staff-waiting')).to.be.below(topOf('.desk .grid'));
    expect(getComputedStyle(await named(tag, 'button', 'Noah Singh')).position).to.equal('static');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Day');
    await type(tag, 'calendar-practitioner', '');
    await settled(() => sent('GET', '/v1/admin/calendar').at(-1)?.query.get('from') === '2026-11-23' && sent('GET', '/v1/admin/calendar').at(-1)?.query.get('practitionerId') === null);
    expect(sent('GET', '/v1/admin/calendar').at(-1)?.query.get('locationId')).to.equal(yonge.id);
  });

  it('C9 a new request is asked for in the background, with the tag of the last answer, and heard when it comes', async () => {
    let requests = [...waiting];
    const { tag, sent, said } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/requests': ({ headers }: FakeRequest) =>
          headers.get('If-None-Match') === `"${requests.length}"` ? new Response(null, { status: 304, headers: { 'DPoP-Nonce': 'nonce' } })
            : Response.json(pageOf(...requests), { headers: { ETag: `"${requests.length}"`, 'DPoP-Nonce': 'nonce' } }),
      },
    });
    await says(tag, '2 requests. Each one holds its time.');
    const again = () => { document.dispatchEvent(new Event('visibilitychange')); };
    again();
    await settled(() => sent('GET', '/v1/admin/requests').length === 2);
    const [first, second] = sent('GET', '/v1/admin/requests');
    expect([first?.headers.get('If-None-Match'), second?.headers.get('If-None-Match'), second?.headers.get('Portico-Background')]).to.deep.equal([null, '"2"', '1']);
    await says(tag, '2 requests. Each one holds its time.');
    requests = [...waiting, aRequest(13, { at: '2026-11-27T11:00', name: 'Ben Stone' })];
    again();
    await says(tag, 'Ben Stone');
    await settled(() => said.some((one) => one.startsWith('A new request: Ben Stone, Friday 27 November')));
    expect(nameOf(await named(tag, 'button', 'Calendar'))).to.contain('3 requests wait');
  });

  it('C9 two keys accept a request from the list, a note goes with it, and the next one is there', async () => {
    const { tag, sent, said } = await admin({ rights, routes: { ...withRequests, 'POST /v1/admin/appointments/{id}/accept': aVisit(12), 'POST /v1/admin/appointments/{id}/decline': aVisit(11) } });
    await says(tag, 'Shoulder pain since a fall.');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('[data-open]')))?.focus();
    await sendKeys({ press: 'a' });
    await settled(() => focused(tag)?.getAttribute('data-answer') === 'accept');
    await sendKeys({ press: 'Enter' });
    await settled(() => said.includes('Accepted: Nina Roy is told.'));
    expect(sent('POST', '/v1/admin/appointments').map(({ path, body }) => [path.split('/').at(-2)?.slice(-3), body])).to.deep.equal([['812', {}]]);
    await settled(() => nameOf(focused(tag) ?? tag).includes('Grace Liu'));
    const note = tag.shadowRoot?.querySelector<HTMLTextAreaElement>('[name=request-note]');
    note?.focus();
    await sendKeys({ type: 'a day later fits' });
    (await named(tag, 'button', 'Decline Grace Liu')).click();
    await settled(() => said.includes('Declined: Grace Liu is told.'));
    expect(sent('POST', '/v1/admin/appointments').at(-1)?.body).to.deep.equal({ note: 'a day later fits' });
    await expect(tag).to.be.accessible();
  });

  it('C9 whoever was slower is told who was quicker, and nothing of it is an error to try again', async () => {
    let state = 'cancelled';
    const { tag } = await admin({ rights, routes: { ...withRequests, 'POST /v1/admin/appointments/{id}/accept': () => new FakeProblem('request-decided', 409, { state }) } });
    await press(tag, 'button', 'Accept Grace Liu');
    await says(tag, 'Grace Liu has withdrawn the request. Nothing was changed.');
    state = 'booked';
    await press(tag, 'button', 'Accept');
    await says(tag, 'Somebody else has accepted');
    expect(allByRole(tag, 'button', 'Retry')).to.have.length(0);
  });

  it('C18 what the clinic notes and decides is told to the patient, and says so before', async () => {
    const { tag, sent } = await admin({ rights, routes: { ...withRequests, 'POST /v1/admin/appointments/{id}/cancel': week[0] } });
    await press(tag, 'button', 'Noah Singh');
    await press(tag, 'button', 'Cancel the visit');
    await says(tag, 'The patient is told, and the time is free again.');
    const reason = tag.shadowRoot?.querySelector<HTMLTextAreaElement>('[name=cancel-reason]');
    reason?.focus();
    await sendKeys({ type: 'Amara is ill' });
    allByRole(tag, 'button', 'Cancel the visit').at(-1)?.click();
    await says(tag, 'The visit is cancelled.');
    expect(sent('POST', '/v1/admin/appointments')[0]?.body).to.deep.equal({ reason: 'Amara is ill' });
  });

  it('C14 an opened visit shows the reason, and that it was created by the patient, or by the public, through the portal', async () => {
    const by = (kind: string, name: string | null = null) => ({ kind, name, portal: kind === 'patient' || kind === 'public' });
    const history = [
      { at: '2026-11-20T15:00:00Z', action: 'appointment.create', by: by('patient'), details: null },
      { at: '2026-11-20T15:10:00Z', action: 'appointment.reschedule', by: by('public'), details: null },
      { at: '2026-11-21T15:00:00Z', action: 'appointment.accept', by: by('staff', 'Joy Adeyemi'), details: null },
    ];
    const { tag } = await admin({ rights, routes: { ...withRequests, 'GET /v1/admin/appointments/{id}': { ...week[0], reason: 'My left knee', history } } });
    await press(tag, 'button', 'Noah Singh');
    await says(tag, 'My left knee');
    const topOf = (id: string) => tag.shadowRoot?.getElementById(id)?.getBoundingClientRect().top ?? 0;
    expect(topOf('visit'), 'facts stand above history').to.be.below(topOf('history'));
    const words = wordsOf(tag);
    for (const one of ['Visit booked By the patient, through the portal', 'Visit moved By the public, through the portal', 'Request accepted By Joy Adeyemi']) expect(words).to.contain(one);
    await expect(tag).to.be.accessible();
  });

  it('C19 staff say that a patient arrived, move a visit by form, and hear of a taken time with the nearest free ones', async () => {
    let one = { ...aVisit(1, { at: '2026-11-23T09:00', name: 'Noah Singh' }), history: [] };
    let isTaken = true;
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/appointments/{id}': () => one,
        'PATCH /v1/admin/appointments/{id}': () => (one = { ...one, status: 'arrived' }),
        'POST /v1/admin/appointments/{id}/reschedule': () => (isTaken ? new FakeProblem('slot-taken', 409, { alternatives: ['2026-11-24T10:00:00-05:00'] }) : aVisit(5)),
      },
    });
    await press(tag, 'button', 'Noah Singh');
    await press(tag, 'button', 'Arrived');
    await says(tag, 'That is noted.');
    expect(sent('PATCH', '/v1/admin/appointments')[0]?.body).to.deep.equal({ status: 'arrived' });
    await press(tag, 'button', 'Move');
    await type(tag, 'date', '24');
    await type(tag, 'time', '2.15 pm');
    await type(tag, 'move-practitioner', priya.id);
    await press(tag, 'button', 'Move the visit');
    await says(tag, 'That time is taken. Choose another one. The nearest free times: Tue 24 Nov, 10:00 am');
    await expect(tag).to.be.accessible();
    isTaken = false;
    await press(tag, 'button', 'Move the visit');
    await settled(() => sent('GET', '/v1/admin/appointments/').at(-1)?.path.endsWith('805'));
    expect(sent('POST', '/v1/admin/appointments').at(-1)?.body).to.deep.equal({ start: '2026-11-24T14:15:00-05:00', locationId: yonge.id, practitionerId: priya.id });
  });

  it('C19 staff add a visit for a patient whom they find by name, with the duration that the practitioner has', async () => {
    const { tag, sent } = await admin({ rights, routes: { ...withRequests, 'POST /v1/admin/appointments': aVisit(9) } });
    await press(tag, 'button', 'Add a visit');
    await press(tag, 'button', 'Book the visit');
    await says(tag, 'There is a problem');
    await says(tag, 'Choose a patient');
    await type(tag, 'visit-patient', 'chen');
    await press(tag, 'button', 'Maya Chen');
    await type(tag, 'time', '9');
    await press(tag, 'button', 'Book the visit');
    await settled(() => sent('POST', '/v1/admin/appointments').length === 1);
    expect(sent('POST', '/v1/admin/appointments')[0]?.body).to.deep.equal({
      patientId: '0192a1b2-0000-7000-8000-000000000101', appointmentTypeId: firstVisit.id, practitionerId: amara.id, locationId: yonge.id,
      start: '2026-11-23T09:00:00-05:00', status: 'booked', durationMinutes: 50,
    });
  });

  it('C19 staff are warned before a visit is booked over another one of the patient or into the past, and may book all the same', async () => {
    const overlap = { code: 'overlap', appointments: [{ id: firstVisit.id, start: '2026-11-23T08:30:00-05:00', end: '2026-11-23T09:30:00-05:00', appointmentType: 'Massage', practitioner: 'Priya Nair' }] };
    let isTaken = true;
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/appointments/check': { warnings: [overlap, { code: 'past', appointments: [] }] },
        'POST /v1/admin/appointments': () => (isTaken ? new FakeProblem('slot-taken', 409, { alternatives: [] }) : week[0]),
      },
    });
    await press(tag, 'button', 'Add a visit');
    await type(tag, 'visit-patient', 'chen');
    await press(tag, 'button', 'Maya Chen');
    await type(tag, 'time', '9');
    (await named(tag, 'button', 'Book the visit')).focus();
    await sendKeys({ press: 'Enter' });
    await says(tag, 'Massage, Priya Nair, Monday 23 November, 8:30 – 9:30 am');
    await says(tag, 'That time has passed.');
    expect(sent('GET', '/v1/admin/appointments/check')[0]?.query.toString()).to.contain('durationMinutes=50');
    expect(sent('POST', '/v1/admin/appointments')).to.have.length(0);
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Change the time');
    await settled(() => focused(tag)?.textContent?.includes('Book the visit'));
    await press(tag, 'button', 'Book the visit');
    await press(tag, 'button', 'Book it all the same');
    await says(tag, 'That time is taken. Choose another one.');
    await settled(() => focused(tag)?.textContent?.includes('There is a problem'));
    isTaken = false;
    await press(tag, 'button', 'Book the visit');
    await press(tag, 'button', 'Book it all the same');
    await says(tag, 'The visit is booked.');
    expect(tag.shadowRoot?.querySelector('.notice.success')?.textContent).to.contain('The visit is booked.');
  });

  it('C19 staff are warned before a visit is moved over another one of the patient', async () => {
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/appointments/check': { warnings: [{ code: 'past', appointments: [] }] },
        'POST /v1/admin/appointments/{id}/reschedule': week[0],
      },
    });
    await press(tag, 'button', 'Noah Singh');
    await press(tag, 'button', 'Move');
    await type(tag, 'time', '8');
    await press(tag, 'button', 'Move the visit');
    await says(tag, 'That time has passed.');
    const asked = sent('GET', '/v1/admin/appointments/check')[0]?.query;
    expect([asked?.get('exceptAppointmentId'), asked?.get('durationMinutes'), asked?.get('start')]).to.deep.equal([week[0]?.id, '60', '2026-11-23T08:00:00-05:00']);
    expect(sent('POST', '/v1/admin/appointments')).to.have.length(0);
    await press(tag, 'button', 'Move it all the same');
    await settled(() => sent('POST', '/v1/admin/appointments').length === 1);
    await says(tag, 'The visit is moved. The patient is told.');
  });

  it('C19 a visit is dragged to another time, and moved once both times are confirmed', async () => {
    await setViewport({ width: 1200, height: 900 });
    const moved = aVisit(5, { at: '2026-11-24T10:15', name: 'Noah Singh' });
    let visits: readonly unknown[] = week;
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/appointments': () => pageOf(...visits),
        'GET /v1/admin/appointments/check': { warnings: [{ code: 'past', appointments: [] }] },
        'POST /v1/admin/appointments/{id}/reschedule': () => ((visits = [moved, week[1]]), moved),
      },
    });
    const one = await named(tag, 'button', 'Noah Singh, First visit');
    const times = (day: string) => tag.shadowRoot?.querySelector<HTMLElement>(`.times[data-day="${day}"]`) ?? tag;
    const pointer = (target: EventTarget, kind: string, x: number, y: number) =>
      target.dispatchEvent(new PointerEvent(kind, { bubbles: true, composed: true, pointerId: 7, button: 0, clientX: x, clientY: y }));
    const { left, top } = one.getBoundingClientRect();
    const hour = times('2026-11-24').getBoundingClientRect().height / Number(getComputedStyle(times('2026-11-24')).getPropertyValue('--hours'));
    const [x, y] = [times('2026-11-24').getBoundingClientRect().left + 20, top + 10 + hour * 1.25];
    pointer(one, 'pointerdown', left + 20, top + 10);
    pointer(one, 'pointermove', x, y);
    await says(tag, '10:15 am Noah Singh');
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settled(() => !tag.shadowRoot?.querySelector('.ghost'));
    pointer(one, 'pointerup', x, y);
    expect(sent('GET', '/v1/admin/appointments/check')).to.have.length(0);
    pointer(one, 'pointerdown', left + 20, top + 10);
    pointer(one, 'pointermove', x, y);
    pointer(one, 'pointerup', x, y);
    times('2026-11-24').click();
    await says(tag, 'Move this visit?');
    await says(tag, 'Monday 23 November, 9:00 – 10:00 am');
    await says(tag, 'Tuesday 24 November, 10:15 – 11:15 am');
    await says(tag, 'That time has passed.');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Move the visit');
    await settled(() => sent('POST', '/v1/admin/appointments').length === 1);
    expect(sent('POST', '/v1/admin/appointments')[0]?.body).to.deep.equal({ start: '2026-11-24T10:15:00-05:00', locationId: yonge.id, practitionerId: amara.id });
    await says(tag, 'The visit is moved. The patient is told.');
    await settled(() => focused(tag)?.getAttribute('data-visit') === moved.id);
  });

  it('C19 what others book or move comes by itself, and nobody’s data is read before something has changed', async () => {
    let visits = [...week];
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...withRequests,
        'GET /v1/admin/appointments': () => pageOf(...visits),
        'GET /v1/admin/requests': ({ headers }: FakeRequest) =>
          headers.has('If-None-Match') ? new Response(null, { status: 304, headers: { 'DPoP-Nonce': 'nonce' } }) : Response.json(pageOf(), { headers: { ETag: '"0"', 'DPoP-Nonce': 'nonce' } }),
        'GET /v1/admin/calendar/changes': ({ query }: FakeRequest) => ({ changed: query.get('since') !== `m${visits.length}`, marker: `m${visits.length}` }),
      },
    });
    await named(tag, 'button', 'Noah Singh');
    await settled(() => sent('GET', '/v1/admin/calendar/changes').length === 1);
    const lists = () => sent('GET', '/v1/admin/appointments').length;
    const before = lists();
    const look = async () => {
      const asked = sent('GET', '/v1/admin/calendar/changes').length;
      document.dispatchEvent(new Event('visibilitychange'));
      await settled(() => sent('GET', '/v1/admin/calendar/changes').length > asked);
    };
    for (let since: string | null | undefined; since !== 'm2'; since = sent('GET', '/v1/admin/calendar/changes').at(-1)?.query.get('since')) await look();
    expect(lists()).to.equal(before);
    visits = [...week, aVisit(7, { at: '2026-11-26T09:00', name: 'Ida Berg' })];
    await look();
    await named(tag, 'button', 'Ida Berg');
    for (const path of ['/v1/admin/appointments', '/v1/admin/calendar/changes']) expect(sent('GET', path).at(-1)?.headers.get('Portico-Background')).to.equal('1');
  });

  it('C19 C8 a guest becomes a patient, or the patient whom they are', async () => {
    const guest = aVisit(1, { at: '2026-11-23T09:00', name: 'Noah Singh', patient: { id: '0192a1b2-0000-7000-8000-000000000101', name: 'Noah Singh', phone: null, email: null, profile: false } });
    const match = { id: '0192a1b2-0000-7000-8000-000000000102', givenName: 'Noah', familyName: 'Singh', birthDate: '1990-02-01', contactPoints: [], sameName: true, sameContact: false };
    const { tag, sent } = await admin({
      rights,
      routes: {
        ...calendarRoutes([guest]),
        'GET /v1/admin/guests/{id}': { id: guest.patientId, givenName: 'Noah', familyName: 'Singh', email: null, phone: null, appointments: 1, createdAt: guest.createdAt, matches: [match] },
        'POST /v1/admin/guests/{id}/merge': match,
      },
    });
    await press(tag, 'button', 'Noah Singh');
    await press(tag, 'button', 'It is this patient: Noah Singh');
    await says(tag, 'It can’t be undone.');
    await expect(tag).to.be.accessible();
    allByRole(tag, 'button', 'It is this patient').at(-1)?.click();
    await settled(() => sent('POST', '/v1/admin/guests').length === 1);
    expect(sent('POST', '/v1/admin/guests')[0]?.body).to.deep.equal({ patientId: match.id });
  });

  it('C19 visits of the same time stand side by side', () => {
    const lanes = inLanes([{ from: 540, until: 600 }, { from: 570, until: 630 }, { from: 600, until: 660 }, { from: 700, until: 720 }]);
    expect(lanes.map(({ lane, lanes: of }) => `${lane}/${of}`)).to.deep.equal(['0/2', '1/2', '0/2', '0/1']);
  });
});
