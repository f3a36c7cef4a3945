import { expect, oneEvent } from '@open-wc/testing';
import '../portal-login/portal-login.ts';
import { FakeProblem, noNetwork, type FakeRequest } from '../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { booking, day, ids, monday, named, press, step, toCheck, toDetails, toTime, type, wordsOf } from './testing.ts';

const gone = (tag: HTMLElement) => settled(() => allByRole(tag, 'heading').find((one) => nameOf(one).endsWith('is no longer free')));
const until = (tag: HTMLElement) => /Held for you until [\d:]+.[ap]m/.exec(wordsOf(tag));

describe('portal-booking: the time that is held', () => {
  afterEach(() => sessionStorage.clear());

  it('C5 the time is held before anybody signs in, kept while one does, and says until when', async () => {
    const { tag, portal, sent } = await booking();
    await toDetails(tag);
    expect(until(tag)).not.to.equal(null);
    expect(allByRole(tag, 'button', 'Continue')).to.be.empty;
    type(tag, 'reason', 'Left knee');
    const login = await settled(() => tag.shadowRoot?.querySelector('portal-login'));
    await settled(() => byRole(tag, 'button', 'Sign in'));
    type(login, 'username', 'maya.chen');
    type(login, 'password', 'a long passphrase of words');
    (await named(login, 'button', 'Sign in')).click();
    await step(tag, 'Who the visit is for');
    await settled(() => wordsOf(tag).includes('Maya Chen'));
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('Left knee');
    await settled(() => sent('PATCH', '/v1/holds').length > 0);
    expect(sent('PATCH', '/v1/holds')[0]?.headers.get('Portico-Hold')).to.equal('guest-token');
    expect(portal.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/holds')).to.have.length(1);
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
  });

  it('C5 a reload finds the held time, what was written and the step again, from the clinic', async () => {
    const { tag, make, holds, sent } = await booking({ portal: { signedIn: true }, attributes: { history: 'on' } });
    await toCheck(tag, 'Left knee hurts on stairs');
    await settled(() => holds[0]?.reason === 'Left knee hurts on stairs');
    expect(JSON.stringify({ ...sessionStorage })).not.to.contain('knee');
    expect(location.href + document.title).not.to.contain('knee');
    const stored = { ...sessionStorage };
    const kept = [...holds];
    tag.remove();
    // A tag that leaves gives its time back; a page that is loaded anew doesn't.
    await settled(() => sent('DELETE', '/v1/holds').length > 0);
    holds.splice(0, holds.length, ...kept);
    for (const [name, value] of Object.entries(stored)) sessionStorage.setItem(name, value);
    const again = make();
    await step(again, 'Check your answers');
    await settled(() => wordsOf(again).includes('Left knee hurts on stairs') && wordsOf(again).includes('Amara Okafor, MPT'));
    expect(document.activeElement).to.equal(document.body);
    expect(sent('POST', '/v1/holds')).to.have.length(1);
  });

  it('C5 a reload after the time was lost says so and begins anew', async () => {
    const { tag, make, holds } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    const stored = { ...sessionStorage };
    tag.remove();
    for (const [name, value] of Object.entries(stored)) sessionStorage.setItem(name, value);
    holds.splice(0);
    const again = make();
    await settled(() => wordsOf(again).includes('Your time is no longer held for you'));
    await step(again, 'What would you like to book?');
    await toDetails(again);
    expect(wordsOf(again)).not.to.contain('no longer held');
  });

  it('C5 somebody was quicker: the time step says so, lists the nearest, and keeps the rest', async () => {
    const { tag, portal, at, sent } = await booking({ portal: { signedIn: true } });
    const take = portal.routes['POST /v1/holds'];
    portal.routes['POST /v1/holds'] = new FakeProblem('slot-taken', 409, { alternatives: [at(monday, '10:30'), at(day(1), '08:30')] });
    await toTime(tag);
    await press(tag, 'radio', '8:30');
    await press(tag, 'button', 'Continue');
    const heading = await gone(tag);
    await settled(() => tag.shadowRoot?.activeElement === heading);
    await step(tag, 'Nearest free times');
    await expect(tag).to.be.accessible();
    portal.routes['POST /v1/holds'] = take;
    const nearest = [...(tag.shadowRoot?.querySelectorAll<HTMLElement>('.next-slot') ?? [])];
    expect(nearest).to.have.length(2);
    nearest[1]?.click();
    await press(tag, 'button', 'Continue');
    await step(tag, 'A few details');
    expect(sent('POST', '/v1/holds').at(-1)?.body).to.deep.include({ start: at(day(1), '08:30'), appointmentTypeId: ids.first, locationId: ids.yonge });
  });

  it('C5 taken at the very last press: back to the times with the reason kept', async () => {
    const { tag, portal, at } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    portal.routes['POST /v1/appointments'] = new FakeProblem('slot-taken', 409, { alternatives: [at(day(1), '10:30')] });
    await press(tag, 'button', 'Book appointment');
    await gone(tag);
    await press(tag, 'radio', '10:30');
    await press(tag, 'button', 'Continue');
    await step(tag, 'A few details');
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('Left knee hurts');
  });

  it('C5 a time that can’t be booked any more is told the same way', async () => {
    const { tag, portal } = await booking({ portal: { signedIn: true } });
    portal.routes['POST /v1/holds'] = new FakeProblem('slot-not-offered', 409);
    await toTime(tag);
    await press(tag, 'radio', '8:30');
    await press(tag, 'button', 'Continue');
    await gone(tag);
    expect(tag.shadowRoot?.querySelectorAll('.next-slot').length).to.equal(3);
  });

  it('C5 a lost hold is told, the draft stays, and one press holds the time again', async () => {
    const { tag, portal, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    portal.routes['POST /v1/appointments'] = new FakeProblem('hold-expired', 409);
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('This time is no longer held for you'));
    expect(wordsOf(tag)).to.contain('Left knee hurts').and.not.to.contain('Held for you until');
    expect(allByRole(tag, 'button', 'Book appointment')).to.be.empty;
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Hold it again');
    await named(tag, 'button', 'Book appointment');
    expect(sent('POST', '/v1/holds')).to.have.length(2);
    expect(portal.announced).to.equal('Your time is held again.');
  });

  it('C5 what is written is with the hold; another time, another visit or leaving gives the time back', async () => {
    const { tag, holds, sent } = await booking();
    await toDetails(tag);
    type(tag, 'reason', 'Left knee');
    await settled(() => holds[0]?.reason === 'Left knee');
    await press(tag, 'button', 'Back');
    await press(tag, 'radio', '10:30');
    await press(tag, 'button', 'Continue');
    await step(tag, 'A few details');
    expect(sent('DELETE', '/v1/holds')).to.have.length(1);
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('Left knee');
    tag.remove();
    await settled(() => sent('DELETE', '/v1/holds').length === 2);
    expect(Object.keys(sessionStorage).filter((name) => name.includes('hold'))).to.be.empty;
  });

  it('C5 the time is kept on while the person does anything at all, and lost by the clock if they don’t', async () => {
    const { tag, portal, sent } = await booking({ portal: { signedIn: true } });
    await toDetails(tag);
    const { now } = Date;
    Date.now = () => now.call(Date) + 180_000;
    tag.shadowRoot?.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true, composed: true }));
    await settled(() => sent('PATCH', '/v1/holds').length > 0);
    Date.now = now;
    expect(sent('PATCH', '/v1/holds')[0]?.body).to.deep.equal({});
    const patch = portal.routes['PATCH /v1/holds/{id}'];
    portal.routes['PATCH /v1/holds/{id}'] = async (request: FakeRequest) => {
      const hold = typeof patch === 'function' ? await patch(request) : undefined;
      return { ...hold, expiresAt: new Date(Date.now() + 300).toISOString() };
    };
    type(tag, 'reason', 'Knee');
    await settled(() => wordsOf(tag).includes('This time is no longer held for you'));
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('Knee');
  });

  it('C5 going back and on with the same time asks for nothing twice', async () => {
    const { tag, sent } = await booking();
    await toDetails(tag);
    await press(tag, 'button', 'Back');
    await step(tag, 'When would you like to come?');
    await press(tag, 'button', 'Continue');
    await step(tag, 'A few details');
    expect(sent('POST', '/v1/holds')).to.have.length(1);
    expect(sent('DELETE', '/v1/holds')).to.be.empty;
  });

  it('A6 nobody answers when booking: it is said that nothing is known, and Retry asks with the same key', async () => {
    const { tag, portal, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    const book = portal.routes['POST /v1/appointments'];
    portal.routes['POST /v1/appointments'] = noNetwork;
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('We don’t know yet whether your visit is booked'));
    portal.routes['POST /v1/appointments'] = book;
    await press(tag, 'button', 'Retry');
    await settled(() => wordsOf(tag).includes('Booked'));
    const keys = sent('POST', '/v1/appointments').map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).to.have.length(2);
    expect(keys[0]).to.equal(keys[1]);
  });

  it('A6 nobody answers when holding: what was chosen stays, and Retry holds it', async () => {
    const { tag, portal } = await booking();
    const take = portal.routes['POST /v1/holds'];
    await toTime(tag);
    await press(tag, 'radio', '10:30');
    portal.routes['POST /v1/holds'] = noNetwork;
    const failed = oneEvent(tag, 'portal-error');
    await press(tag, 'button', 'Continue');
    await settled(() => wordsOf(tag).includes('We couldn’t hold your time'));
    expect((await failed).detail).to.deep.equal({ type: 'unreachable', status: 0 });
    portal.routes['POST /v1/holds'] = take;
    await press(tag, 'button', 'Retry');
    await step(tag, 'A few details');
  });

  it('C5 a reason that the clinic refuses lands on its field', async () => {
    const { tag, portal } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    const errors = [{ in: 'body', path: '/reason', code: 'too_big', message: 'The reason is too long' }];
    portal.routes['POST /v1/appointments'] = new FakeProblem('invalid-request', 400, { errors });
    await press(tag, 'button', 'Book appointment');
    await press(tag, 'link', 'The reason is too long');
    expect(tag.shadowRoot?.activeElement?.id).to.equal('reason');
  });

  it('A6 at the session’s end what is private leaves the page; signing in again brings it back', async () => {
    const { tag, portal, holds } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    await settled(() => holds[0]?.reason === 'Left knee hurts');
    await portal.portal.signOut();
    await step(tag, 'A few details');
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('');
    expect(wordsOf(tag)).not.to.contain('Maya');
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    await settled(() => tag.shadowRoot?.querySelector('textarea')?.value === 'Left knee hurts');
  });

  it('A6 at the session’s end a booked visit leaves the page', async () => {
    const { tag, portal } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('See you on'));
    await portal.portal.signOut();
    await step(tag, 'What would you like to book?');
    expect(wordsOf(tag)).not.to.contain('0000-BEEF');
  });

  it('A12 thanks: the clinic’s own page takes over, of the same website only', async () => {
    const { tag } = await booking({ portal: { signedIn: true }, attributes: { thanks: '#thank-you' } });
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await settled(() => location.hash === '#thank-you');
    history.back();
    await settled(() => location.hash === '');
    const other = await booking({ portal: { signedIn: true }, attributes: { thanks: 'https://elsewhere.test/' } });
    await toCheck(other.tag);
    await press(other.tag, 'button', 'Book appointment');
    await settled(() => wordsOf(other.tag).includes('See you on'));
    expect(location.origin).not.to.contain('elsewhere');
  });

  it('C5 two presses of the last button book once', async () => {
    const { tag, portal, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    let answer: (value: unknown) => void = () => undefined;
    const book = portal.routes['POST /v1/appointments'];
    portal.routes['POST /v1/appointments'] = async (request: FakeRequest) => {
      await new Promise((resolve) => (answer = resolve));
      return typeof book === 'function' ? book(request) : undefined;
    };
    const last = await named(tag, 'button', 'Book appointment');
    last.focus();
    last.click();
    await named(tag, 'button', 'Booking…');
    last.click();
    expect(tag.shadowRoot?.activeElement).to.equal(last);
    expect(last.getAttribute('aria-disabled')).to.equal('true');
    answer(undefined);
    await settled(() => wordsOf(tag).includes('See you on'));
    expect(sent('POST', '/v1/appointments')).to.have.length(1);
  });
});
