import { expect } from '@open-wc/testing';
import '../../portal-login/portal-login.ts';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { allByRole, nameOf, settled } from '../../testing/find.ts';
import { booking, ids, named, noSteps, press, step, toCheck, toDetails, type, wordsOf, type Wanted } from '../testing.ts';

const steps = 'GET /v1/holds/{id}/steps';
const consent = { versionId: '0192a1b2-0000-7000-8000-0000000000e1', text: 'Come ten minutes early.\n\nBring your referral.', language: 'en', document: { name: 'Terms.pdf', ticketUrl: 'http://api.test/v1/files/t' }, required: true };
const formId = '0192a1b2-0000-7000-8000-0000000000f1';
const form = { id: formId, title: 'Before your first visit', done: false };
const wholeForm = { ...form, status: 'due', requested: false, completedAt: null, description: null, version: '1', item: [{ linkId: 'pain', text: 'Does it hurt at night?', type: 'boolean', required: true }], response: null };

const signedIn = (routes: Record<string, unknown>, settings: NonNullable<Wanted['portal']>['settings'] = {}): Wanted => ({ portal: { signedIn: true, routes, settings } });
const bodyOf = (calls: readonly FakeRequest[]) => Object(calls.at(-1)?.body);
const box = (tag: HTMLElement, name: string) => settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>(`input[name="${name}"]`));

