import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../portal-login/portal-login.ts';
import { aPatient, fakePortal, FakeProblem, noNetwork, type FakeOptions } from '../portal/testing.ts';
import { speak } from '../portal/words.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { everySection, says, wordsOf } from '../testing/section-suite.ts';
import './portal-profile.ts';
import type { Profile } from './profile.ts';
import { anEmail, aPhone, aProfile, otherDevice, thisDevice } from './testing.ts';

const main = 'GET /v1/me';
const aPhoneText = '416-555-0183';
const devices = { data: [thisDevice, otherDevice] };

everySection({
  name: 'portal-profile',
  routes: { [main]: aProfile(), 'GET /v1/me/sessions': devices },
  main,
  content: '18 Broadview Avenue',
  nothing: aProfile({ contactPoints: [] }),
  empty: 'We can’t reach you yet',
  french: 'Votre profil',
});

const put = async (profile: Profile = aProfile(), options: FakeOptions = {}, theme: 'light' | 'dark' = 'light') => {
  const portal = await fakePortal({ signedIn: true, ...options, routes: { [main]: profile, 'GET /v1/me/sessions': devices, ...options.routes } });
  const tag = await fixture<HTMLElementTagNameMap['portal-profile']>(
    html`<portal-profile theme=${theme} style="background:${theme === 'dark' ? '#10191e' : '#ffffff'}"></portal-profile>`,
    portal.options,
  );
  await says(tag, 'Chen');
  await says(tag, 'Safari, iPhone');
  return { portal, tag };
};

