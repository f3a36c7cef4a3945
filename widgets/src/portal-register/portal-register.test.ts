import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../portal-login/portal-login.ts';
import { fakePortal, FakeProblem, noNetwork } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, settled } from '../testing/find.ts';
import { says, wordsOf } from '../testing/section-suite.ts';
import { asked, begun, choose, complete, everything, isAt, phrase, press, put, sent, sentOff, toAccount, toCode, toDetails, type } from './testing.ts';

describe('portal-register', () => {
  afterEach(async () => {
    localStorage.clear();
    await speak('en');
  });

  it('B7 captures an email, proves it by a code, then asks for the rest; nobody is signed in by it', async () => {
    const all = await complete();
    await isAt(all.tag, 'Your account is ready');
    expect(allByRole(all.tag, 'button', 'Create an account')).to.deep.equal([]);
    expect(sent(all, '/v1/registrations')).to.deep.equal([{ contact: { system: 'email', value: 'maya@fastmail.com' } }]);
    expect(sent(all, '/verify')).to.deep.equal([{ code: '123456' }]);
    expect(sent(all, '/complete')).to.deep.equal([{ token: 'proved', password: phrase, username: 'maya.chen', givenName: 'Maya', familyName: 'Chen', accepted: {} }]);
    expect(all.portal.portal.session ?? null).to.equal(null);
    const login = await settled(() => all.tag.shadowRoot?.querySelector('portal-login'));
    const name = await settled(() => login.shadowRoot?.getElementById('username'));
    expect(name instanceof HTMLInputElement && name.value).to.equal('maya.chen');
  });

  it('B7 tells the page that an account was made, and not whose', async () => {
    const all = await toAccount();
    const registered = oneEvent(document, 'portal-registered');
    type(all.tag, { username: 'maya.chen', password: phrase });
    press(all.tag, 'Create account');
    expect((await registered).detail).to.deep.equal({});
  });

  it('B7 sends what the clinic’s settings need, with the chosen clinic and what was agreed to', async () => {
    const all = await complete({ form: everything });
    await isAt(all.tag, 'Your account is ready');
    expect(sent(all, '/complete')).to.deep.equal([
      {
        token: 'proved', password: phrase, username: 'maya.chen', givenName: 'Maya', familyName: 'Chen', birthDate: '1987-01-27', gender: 'female', phone: '416-555-0183',
        generalPractitioner: 'Dr Lee', referralType: 'A friend', locationId: everything.locations[1]?.id, accepted: { terms: true, privacy: true },
      },
    ]);
  });

  it('C18 B8 where the code went by text message, anybody reads what to do if none comes; by email nobody does', async () => {
    const said = (tag: HTMLElement) => tag.shadowRoot?.querySelector('.root')?.textContent?.includes('If you once answered STOP to this clinic, send START to the same number');
    const mailed = await toCode();
    expect(said(mailed.tag)).to.equal(false);
    const texted = await put();
    await begun(texted.tag);
    choose(texted.tag, 'By text message');
    await settled(() => texted.tag.shadowRoot?.getElementById('phone'));
    type(texted.tag, { phone: '416-555-0116' });
    press(texted.tag);
    await isAt(texted.tag, 'Enter the code');
    expect(said(texted.tag)).to.equal(true);
  });

  it('B7 by phone: a number takes the code, and no second phone is asked for', async () => {
    const all = await put({ form: everything });
    await begun(all.tag);
    choose(all.tag, 'By text message');
    await settled(() => all.tag.shadowRoot?.getElementById('phone'));
    type(all.tag, { phone: '+1 416 555 0183' });
    press(all.tag);
    await isAt(all.tag, 'Enter the code');
    expect(sent(all, '/v1/registrations')).to.deep.equal([{ contact: { system: 'phone', value: '+1 416 555 0183' } }]);
    type(all.tag, { code: '123456' });
    press(all.tag);
    await isAt(all.tag, 'About you');
    expect(all.tag.shadowRoot?.getElementById('cell')).to.equal(null);
  });

  it('B7 every answer stands open before the account is made, and Change leads back to it and returns', async () => {
    const all = await toAccount({ form: everything });
    for (const answer of ['maya@fastmail.com', 'Maya Chen', '27 January 1987', 'Woman', '416-555-0183', 'Dr Lee', 'A friend', 'Northside, Leslieville']) expect(wordsOf(all.tag)).to.contain(answer);
    press(all.tag, 'Change name');
    await isAt(all.tag, 'About you');
    type(all.tag, { givenName: 'May' });
    press(all.tag);
    await isAt(all.tag, 'How you sign in');
    expect(wordsOf(all.tag)).to.contain('May Chen').and.to.contain('27 January 1987');
    press(all.tag, 'Change email');
    await begun(all.tag);
    press(all.tag);
    await isAt(all.tag, 'How you sign in');
    expect(sent(all, '/v1/registrations')).to.have.length(1);
  });

  it('B7 another email needs a code of its own, and keeps what was typed', async () => {
    const all = await toAccount();
    press(all.tag, 'Change email');
    await begun(all.tag);
    type(all.tag, { email: 'may@fastmail.com' });
    press(all.tag);
    await isAt(all.tag, 'Enter the code');
    type(all.tag, { code: '222222' });
    press(all.tag);
    await isAt(all.tag, 'How you sign in');
    expect(wordsOf(all.tag)).to.contain('may@fastmail.com').and.to.contain('Maya Chen');
  });

  it('B7 browser Back goes one step back with the answers, past the code that is used up', async () => {
    const all = await toDetails();
    type(all.tag, { givenName: 'Maya', familyName: 'Chen' });
    press(all.tag);
    await isAt(all.tag, 'How you sign in');
    history.back();
    await isAt(all.tag, 'About you');
    const name = all.tag.shadowRoot?.getElementById('givenName');
    expect(name instanceof HTMLInputElement && name.value).to.equal('Maya');
    history.back();
    await begun(all.tag);
  });

  it('B7 B11 a suggested passphrase takes the complaint about the password away, here and in the summary', async () => {
    const all = await toAccount();
    press(all.tag, 'Create account');
    await settled(() => byRole(all.tag, 'link', 'Choose a password'));
    press(all.tag, 'Suggest a passphrase');
    await says(all.tag, 'Long enough');
    await settled(() => allByRole(all.tag, 'link', 'Choose a password').length === 0);
    expect(all.tag.shadowRoot?.getElementById('password')?.getAttribute('aria-invalid')).to.equal(null);
    expect(allByRole(all.tag, 'link').map((one) => one.textContent)).to.include('Choose a username');
  });

  it('B7 sends another code on demand and says so aloud', async () => {
    const all = await toCode();
    press(all.tag, 'Send another code');
    await says(all.tag, 'A new code is on its way.');
    expect(all.portal.announced).to.equal('A new code is on its way. The one before no longer works.');
    expect(sent(all, '/codes')).to.have.length(1);
  });

  it('B7 a code that ended says so at its field; a registration that ended begins anew with all that was typed', async () => {
    const all = await toCode({ routes: { 'POST /v1/registrations/{id}/verify': new FakeProblem('code-expired', 409) } });
    type(all.tag, { code: '123456' });
    press(all.tag);
    await settled(() => byRole(all.tag, 'link', 'This code no longer works. Have another one sent.'));
    all.portal.routes['POST /v1/registrations/{id}/verify'] = new FakeProblem('registration-ended', 409);
    press(all.tag);
    await begun(all.tag);
    await says(all.tag, 'what you typed is kept');
    const email = all.tag.shadowRoot?.getElementById('email');
    expect(email instanceof HTMLInputElement && email.value.trim()).to.equal('maya@fastmail.com');
  });

  it('B7 what the API refuses of an earlier step is said there, at its field', async () => {
    const errors = [{ in: 'body', path: '/birthDate', code: 'required', message: 'Enter your date of birth' }];
    const all = await complete({ routes: { 'POST /v1/registrations/{id}/complete': new FakeProblem('invalid-request', 400, { errors }) } });
    await isAt(all.tag, 'About you');
    (await settled(() => byRole(all.tag, 'link', 'Enter your date of birth'))).click();
    expect(all.tag.shadowRoot?.activeElement?.closest('portal-part-date')).not.to.equal(null);
  });

  it('B7 general.signupAdultsOnly somebody under 18 hears it with their birth date, and can mend it', async () => {
    const all = await toDetails({ form: { ...asked, mandatory: ['birthDate'], adultsOnly: true } });
    const [first, second] = [...(all.tag.shadowRoot?.querySelectorAll<HTMLInputElement>('portal-part-date input') ?? [])].map(({ id }) => id);
    type(all.tag, { givenName: 'Tim', familyName: 'Young', [first ?? '']: '27', [second ?? '']: '1', 'birthDate-year': String(new Date().getFullYear() - 12) });
    press(all.tag);
    const title = await isAt(all.tag, 'Accounts are for people of 18 and over');
    expect(all.tag.shadowRoot?.activeElement).to.equal(title);
    press(all.tag, 'Change date of birth');
    await isAt(all.tag, 'About you');
    type(all.tag, { 'birthDate-year': '1987' });
    press(all.tag);
    await isAt(all.tag, 'How you sign in');
  });

  it('B7 K1 one complaint at a time about a date, on the part that is wrong', async () => {
    const all = await toDetails({ form: { ...asked, mandatory: ['birthDate'] } });
    const [first, second] = [...(all.tag.shadowRoot?.querySelectorAll<HTMLInputElement>('portal-part-date input') ?? [])].map(({ id }) => id);
    type(all.tag, { givenName: 'Maya', familyName: 'Chen', [first ?? '']: '27', [second ?? '']: '1' });
    press(all.tag);
    (await settled(() => byRole(all.tag, 'link', 'The date must have a year'))).click();
    expect(all.tag.shadowRoot?.activeElement?.id).to.contain('year');
    type(all.tag, { 'birthDate-year': '2999' });
    press(all.tag);
    await settled(() => byRole(all.tag, 'link', 'Date of birth must be in the past'));
  });

  it('B7 K1 with the keyboard alone', async () => {
    const all = await put();
    await begun(all.tag);
    const tabTo = async (name: string) => {
      for (let i = 0; i < 20; i++) {
        const { activeElement } = all.tag.shadowRoot ?? {};
        if (activeElement?.id === name) return;
        await sendKeys({ press: 'Tab' });
      }
      throw new Error(`no ${name}`);
    };
    await tabTo('email');
    await sendKeys({ type: 'maya@fastmail.com' });
    await sendKeys({ press: 'Enter' });
    await settled(async () => (await isAt(all.tag, 'Enter the code')) === all.tag.shadowRoot?.activeElement);
    await isAt(all.tag, 'Enter the code');
    await tabTo('code');
    await sendKeys({ type: '123456' });
    await sendKeys({ press: 'Enter' });
    await isAt(all.tag, 'About you');
    await tabTo('givenName');
    await sendKeys({ type: 'Maya' });
    await tabTo('familyName');
    await sendKeys({ type: 'Chen' });
    await sendKeys({ press: 'Enter' });
    await isAt(all.tag, 'How you sign in');
    await tabTo('username');
    await sendKeys({ type: 'maya' });
    await tabTo('password');
    await sendKeys({ type: phrase });
    await sendKeys({ press: 'Enter' });
    await isAt(all.tag, 'Your account is ready');
  });

  it('A6 a failed call keeps what was typed, and Retry goes on', async () => {
    const all = await sentOff({ routes: { 'POST /v1/registrations': noNetwork } });
    const retry = await settled(() => byRole(all.tag, 'button', 'Retry'));
    all.portal.routes['POST /v1/registrations'] = { id: 'r1', expiresAt: '2026-12-01T10:10:00-05:00' };
    retry.click();
    await isAt(all.tag, 'Enter the code');
  });

  it('B7 opens inside the sign-in form where the page names no other place, and leads back to it', async () => {
    const portal = await fakePortal({ settings: { 'general.publicSignup': true }, routes: { 'GET /v1/registrations/form': asked } });
    const login = await fixture<HTMLElement>(html`<portal-login></portal-login>`, portal.options);
    (await settled(() => byRole(login, 'button', 'Create an account'))).click();
    const tag = await settled(() => login.shadowRoot?.querySelector('portal-register'));
    await isAt(tag, 'Create an account');
    press(tag, 'Back to sign in');
    await settled(() => byRole(login, 'button', 'Sign in'));
    const off = await fakePortal();
    const without = await fixture<HTMLElement>(html`<portal-login></portal-login>`, off.options);
    await settled(() => byRole(without, 'button', 'Sign in'));
    expect(allByRole(without, 'button', 'Create an account')).to.deep.equal([]);
    const other = await fakePortal({ settings: { 'general.publicSignup': true } });
    const linked = await fixture<HTMLElement>(html`<portal-login register="/register"></portal-login>`, other.options);
    expect((await settled(() => byRole(linked, 'link', 'Create an account'))).getAttribute('href')).to.equal('/register');
  });

  it('A11 can be taken out and put back, with what was typed', async () => {
    const { tag } = await toDetails();
    type(tag, { givenName: 'Maya' });
    const { parentElement } = tag;
    tag.remove();
    parentElement?.append(tag);
    await isAt(tag, 'About you');
    const name = tag.shadowRoot?.getElementById('givenName');
    expect(name instanceof HTMLInputElement && name.value).to.equal('Maya');
  });

  it('A3 speaks French without being loaded anew, and keeps step and typed text', async () => {
    const { portal, tag } = await toCode();
    type(tag, { code: '12' });
    portal.portal.setLanguage('fr');
    await isAt(tag, 'Saisissez le code');
    const code = tag.shadowRoot?.getElementById('code');
    expect(code instanceof HTMLInputElement && code.value).to.equal('12');
  });
});