describe('portal-booking: what the clinic asks', () => {
  afterEach(() => sessionStorage.clear());

  it('C13 schedulingConsent.required the text and its document stand there, and nothing goes on without the tick', async () => {
    const { tag, sent } = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent } }));
    await toDetails(tag);
    await settled(() => wordsOf(tag).includes('Bring your referral.'));
    expect((await named(tag, 'link', 'Terms.pdf')).getAttribute('target')).to.equal('_blank');
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).includes('Agree to the clinic’s terms of booking'));
    (await box(tag, 'consent')).click();
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('You agree to the clinic’s terms of booking');
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(bodyOf(sent('POST', '/v1/appointments')).consent).to.deep.equal({ versionId: consent.versionId, accepted: true });
  });

  it('A2 what is wrong follows the reader into another language, without another press', async () => {
    const { tag, portal } = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent } }));
    await toDetails(tag);
    await box(tag, 'consent');
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).split('Agree to the clinic’s terms of booking').length === 3);
    portal.portal.setLanguage('fr');
    await settled(() => wordsOf(tag).split('Acceptez les conditions de réservation de la clinique').length === 3);
    portal.portal.setLanguage('en');
    await settled(() => wordsOf(tag).includes('Agree to the clinic’s terms of booking'));
  });

  it('A2 so does what failed', async () => {
    const { tag, portal } = await booking(signedIn({ [steps]: noSteps, 'POST /v1/appointments': new FakeProblem('unavailable', 503) }));
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('We don’t know yet whether your visit is booked'));
    portal.portal.setLanguage('fr');
    await settled(() => wordsOf(tag).includes('Nous ne savons pas encore si votre rendez-vous est pris'));
    portal.portal.setLanguage('en');
    await settled(() => wordsOf(tag).includes('We don’t know yet'));
  });

  it('C13 schedulingConsent.enabled where it isn’t required the box may stay empty, and that is sent too', async () => {
    const { tag, sent } = await booking(signedIn({ [steps]: { ...noSteps, consent: { ...consent, required: false, document: null } } }));
    await toDetails(tag);
    await box(tag, 'consent');
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('You don’t agree');
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(bodyOf(sent('POST', '/v1/appointments')).consent.accepted).to.equal(false);
  });

  it('C13 schedulingConsent.everyTime the next booking asks again, with an empty box; off, it asks no more', async () => {
    const { tag, sent, portal } = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent } }));
    const book = async (count: number) => {
      await press(tag, 'button', 'Continue');
      await step(tag, 'Check your answers');
      await press(tag, 'button', 'Book appointment');
      await settled(() => sent('POST', '/v1/appointments').length === count);
      await press(tag, 'button', 'Book another visit');
    };
    await toDetails(tag);
    (await box(tag, 'consent')).click();
    await book(1);
    await toDetails(tag);
    expect((await box(tag, 'consent')).checked).to.equal(false);
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).includes('Agree to the clinic’s terms of booking'));
    (await box(tag, 'consent')).click();
    await book(2);
    portal.routes[steps] = noSteps;
    await toDetails(tag);
    await settled(() => tag.shadowRoot?.getElementById('reason'));
    expect(tag.shadowRoot?.querySelector('input[name="consent"]')).to.equal(null);
    await book(3);
    expect(sent('POST', '/v1/appointments').map(({ body }) => Object(body).consent?.accepted)).to.deep.equal([true, true, undefined]);
  });

  it('C13 schedulingConsent.text stands there as it was written, in its own language, and what is agreed to is this very version', async () => {
    const text = 'Arrivez <b>tôt</b>.\n\nApportez votre requête.';
    const versionId = '0192a1b2-0000-7000-8000-0000000000e2';
    const { tag, sent } = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent: { ...consent, text, versionId, language: 'fr' } } }));
    await toDetails(tag);
    const terms = await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.consent .terms'));
    expect([...terms.querySelectorAll('p')].map((one) => one.textContent)).to.deep.equal(['Arrivez <b>tôt</b>.', 'Apportez votre requête.']);
    expect(terms.lang).to.equal('fr');
    (await box(tag, 'consent')).click();
    await press(tag, 'button', 'Continue');
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(bodyOf(sent('POST', '/v1/appointments')).consent.versionId).to.equal(versionId);
  });

  it('C13 schedulingConsent.document opens beside the page by its ticket; without one no link stands there', async () => {
    const { tag } = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent } }));
    await toDetails(tag);
    await box(tag, 'consent');
    const link = tag.shadowRoot?.querySelector<HTMLAnchorElement>('.consent a');
    expect([link?.textContent?.trim(), link?.href, link?.target, link?.rel]).to.deep.equal(['Terms.pdf', consent.document.ticketUrl, '_blank', 'noopener']);
    sessionStorage.clear();
    const bare = await booking(signedIn({ [steps]: { ...noSteps, missing: ['consent'], consent: { ...consent, document: null } } }));
    await toDetails(bare.tag);
    await box(bare.tag, 'consent');
    expect(bare.tag.shadowRoot?.querySelector('.consent a')).to.equal(null);
  });

  it('C11 general.mandatory.intakeForm the form is filled while the time is held, then it goes on', async () => {
    let isDone = false;
    const { tag, sent } = await booking(signedIn({
      [steps]: () => ({ ...noSteps, missing: isDone ? [] : ['forms'], forms: [{ ...form, done: isDone }] }),
      'GET /v1/holds/{id}/forms/{formId}': wholeForm,
      'PUT /v1/holds/{id}/forms/{formId}/response': () => ((isDone = true), { ...wholeForm, status: 'completed' }),
    }));
    await toDetails(tag);
    await settled(() => wordsOf(tag).includes('Does it hurt at night?'));
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).includes('Answer: Does it hurt at night?'));
    await press(tag, 'radio', 'Yes');
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(bodyOf(sent('PUT', '/v1/holds'))).to.deep.equal({ status: 'completed', item: [{ linkId: 'pain', answer: [{ valueBoolean: true }] }] });
  });

  it('C11 an answer that the clinic’s form refuses says so at its question', async () => {
    const refused = new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/item/0/answer/0', code: 'form-answer', message: 'This answer is too long' }] });
    const { tag } = await booking(signedIn({
      [steps]: { ...noSteps, missing: ['forms'], forms: [form] },
      'GET /v1/holds/{id}/forms/{formId}': wholeForm,
      'PUT /v1/holds/{id}/forms/{formId}/response': refused,
    }));
    await toDetails(tag);
    await press(tag, 'radio', 'No');
    await press(tag, 'button', 'Continue');
    await settled(() => tag.shadowRoot?.querySelector('.field.wrong')?.textContent?.includes('This answer is too long'));
  });

  it('C12 scheduling.reasonForAppointment off: no reason is asked for, shown or sent', async () => {
    const { tag, sent } = await booking(signedIn({ [steps]: { ...noSteps, reason: false } }));
    await toDetails(tag);
    await settled(() => !tag.shadowRoot?.getElementById('reason'));
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.not.contain('Reason');
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(bodyOf(sent('POST', '/v1/appointments'))).to.not.have.property('reason');
  });

  it('C12 scheduling.applyDefaultInsurance what pays stands among the answers', async () => {
    const { tag } = await booking(signedIn({ [steps]: { ...noSteps, coverage: { id: ids.hold, payer: 'Blue Maple', plan: 'Extended Health' } } }));
    await toCheck(tag);
    await settled(() => wordsOf(tag).includes('Blue Maple, Extended Health'));
  });
});