type Stage = Awaited<ReturnType<typeof put>>;
const press = async ({ tag }: Stage, name: string) => (await settled(() => byRole(tag, 'button', name))).click();
const inputOf = (tag: HTMLElement, name: string) => {
  const input = tag.shadowRoot?.getElementById(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no ${name}`);
  return input;
};
const type = async (tag: HTMLElement, name: string, value: string) => {
  const input = await settled(() => inputOf(tag, name));
  input.value = value;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const sent = ({ portal }: Stage, method: string, path: string) => portal.calls.filter((one) => one.method === method && one.path === path).map(({ body }) => body);
const contactPath = (id: string, act: string) => `/v1/me/contact-points/${id}${act}`;

/** What may be open in the tag, and the sentence by which one knows it. */
const opened: Record<string, { reach: (stage: Stage) => Promise<unknown>; shows: string; options?: FakeOptions; profile?: Profile }> = {
  'a group being changed': { reach: (stage) => press(stage, 'Change: About you'), shows: 'What we call you' },
  'a group with something missing': {
    reach: async (stage) => {
      await press(stage, 'Change: About you');
      for (const part of ['birthDate', 'birthDate-month', 'birthDate-year']) await type(stage.tag, part, '');
      await press(stage, 'Save');
    },
    shows: 'Enter your date of birth',
  },
  'a group that can’t be saved': {
    options: { routes: { 'PATCH /v1/me': noNetwork } },
    reach: async (stage) => {
      await press(stage, 'Change: Address');
      await type(stage.tag, 'city', 'Ottawa');
      await press(stage, 'Save');
    },
    shows: 'Your changes could not be saved',
  },
  'details missing': { profile: aProfile({ missing: ['birthDate', 'cellPhone'] }), reach: async () => undefined, shows: 'The clinic needs: Date of birth and Mobile phone.' },
  'a contact being added': { reach: (stage) => press(stage, 'Add an email or phone'), shows: 'What do you want to add?' },
  'a code being asked': { options: { routes: { 'POST /v1/me/contact-points/{id}/codes': aPhone } }, reach: (stage) => press(stage, `Confirm ${aPhoneText}`), shows: 'It is good for 10 minutes.' },
  'a contact being removed': { reach: (stage) => press(stage, `Remove ${aPhoneText}`), shows: `We send nothing to ${aPhoneText} any more.` },
  'the password being changed': { reach: (stage) => press(stage, 'Change password'), shows: 'Password you have now' },
  'the password asked again': {
    options: { routes: { 'DELETE /v1/me/sessions/{id}': new FakeProblem('fresh-authentication-required', 403) } },
    reach: (stage) => press(stage, 'Sign out Safari, iPhone'),
    shows: 'Is it still you?',
  },
};

describe('portal-profile', () => {
  afterEach(async () => {
    localStorage.clear();
    await speak('en');
  });

  for (const [name, { reach, shows, options, profile }] of Object.entries(opened))
    it(`A6 K1 K2 ${name}: its sentence, no axe violation in light and dark, 320 pixels`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const stage = await put(profile, options, theme);
        await reach(stage);
        await says(stage.tag, shows);
        stage.tag.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
        await expect(stage.tag).to.be.accessible();
        await setViewport({ width: 320, height: 700 });
        expect(document.documentElement.scrollWidth, shows).to.be.at.most(320);
        for (const one of allByRole(stage.tag, 'button')) expect(one.getBoundingClientRect().height, one.textContent ?? '').to.be.at.least(43.9);
        await setViewport({ width: 800, height: 600 });
      }
    });

  it('F9 shows the fields that the clinic shows, and no other', async () => {
    const { tag } = await put();
    const words = wordsOf(tag);
    for (const shown of ['Preferred name May', 'Date of birth 27 January 1987', 'Gender Woman', 'Country Canada', 'Family doctor Not provided', 'Language of our messages English']) expect(words).to.contain(shown);
    for (const hidden of ['Pronouns', 'Occupation', 'Health card number']) expect(words).not.to.contain(hidden);
  });

  it('F9 asks for our messages only in languages that they exist in, and names another one that the record holds', async () => {
    const later = aProfile();
    const stage = await put({ ...later, patient: { ...later.patient, preferredLanguage: 'de' } });
    expect(wordsOf(stage.tag)).to.contain('Language of our messages de');
    await press(stage, 'Change: About you');
    await settled(() => byRole(stage.tag, 'radio', 'Français'));
    expect(allByRole(stage.tag, 'radio').map(nameOf)).to.include.members(['English', 'Français', 'Italiano', 'Español']).and.not.include.members(['de']);
  });

  it('F9 A3 what was just saved is said in the language that the page turns to', async () => {
    const stage = await put(aProfile({ contactPoints: [anEmail, { ...aPhone, verified: true }] }), { routes: { 'POST /v1/me/contact-points/{id}/prefer': undefined, 'PATCH /v1/me': aProfile() } });
    await press(stage, 'Change: About you');
    (await settled(() => byRole(stage.tag, 'radio', 'Français'))).click();
    await press(stage, 'Save');
    const region = () => stage.tag.shadowRoot?.querySelector('.root ~ [role=status], .root > [role=status]')?.textContent;
    await settled(() => region() === 'Vos changements sont enregistrés.');
    stage.portal.portal.setLanguage('en');
    await settled(() => region() === 'Your changes are saved.');
  });

  it('F9 a group without any field that is shown is not there', async () => {
    const { tag } = await put(aProfile({ fields: { email: 'yes' } }));
    expect(allByRole(tag, 'heading', 'Address')).to.deep.equal([]);
    expect(wordsOf(tag)).not.to.contain('Preferred name');
  });

  it('F9 changes only what was changed, shows it, says so, and puts the focus back', async () => {
    const later = aProfile();
    const stage = await put(aProfile(), { routes: { 'PATCH /v1/me': { ...later, patient: { ...later.patient, city: 'Ottawa', postalCode: null } } } });
    const { tag, portal } = stage;
    await press(stage, 'Change: Address');
    await settled(() => tag.shadowRoot?.activeElement?.id === 'address');
    await type(tag, 'city', ' Ottawa ');
    await type(tag, 'postalCode', '');
    await press(stage, 'Save');
    await says(tag, 'City Ottawa');
    expect(sent(stage, 'PATCH', '/v1/me')).to.deep.equal([{ city: 'Ottawa', postalCode: null }]);
    await settled(() => portal.announced === 'Your changes are saved.');
    await settled(() => tag.shadowRoot?.activeElement?.textContent?.trim() === 'Address');
  });

  it('F9 A3 another name is shown at once where the page says who is signed in', async () => {
    const patient = { ...aProfile().patient, preferredName: 'Mei' };
    const stage = await put(aProfile(), { routes: { 'PATCH /v1/me': aProfile({ patient }), 'GET /v1/sessions/current': { user: { ...aPatient, name: 'Mei Chen' } } } });
    const login = document.createElement('portal-login');
    stage.tag.parentElement?.append(login);
    await settled(() => byRole(login, 'button', 'Maya Chen'));
    await press(stage, 'Change: About you');
    await type(stage.tag, 'preferredName', 'Mei');
    await press(stage, 'Save');
    await settled(() => byRole(login, 'button', 'Mei Chen'));
    expect(sent(stage, 'GET', '/v1/me'), 'nothing is loaded anew').to.have.length(1);
  });

  it('F9 Cancel leaves everything as it was', async () => {
    const stage = await put();
    await press(stage, 'Change: Address');
    await type(stage.tag, 'city', 'Ottawa');
    await press(stage, 'Cancel');
    await says(stage.tag, 'City Toronto');
    await press(stage, 'Change: Address');
    expect((await settled(() => inputOf(stage.tag, 'city'))).value).to.equal('Toronto');
  });

  it('F9 what the API refuses is said at its field, and nothing typed is lost', async () => {
    const errors = [{ in: 'body', path: '/postalCode', code: 'too-long', message: 'Postal code must have at most 20 characters' }];
    const stage = await put(aProfile(), { routes: { 'PATCH /v1/me': new FakeProblem('invalid-request', 400, { errors }) } });
    await press(stage, 'Change: Address');
    await type(stage.tag, 'postalCode', 'M4K 2P1 and much more');
    await press(stage, 'Save');
    (await settled(() => byRole(stage.tag, 'link', 'Postal code must have at most 20 characters'))).click();
    expect(stage.tag.shadowRoot?.activeElement?.id).to.equal('postalCode');
    expect(inputOf(stage.tag, 'postalCode').value).to.equal('M4K 2P1 and much more');
  });

  it('F9 a date is changed in three fields, and stands there as it was', async () => {
    const stage = await put(aProfile(), { routes: { 'PATCH /v1/me': aProfile() } });
    await press(stage, 'Change: About you');
    const year = await settled(() => inputOf(stage.tag, 'birthDate-year'));
    expect(year.value).to.equal('1987');
    await type(stage.tag, 'birthDate-year', '1988');
    await press(stage, 'Save');
    await settled(() => sent(stage, 'PATCH', '/v1/me').length > 0);
    expect(sent(stage, 'PATCH', '/v1/me')).to.deep.equal([{ birthDate: '1988-01-27' }]);
  });

  it('F9 G7 whoever wants messages in French reads the portal in French', async () => {
    const later = aProfile();
    const stage = await put(aProfile(), { routes: { 'PATCH /v1/me': { ...later, patient: { ...later.patient, preferredLanguage: 'fr' } } } });
    await press(stage, 'Change: About you');
    (await settled(() => byRole(stage.tag, 'radio', 'Français'))).click();
    await press(stage, 'Save');
    await says(stage.tag, 'Votre profil');
  });

  it('F9 what the clinic needs and doesn’t have is said, and one press leads there', async () => {
    const stage = await put(aProfile({ missing: ['birthDate'] }));
    await press(stage, 'Add them');
    await settled(() => inputOf(stage.tag, 'birthDate'));
  });

  it('B8 adds an email, asks for the code, and shows it as confirmed', async () => {
    const made = { ...anEmail, id: '0192a1b2-0000-7000-8000-0000000000e3', value: 'maya@work.example', verified: false, preferred: false };
    let contacts = [anEmail, aPhone];
    const stage = await put(aProfile(), {
      routes: {
        [main]: () => aProfile({ contactPoints: contacts }),
        'POST /v1/me/contact-points': () => ((contacts = [...contacts, made]), made),
        'POST /v1/me/contact-points/{id}/verify': () => ((contacts = [anEmail, aPhone, { ...made, verified: true }]), { ...made, verified: true }),
      },
    });
    await press(stage, 'Add an email or phone');
    await type(stage.tag, 'value', 'maya@work.example');
    await press(stage, 'Send a code');
    await says(stage.tag, 'We sent a code to maya@work.example');
    await settled(() => stage.tag.shadowRoot?.activeElement?.id === 'code');
    await type(stage.tag, 'code', '123-456');
    await press(stage, 'Confirm');
    await says(stage.tag, 'maya@work.example is confirmed.');
    expect(sent(stage, 'POST', '/v1/me/contact-points')).to.deep.equal([{ system: 'email', value: 'maya@work.example' }]);
    expect(sent(stage, 'POST', contactPath(made.id, '/verify'))).to.deep.equal([{ code: '123456' }]);
    await settled(() => byRole(stage.tag, 'button', 'Prefer maya@work.example'));
  });

  it('B8 a phone says what kind it is', async () => {
    const stage = await put(aProfile(), { routes: { 'POST /v1/me/contact-points': { ...aPhone, id: '0192a1b2-0000-7000-8000-0000000000e4' } } });
    await press(stage, 'Add an email or phone');
    (await settled(() => byRole(stage.tag, 'radio', 'Home phone'))).click();
    await settled(() => wordsOf(stage.tag).includes('Phone number'));
    await type(stage.tag, 'value', '416-555-0100');
    await press(stage, 'Send a code');
    await settled(() => sent(stage, 'POST', '/v1/me/contact-points').length > 0);
    expect(sent(stage, 'POST', '/v1/me/contact-points')).to.deep.equal([{ system: 'phone', value: '416-555-0100', kind: 'home' }]);
  });

  it('B8 an unconfirmed one says so; its code is sent again, and one that ended says so at its field', async () => {
    const stage = await put(aProfile(), {
      routes: { 'POST /v1/me/contact-points/{id}/codes': aPhone, 'POST /v1/me/contact-points/{id}/verify': new FakeProblem('code-expired', 409) },
    });
    expect(wordsOf(stage.tag)).to.contain('Not confirmed');
    await press(stage, `Confirm ${aPhoneText}`);
    await settled(() => stage.portal.announced === `A code is on its way to ${aPhoneText}.`);
    await type(stage.tag, 'code', '000000');
    await press(stage, 'Confirm');
    await settled(() => byRole(stage.tag, 'link', 'This code no longer works. Have another one sent.'));
    await press(stage, 'Send another code');
    await settled(() => sent(stage, 'POST', contactPath(aPhone.id, '/codes')).length === 2);
  });

  it('B8 removes one after the password where the API asks for it, and keeps it where the person gives up', async () => {
    let isFresh = false;
    const stage = await put(aProfile(), {
      routes: {
        'POST /v1/sessions/current/authentications': () => void (isFresh = true),
        'DELETE /v1/me/contact-points/{id}': () => (isFresh ? undefined : new FakeProblem('fresh-authentication-required', 403)),
      },
    });
    const takeOff = async () => {
      await press(stage, `Remove ${aPhoneText}`);
      await press(stage, 'Remove');
      await says(stage.tag, 'Is it still you?');
    };
    await takeOff();
    await press(stage, 'Cancel');
    await settled(() => !wordsOf(stage.tag).includes('Is it still you?'));
    expect(wordsOf(stage.tag)).not.to.contain('is removed');
    await press(stage, 'Keep it');
    await takeOff();
    await type(stage.tag, 'own-password', 'the one of now');
    await press(stage, 'Continue');
    await says(stage.tag, `${aPhoneText} is removed.`);
  });

  it('B8 prefers another, and only where there is one to choose from', async () => {
    const second = { ...anEmail, id: '0192a1b2-0000-7000-8000-0000000000e5', value: 'may@other.example', preferred: false };
    const stage = await put(aProfile({ contactPoints: [anEmail, second, aPhone] }), { routes: { 'POST /v1/me/contact-points/{id}/prefer': { ...second, preferred: true } } });
    expect(allByRole(stage.tag, 'button').filter((one) => one.ariaLabel?.startsWith('Prefer ')).map((one) => one.ariaLabel)).to.deep.equal(['Prefer may@other.example']);
    await press(stage, 'Prefer may@other.example');
    await says(stage.tag, 'We write to may@other.example from now on.');
    expect(sent(stage, 'POST', contactPath(second.id, '/prefer'))).to.have.length(1);
  });

  it('B8 removes one after asking, with the focus on the safe side; Esc keeps it', async () => {
    const stage = await put(aProfile(), { routes: { 'DELETE /v1/me/contact-points/{id}': undefined } });
    const remove = await settled(() => byRole(stage.tag, 'button', `Remove ${aPhoneText}`));
    remove.focus();
    remove.click();
    await settled(() => stage.tag.shadowRoot?.activeElement?.textContent?.trim() === 'Keep it');
    await sendKeys({ press: 'Escape' });
    await settled(() => stage.tag.shadowRoot?.activeElement === remove);
    remove.click();
    await press(stage, 'Remove');
    await says(stage.tag, `${aPhoneText} is removed.`);
    expect(stage.portal.calls.filter(({ method }) => method === 'DELETE').map(({ path }) => path)).to.deep.equal([contactPath(aPhone.id, '')]);
  });

  it('B8 the last one that the clinic needs stays, and says why', async () => {
    const stage = await put(aProfile(), { routes: { 'DELETE /v1/me/contact-points/{id}': new FakeProblem('contact-needed', 409, { detail: 'The clinic needs an email address.' }) } });
    await press(stage, `Remove ${anEmail.value}`);
    await press(stage, 'Remove');
    await says(stage.tag, 'The clinic needs an email address.');
    expect(wordsOf(stage.tag)).to.contain(anEmail.value);
  });

  it('B11 changes the password after the one of now, and lists the devices anew', async () => {
    const stage = await put(aProfile(), { routes: { 'POST /v1/sessions/current/authentications': undefined, 'POST /v1/me/password': { token: 'new' } } });
    await press(stage, 'Change password');
    await type(stage.tag, 'current', 'the one of now');
    await type(stage.tag, 'password', 'walnut-river-comet-linen-owl');
    stage.portal.routes['GET /v1/me/sessions'] = { data: [thisDevice] };
    await press(stage, 'Change password');
    await says(stage.tag, 'Your password is changed. Your other devices are signed out.');
    expect(sent(stage, 'POST', '/v1/sessions/current/authentications')).to.deep.equal([{ password: 'the one of now' }]);
    expect(sent(stage, 'POST', '/v1/me/password')).to.deep.equal([{ password: 'walnut-river-comet-linen-owl' }]);
    await settled(() => !wordsOf(stage.tag).includes('Safari, iPhone'));
  });

  it('B11 a wrong password of now ends no session, and is said at its field', async () => {
    const stage = await put(aProfile(), { routes: { 'POST /v1/sessions/current/authentications': new FakeProblem('wrong-credentials', 401) } });
    await press(stage, 'Change password');
    await type(stage.tag, 'current', 'wrong');
    await type(stage.tag, 'password', 'walnut-river-comet-linen-owl');
    await press(stage, 'Change password');
    await settled(() => byRole(stage.tag, 'link', 'That isn’t the password you have now'));
    expect(stage.portal.portal.session).not.to.equal(null);
    expect(sent(stage, 'POST', '/v1/me/password')).to.deep.equal([]);
  });

  it('B11 a password that the API refuses is said at the new one', async () => {
    const errors = [{ in: 'body', path: '/password', code: 'password-personal', message: 'The password must not hold your name' }];
    const stage = await put(aProfile(), { routes: { 'POST /v1/sessions/current/authentications': undefined, 'POST /v1/me/password': new FakeProblem('invalid-request', 400, { errors }) } });
    await press(stage, 'Change password');
    await type(stage.tag, 'current', 'the one of now');
    await type(stage.tag, 'password', 'maya-chen-maya-chen');
    await press(stage, 'Change password');
    (await settled(() => byRole(stage.tag, 'link', 'The password must not hold your name'))).click();
    expect(stage.tag.shadowRoot?.activeElement?.id).to.equal('password');
  });

  it('B11 signs another device out, after the password where the API asks for it', async () => {
    let isFresh = false;
    const stage = await put(aProfile(), {
      routes: {
        'POST /v1/sessions/current/authentications': () => void (isFresh = true),
        'DELETE /v1/me/sessions/{id}': () => (isFresh ? undefined : new FakeProblem('fresh-authentication-required', 403)),
      },
    });
    expect(allByRole(stage.tag, 'button', 'Sign out Firefox, Windows')).to.deep.equal([]);
    await press(stage, 'Sign out Safari, iPhone');
    await says(stage.tag, 'Is it still you?');
    const field = await settled(() => inputOf(stage.tag, 'own-password'));
    field.value = 'the one of now';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    stage.portal.routes['GET /v1/me/sessions'] = { data: [thisDevice] };
    await press(stage, 'Continue');
    await settled(() => !wordsOf(stage.tag).includes('Safari, iPhone'));
    expect(stage.portal.calls.filter(({ method, path }) => method === 'DELETE' && path.endsWith(otherDevice.id))).to.have.length(2);
    await settled(() => stage.portal.announced === 'Safari, iPhone is signed out.');
  });

  it('B8 only one thing is changed at a time', async () => {
    const stage = await put();
    await press(stage, 'Change: Address');
    await settled(() => inputOf(stage.tag, 'address'));
    expect(allByRole(stage.tag, 'button').map((one) => one.ariaLabel ?? one.textContent?.trim()).filter((name) => /^(Change|Add|Remove|Confirm)/.test(name ?? ''))).to.deep.equal([]);
  });
});
