import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, aListed, aLogin, aPatient, anEvent, focused, named, pageOf, press, pressLast, type, type Wanted } from '../testing.ts';

const many = Array.from({ length: 50 }, (_, n) => aPatient(n + 1, { givenName: `Given${n}`, familyName: 'Family' }));

describe('the staff’s patients', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('G8 finds patients while one types, asks once one pauses, and says how many there are', async () => {
    const { tag, sent, said } = await admin({
      routes: {
        'GET /v1/admin/patients': ({ query }: FakeRequest) => (query.get('search') === 'che' ? pageOf(aPatient()) : query.get('search') ? pageOf() : pageOf(...many)),
      },
    });
    await says(tag, 'Given49 Family');
    for (const text of ['c', 'ch', 'che']) await type(tag, 'find-patient', text);
    await says(tag, '1 patient');
    expect(sent('GET', '/v1/admin/patients').map(({ query }) => query.get('search'))).to.deep.equal([null, 'che']);
    await settled(() => said.includes('1 patient'));
    await type(tag, 'find-patient', 'xyz');
    await says(tag, 'Nobody found');
    await expect(tag).to.be.accessible();
  });

  it('B2 tells who has a login, in a word with its sign, to whoever may know, and phones as they are read', async () => {
    const phone = { id: '0192a1b2-0000-7000-8000-0000000000f1', system: 'phone', value: '+14165550188', kind: null, verified: true, preferred: true } as const;
    const { tag } = await admin({ routes: { 'GET /v1/admin/patients': pageOf(aListed(1, { login: 'active', contactPoints: [phone] }), aListed(2), aListed(3, { login: null })) } });
    await says(tag, 'Uses the portal');
    const rows = [...(tag.shadowRoot?.querySelectorAll('.rows > li') ?? [])];
    expect(rows.map((row) => row.querySelector('.badge')?.textContent?.trim())).to.deep.equal(['Uses the portal', 'No login', undefined]);
    expect(rows.map((row) => !!row.querySelector('.badge svg'))).to.deep.equal([true, true, false]);
    expect(rows[0]?.textContent).to.contain('416-555-0188');
    await expect(tag).to.be.accessible();
  });

  it('G8 shows more on demand and puts the focus on the first of them', async () => {
    const { tag } = await admin({
      routes: {
        'GET /v1/admin/patients': ({ query }: FakeRequest) =>
          query.get('cursor') ? pageOf(aPatient(77, { givenName: 'Zoe' })) : { data: many, nextCursor: 'next' },
      },
    });
    await says(tag, 'The first 50 patients');
    await press(tag, 'button', 'Show more');
    await says(tag, 'Zoe Chen');
    await settled(() => focused(tag)?.closest('li')?.textContent?.includes('Zoe'));
    await says(tag, '51 patients');
  });

  it('B4 forty patients are chosen and invited at once, and the others told by name and reason', async () => {
    const { tag, sent } = await admin({
      routes: {
        'GET /v1/admin/patients': pageOf(...many.slice(0, 40)),
        'POST /v1/admin/invitations': ({ body }: FakeRequest) => ({
          data: Object(body).patientIds.map((patientId: string, n: number) => ({ patientId, outcome: n === 3 ? 'shared-contact' : n === 4 ? 'already-active' : 'invited' })),
        }),
      },
    });
    await press(tag, 'button', 'Choose all in this list');
    await says(tag, '40 patients chosen');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Invite to the portal');
    await says(tag, '38 patients were invited');
    await says(tag, 'Share an email or phone with another patient');
    await named(tag, 'button', 'Given3 Family');
    expect(sent('POST', '/v1/admin/invitations').map(({ body }) => Object(body).patientIds.length)).to.deep.equal([40]);
    expect(tag.shadowRoot?.querySelector('.selected')?.textContent).not.to.contain('patients chosen');
    await settled(() => focused(tag)?.classList.contains('invited'));
    await expect(tag).to.be.accessible();
  });

  it('B4 who is invited already is said by name, and gets another invitation only once staff ask for it', async () => {
    const { tag, sent } = await admin({
      routes: {
        'POST /v1/admin/invitations': ({ body }: FakeRequest) => ({
          data: Object(body).patientIds.map((patientId: string, n: number) => ({ patientId, outcome: n === 0 && !Object(body).again ? 'already-invited' : 'invited' })),
        }),
      },
    });
    await press(tag, 'button', 'Choose all in this list');
    await press(tag, 'button', 'Invite to the portal');
    await says(tag, '1 patient was invited');
    await says(tag, 'Are invited already, and haven’t begun yet:');
    await says(tag, 'With a new invitation the link that they have ends.');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Send 1 new invitation');
    await settled(() => !wordsOf(tag).includes('Are invited already'));
    await says(tag, '1 patient was invited');
    expect(sent('POST', '/v1/admin/invitations').map(({ body }) => [Object(body).patientIds.length, Object(body).again])).to.deep.equal([[2, false], [1, true]]);
  });

  it('B4 where the second hundred fails, the first stays invited and the others stay chosen', async () => {
    let calls = 0;
    const all = Array.from({ length: 130 }, (_, n) => aPatient(n + 1, { givenName: `Given${n}` }));
    const { tag, sent } = await admin({
      routes: {
        'GET /v1/admin/patients': pageOf(...all),
        'POST /v1/admin/invitations': ({ body }: FakeRequest) =>
          (calls += 1) === 2 ? new FakeProblem('internal-error', 500) : { data: Object(body).patientIds.map((patientId: string) => ({ patientId, outcome: 'invited' })) },
      },
    });
    await press(tag, 'button', 'Choose all in this list');
    await press(tag, 'button', 'Invite to the portal');
    await says(tag, 'The others were not invited');
    await says(tag, '100 patients were invited');
    await says(tag, '30 patients chosen');
    await press(tag, 'button', 'Retry');
    await says(tag, '30 patients were invited');
    expect(sent('POST', '/v1/admin/invitations').map(({ body }) => Object(body).patientIds.length)).to.deep.equal([100, 30, 30]);
  });

  it('B4 chosen patients stay chosen over several searches, and when inviting fails', async () => {
    const { tag } = await admin({
      routes: {
        'GET /v1/admin/patients': ({ query }: FakeRequest) => pageOf(query.get('search') ? aPatient(2, { givenName: 'Noah' }) : aPatient()),
        'POST /v1/admin/invitations': new FakeProblem('portal-off', 409, { detail: 'The portal is off. Switch it on first.' }),
      },
    });
    await press(tag, 'checkbox', 'Choose Maya Chen');
    await type(tag, 'find-patient', 'noa');
    await press(tag, 'checkbox', 'Choose Noah Chen');
    await says(tag, '2 patients chosen');
    await press(tag, 'button', 'Invite to the portal');
    await says(tag, 'Switch it on first');
    await says(tag, '2 patients chosen');
  });

  it('G8 no screen of a patient shows an id', async () => {
    const { tag } = await admin({ routes: { 'GET /v1/admin/patients/{id}/portal-user': aLogin('active', { username: 'maya.chen' }), 'GET /v1/admin/audit-events': pageOf(anEvent(1, { actor: { kind: 'patient', id: aPatient().id, name: null, sessionId: null, apiKeyId: null } })) } });
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'Record read');
    await says(tag, 'maya.chen');
    expect(wordsOf(tag)).not.to.match(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

describe('one patient of the staff’s', () => {
  const patient = async (options: Wanted = {}) => {
    const all = await admin(options);
    await press(all.tag, 'button', 'Maya Chen');
    await says(all.tag, 'How to reach them');
    return all;
  };
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('B2 K1 shows who it is, contacts, login and history, with no axe violation, at 320 pixels too', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag } = await patient({ theme });
      await says(tag, 'No login');
      await says(tag, 'Record read');
      await settled(() => focused(tag)?.textContent === 'Maya Chen');
      await expect(tag).to.be.accessible();
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
      sessionStorage.clear();
      history.replaceState(null, '');
    }
  });

  for (const [state, words, act] of [
    ['none', 'No login', 'Link a contact'],
    ['linked', 'Linked, not invited', 'Invite to the portal'],
    ['invited', 'Invited', 'Send a new invitation'],
    ['active', 'Uses the portal', 'Send a link to a new password'],
    ['locked', 'Locked for a while', 'Send a link to a new password'],
    ['disabled', 'Switched off', 'Switch on again'],
  ] as const)
    it(`B2 a login that is ${state} is shown so, with what can be done`, async () => {
      const { tag } = await patient({ routes: { 'GET /v1/admin/patients/{id}/portal-user': aLogin(state) } });
      await says(tag, words);
      await named(tag, 'button', act);
    });

  it('B2 a contact is linked, where another has it the field says so, and then the patient is invited', async () => {
    let user = aLogin('none');
    const { tag, said, sent } = await patient({
      routes: {
        'GET /v1/admin/patients/{id}/portal-user': () => user,
        'PUT /v1/admin/patients/{id}/portal-user': ({ body }: FakeRequest) => {
          if (Object(body).email === 'taken@fastmail.example') return new FakeProblem('already-exists', 409, { field: 'email' });
          if (Object(body).phone) return new FakeProblem('phone-links-off', 409);
          return (user = aLogin('linked', { email: Object(body).email }));
        },
        'POST /v1/admin/patients/{id}/invitations': () => {
          user = aLogin('invited', { invitedAt: '2026-11-23T15:00:00Z', invitationExpiresAt: '2026-11-26T15:00:00Z' });
          return { state: 'invited', sentTo: 'm•••', expiresAt: '2026-11-26T15:00:00Z' };
        },
      },
    });
    await press(tag, 'button', 'Link a contact');
    expect((await named(tag, 'textbox', 'Email') as HTMLInputElement).value, 'the preferred one is offered').to.equal('maya@fastmail.example');
    await type(tag, 'email', 'taken@fastmail.example');
    await press(tag, 'button', 'Save link');
    await says(tag, 'Another patient has this one already');
    await type(tag, 'email', 'maya@fastmail.example');
    await type(tag, 'phone', '416 555 0188');
    await press(tag, 'button', 'Save link');
    await says(tag, 'This clinic links logins by email only');
    await expect(tag).to.be.accessible();
    await type(tag, 'phone', '');
    await press(tag, 'button', 'Save link');
    await says(tag, 'The link is saved.');
    await press(tag, 'button', 'Invite to the portal');
    await says(tag, 'The invitation is on its way. Its link works for 3 days.');
    await says(tag, 'Send a new invitation');
    expect(said).to.include('The link is saved.');
    expect(sent('PUT', '/v1/admin/patients').at(-1)?.body).to.deep.equal({ email: 'maya@fastmail.example', phone: null });
  });

  it('B5 staff send a link to a new password, and never type one', async () => {
    const { tag, sent } = await patient({
      routes: {
        'GET /v1/admin/patients/{id}/portal-user': aLogin('active', { username: 'maya.chen' }),
        'POST /v1/admin/patients/{id}/password-resets': { sentTo: 'm•••', expiresAt: '2026-11-23T15:34:00Z' },
      },
    });
    await press(tag, 'button', 'Send a link to a new password');
    await says(tag, 'It works for 30 minutes');
    expect(sent('POST', '/v1/admin/patients')).to.have.length(1);
    expect(tag.shadowRoot?.querySelector('input[type=password]')).to.equal(null);
  });

  it('B2 switching a login off asks first, on the safe side', async () => {
    let user = aLogin('active');
    const { tag } = await patient({
      routes: { 'GET /v1/admin/patients/{id}/portal-user': () => user, 'POST /v1/admin/patients/{id}/portal-user/disable': () => (user = aLogin('disabled')) },
    });
    await press(tag, 'button', 'Switch off');
    await says(tag, 'Maya Chen is signed out everywhere');
    await settled(() => focused(tag)?.textContent === 'Leave it on');
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'Switch off');
    await says(tag, 'The login is switched off.');
    await named(tag, 'button', 'Switch on again');
  });

  it('B8 staff add a contact, verify it by the code or by their word, prefer it and remove it', async () => {
    let one = aPatient();
    const phone = { id: '0192a1b2-0000-7000-8000-0000000000f1', system: 'phone', value: '+14165550188', kind: null, verified: false, preferred: false } as const;
    const [mail] = one.contactPoints;
    const contacts = '/v1/admin/patients/{id}/contact-points';
    const { tag } = await patient({
      routes: {
        'GET /v1/admin/patients/{id}': () => one,
        [`POST ${contacts}`]: () => ((one = { ...one, contactPoints: [...one.contactPoints, phone] }), phone),
        [`POST ${contacts}/{one}/codes`]: phone,
        [`POST ${contacts}/{one}/verify`]: ({ body }: FakeRequest) => {
          if (Object(body).code === '000000') return new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/code', code: 'code-wrong', message: 'That code is wrong' }] });
          one = { ...one, contactPoints: one.contactPoints.map((contact) => ({ ...contact, verified: true })) };
          return phone;
        },
        [`POST ${contacts}/{one}/prefer`]: () => ((one = { ...one, contactPoints: one.contactPoints.map((contact) => ({ ...contact, preferred: contact.system === 'phone' })) }), phone),
        [`DELETE ${contacts}/{one}`]: () => void (one = { ...one, contactPoints: one.contactPoints.filter(({ id }) => id !== mail?.id) }),
      },
    });
    await press(tag, 'button', 'Add a contact');
    await press(tag, 'radio', 'Phone');
    await press(tag, 'button', 'Add');
    await says(tag, 'Enter the phone number');
    await type(tag, 'value', '416 555 0188');
    await press(tag, 'button', 'Add');
    await says(tag, '416-555-0188');
    await press(tag, 'button', 'Verify 416-555-0188');
    await says(tag, 'A code is on its way to 416-555-0188');
    await type(tag, 'code', '000000');
    await press(tag, 'button', 'Verify');
    await says(tag, 'That code is wrong');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'I checked it myself');
    await press(tag, 'button', 'Prefer 416-555-0188');
    await settled(() => !wordsOf(tag).includes('Not verified'));
    await press(tag, 'button', 'Remove maya@fastmail.example');
    await says(tag, 'Remove this contact?');
    await pressLast(tag, 'Remove');
    await settled(() => !tag.shadowRoot?.querySelector('portal-staff-contacts')?.textContent?.includes('maya@fastmail.example'));
  });

  it('F9 staff change details, only what was changed is sent, and what the API refuses lands on its field', async () => {
    let one = aPatient();
    const { tag, sent } = await patient({
      routes: {
        'GET /v1/admin/patients/{id}': () => one,
        'PATCH /v1/admin/patients/{id}': ({ body }: FakeRequest) =>
          Object(body).country ? new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/country', code: 'format', message: 'Two capital letters' }] }) : (one = { ...one, ...Object(body) }),
      },
    });
    await press(tag, 'button', 'Change details');
    await expect(tag).to.be.accessible();
    await type(tag, 'givenName', '');
    await press(tag, 'button', 'Save details');
    await says(tag, 'Enter the given name');
    await type(tag, 'givenName', 'Mia');
    await type(tag, 'country', 'Canada');
    await press(tag, 'button', 'Save details');
    await says(tag, 'Two capital letters');
    await type(tag, 'country', '');
    await press(tag, 'button', 'Save details');
    await says(tag, 'Mia Chen');
    expect(sent('PATCH', '/v1/admin/patients').at(-1)?.body).to.deep.equal({ givenName: 'Mia' });
  });

  it('G2 who may only read sees no act', async () => {
    const { tag } = await patient({ rights: ['patients.read'] });
    await says(tag, 'Toronto');
    expect(wordsOf(tag)).not.to.match(/Change details|Add a contact|Remove|Portal login|Who did what/);
  });
});