describe('portal-booking: without an account', () => {
  afterEach(() => sessionStorage.clear());

  it('C8 scheduling.publicBooking a guest says who they are, proves a contact, and books', async () => {
    let contact: object | null = null;
    const { tag, sent } = await booking({
      portal: {
        settings: { 'scheduling.publicBooking': true },
        portal: { messages: ['publicBookThankYou'] },
        routes: {
          'GET /v1/messages/{name}': ({ path }: FakeRequest) => ({ html: `<p>Said in ${path.split('/').at(-1)}</p>`, language: 'en', video: null }),
          [steps]: () => ({ ...noSteps, missing: contact ? [] : ['contact'], contact }),
          'POST /v1/holds/{id}/contact': { system: 'email', masked: 'm•••@fastmail.com', verified: false, expiresAt: null },
          'POST /v1/holds/{id}/contact/verify': () => ((contact = { system: 'email', masked: 'm•••@fastmail.com', verified: true }), { ...contact, expiresAt: null }),
        },
      },
    });
    await toDetails(tag);
    expect(allByRole(tag, 'button').map(nameOf)).to.not.include('Continue');
    await press(tag, 'button', 'Continue without an account');
    await settled(() => tag.shadowRoot?.getElementById('contact'));
    type(tag, 'given', 'Maya');
    type(tag, 'contact', 'nonsense');
    await press(tag, 'button', 'Send code');
    await settled(() => wordsOf(tag).includes('Enter an email address like name@example.com'));
    type(tag, 'contact', 'maya@fastmail.com');
    await press(tag, 'button', 'Send code');
    await settled(() => tag.shadowRoot?.getElementById('code'));
    expect(bodyOf(sent('POST', '/v1/holds/'))).to.deep.equal({ system: 'email', value: 'maya@fastmail.com' });
    type(tag, 'code', '123 456');
    await press(tag, 'button', 'Confirm');
    await settled(() => wordsOf(tag).includes('is confirmed'));
    expect(bodyOf(sent('POST', '/v1/holds/'))).to.deep.equal({ code: '123456' });
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).includes('Enter your family name'));
    type(tag, 'family', 'Chen');
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('Maya Chen').and.to.contain('m•••@fastmail.com');
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(bodyOf(sent('POST', '/v1/appointments')).guest).to.deep.equal({ givenName: 'Maya', familyName: 'Chen' });
    expect(sent('POST', '/v1/appointments')[0]?.headers.get('Portico-Hold')).to.equal('guest-token');
    await settled(() => wordsOf(tag).includes('Said in publicBookThankYou'));
  });

  it('C18 B8 where a code went by text message, anybody reads what to do if none comes; by email nobody does', async () => {
    const { tag, portal } = await booking({ portal: { settings: { 'scheduling.publicBooking': true }, routes: { 'POST /v1/holds/{id}/contact': { system: 'phone', masked: '•••-•••-0116', verified: false, expiresAt: null } } } });
    await toDetails(tag);
    await press(tag, 'button', 'Continue without an account');
    await settled(() => tag.shadowRoot?.getElementById('contact'));
    expect(wordsOf(tag)).to.not.contain('answered STOP');
    type(tag, 'contact', '416-555-0116');
    await press(tag, 'button', 'Send code');
    await settled(() => wordsOf(tag).includes('If you once answered STOP to this clinic, send START to the same number'));
    portal.routes['POST /v1/holds/{id}/contact'] = { system: 'email', masked: 'm•••@fastmail.com', verified: false, expiresAt: null };
    type(tag, 'contact', 'maya@fastmail.com');
    await press(tag, 'button', 'Send a new code');
    await settled(() => wordsOf(tag).includes('on its way to m•••@fastmail.com'));
    expect(wordsOf(tag)).to.not.contain('answered STOP');
  });

  it('C8 scheduling.publicBookingLogin sign-up comes first where the clinic says so; signing in stands beside it', async () => {
    const { tag } = await booking({ portal: { settings: { 'general.publicSignup': true, 'scheduling.publicBookingLogin': 'signup' } } });
    await toDetails(tag);
    await settled(() => tag.shadowRoot?.querySelector('portal-register'));
    await press(tag, 'button', 'I have an account');
    await settled(() => tag.shadowRoot?.querySelector('portal-login'));
  });

  it('C8 with public booking off nobody books without an account', async () => {
    const { tag } = await booking({ portal: { settings: { 'scheduling.publicBooking': false } } });
    await toDetails(tag);
    await settled(() => tag.shadowRoot?.querySelector('portal-login'));
    expect(allByRole(tag, 'button').map(nameOf)).to.not.include('Continue without an account');
  });
});

describe('portal-booking: around the booking', () => {
  afterEach(() => sessionStorage.clear());

  it('C9 scheduling.autoAccept off: it is a request in every word', async () => {
    const { tag } = await booking({ portal: { signedIn: true, settings: { 'scheduling.autoAccept': false } } });
    await toCheck(tag);
    expect(wordsOf(tag)).to.contain('The clinic confirms it');
    await named(tag, 'button', 'Request appointment');
  });

  it('C25 scheduling.undoMinutes what was just booked is taken back', async () => {
    const undone = { canUndo: true, undoUntil: new Date(Date.now() + 120_000).toISOString() };
    const { tag, sent, portal } = await booking({ portal: { signedIn: true } });
    const book = portal.routes['POST /v1/appointments'];
    portal.routes['POST /v1/appointments'] = (request: FakeRequest) => ({ ...Object(typeof book === 'function' ? book(request) : book), ...undone });
    portal.routes['POST /v1/appointments/{id}/cancel'] = {};
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await press(tag, 'button', 'Undo this booking');
    await settled(() => sent('POST', `/v1/appointments/${ids.appointment}/cancel`).length === 1);
    await step(tag, 'What would you like to book?');
    expect(portal.announced).to.equal('Your booking is undone.');
  });

  it('C20 a type that is booked by phone stands there with the number, and can’t be chosen', async () => {
    const types = [
      { id: ids.first, name: 'Physiotherapy, first visit', description: null, durationMinutes: 60, mode: 'inPerson', medium: null, bookableBy: 'everyone' },
      { id: ids.video, name: 'Concussion clinic', description: null, durationMinutes: 30, mode: 'inPerson', medium: null, bookableBy: 'call' },
    ];
    const { tag } = await booking({ types });
    await settled(() => wordsOf(tag).includes('Call 416-555-0142 to book'));
    expect(allByRole(tag, 'radio').map(nameOf).some((name) => name.includes('Concussion'))).to.equal(false);
  });

  it('C20 identity.openBookings a refusal that is for good says why, with no way to press on in vain', async () => {
    const full = new FakeProblem('too-many-bookings', 409, { limit: 10, detail: 'At most 10 visits to come can be booked online. Cancel one, or call the clinic.' });
    const { tag } = await booking({ portal: { signedIn: true, routes: { 'POST /v1/appointments': full } } });
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('At most 10 visits'));
    expect(wordsOf(tag)).to.contain('Your visit isn’t booked');
  });

  it('C12 scheduling.practitionerGallery photos where the clinic shows them, else initials', async () => {
    const { tag } = await booking({
      portal: {
        routes: { 'GET /v1/practitioners': { data: [{ id: ids.amara, name: 'Amara Okafor', credentials: 'MPT', profession: 'Physiotherapist', biography: null, photoUrl: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', locationIds: [ids.yonge] }, { id: ids.louis, name: 'Louis Tremblay', credentials: null, profession: null, biography: null, photoUrl: null, locationIds: [ids.yonge] }], nextCursor: null } },
      },
    });
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    await named(tag, 'radio', 'Louis Tremblay');
    expect(tag.shadowRoot?.querySelectorAll('img.photo')).to.have.length(1);
    expect(tag.shadowRoot?.querySelector('img.photo')?.getAttribute('alt')).to.equal('');
  });

  it('C4 a visit is moved: its old time doesn’t stand in the way, only the new one is asked for', async () => {
    const old = { id: ids.appointment, status: 'booked', start: '2027-01-04T10:30:00-05:00', end: '2027-01-04T11:30:00-05:00', timeZone: 'America/Toronto', appointmentType: { id: ids.first, name: 'Physiotherapy, first visit' }, location: { id: ids.yonge, name: 'Northside, Yonge Street', phone: null, address: null, city: null }, practitioner: { id: ids.amara, name: 'Amara Okafor' }, mode: 'inPerson', medium: null, canCancel: true, canReschedule: true, canJoin: false, refusals: {} };
    const { tag, sent } = await booking({
      attributes: { moves: ids.appointment },
      portal: { signedIn: true, routes: { 'GET /v1/me/appointments/{id}': old, 'POST /v1/appointments/{id}/reschedule': { ...old, id: ids.hold, replaces: ids.appointment, canUndo: false } } },
    });
    const heard: unknown[] = [];
    tag.addEventListener('portal-appointment-rescheduled', ({ detail }) => heard.push(detail));
    await step(tag, 'When would you like to come?');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('input[name=slot]'))).click();
    expect(sent('GET', '/v1/slots').every(({ query }) => query.get('movesAppointmentId') === ids.appointment)).to.equal(true);
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('Until now').and.to.contain('New time');
    await press(tag, 'button', 'Move appointment');
    await settled(() => wordsOf(tag).includes('Moved'));
    expect(bodyOf(sent('POST', '/v1/holds')).movesAppointmentId).to.equal(ids.appointment);
    expect(bodyOf(sent('POST', `/v1/appointments/${ids.appointment}/reschedule`))).to.deep.equal({ holdId: ids.hold });
    expect(heard).to.deep.equal([{ id: ids.hold, replacesId: ids.appointment }]);
  });
});
