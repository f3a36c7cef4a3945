import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, aColleague, aLogin, aPatient, anEvent, focused, goTo, named, pageOf, press, pressLast, type, typeDay, type Wanted } from '../testing.ts';

const reviewId = '0192a1b2-0000-7000-8000-0000000000d1';
const aPair = () => ({
  id: reviewId, reason: 'name-and-birth-date', state: 'open', createdAt: '2026-11-20T15:00:00Z', patients: [aPatient(1), aPatient(2, { city: 'Ottawa' })],
});
const aRun = (state: 'running' | 'paused' | 'done' | 'stopped', sent = 400) => ({
  id: reviewId, kind: 'invite', state, perMinute: 120, total: 20000, sent, setAside: 12, createdAt: '2026-11-23T15:00:00Z', finishedAt: null,
});
const aListedLogin = { ...aLogin('invited', { invitedAt: '2026-11-20T15:00:00Z' }), patient: { id: aPatient().id, givenName: 'Maya', familyName: 'Chen' } };
const anUndelivered = {
  id: reviewId, kind: 'mail', name: 'invitation', patient: { id: aPatient().id, name: 'Maya Chen' }, attempts: 12, reason: 'ECONNREFUSED', createdAt: '2026-11-22T15:00:00Z',
};
const own = { enrolled: true, required: false };
const sessions = {
  data: [
    { id: 's1', current: true, device: 'Firefox, Linux', ip: '203.0.113.7', createdAt: '2026-11-23T15:00:00Z', lastSeenAt: '2026-11-23T15:00:00Z' },
    { id: 's2', current: false, device: 'Safari, iPhone', ip: null, createdAt: '2026-11-23T14:00:00Z', lastSeenAt: '2026-11-23T14:30:00Z' },
  ],
};

const routes: Wanted['routes'] = {
  'GET /v1/admin/portal-users': pageOf(aListedLogin),
  'GET /v1/admin/duplicates': pageOf(aPair()),
  'GET /v1/admin/transitions': { data: [aRun('done', 19988)] },
  'GET /v1/admin/transitions/preview': { toInvite: 19000, sharedContact: 40, noContact: 900, alreadyUsers: 60 },
  'GET /v1/admin/transitions/candidates': pageOf({ patient: { id: aPatient().id, name: 'Maya Chen', birthDate: '1987-04-18' }, outcome: 'shared-contact', email: 'both@fastmail.example', phone: null }),
  'GET /v1/admin/messages': pageOf(anUndelivered),
  'GET /v1/me/second-factor': own,
  'GET /v1/me/sessions': sessions,
};

const open = async (area: string, screen: string | undefined, words: string, options: Wanted = {}) => {
  const all = await admin({ ...options, routes: { ...routes, ...options.routes } });
  await goTo(all.tag, area, screen);
  await says(all.tag, words);
  return all;
};

/** Every screen beside the patients': what it says when there is something, nothing, and when it failed. */
const screens = [
  { area: 'Messages', words: 'Invitation', main: 'GET /v1/admin/messages', empty: 'Everything was delivered', failed: 'The messages could not be loaded' },
  { area: 'Patients', screen: 'Portal users', words: 'Maya Chen', main: 'GET /v1/admin/portal-users', empty: 'Nobody has a login yet', failed: 'The logins could not be loaded' },
  { area: 'Patients', screen: 'Possible duplicates', words: 'Merge into this one', main: 'GET /v1/admin/duplicates', empty: 'No two records look like one person', failed: 'The pairs could not be loaded' },
  { area: 'Patients', screen: 'Move to the portal', words: 'both@fastmail.example', main: 'GET /v1/admin/transitions/candidates', empty: 'None of this kind', failed: 'The patients could not be loaded' },
  { area: 'Settings', screen: 'Staff', words: 'Sam Okoye', main: 'GET /v1/admin/staff', empty: 'Nobody yet', failed: 'The staff could not be loaded' },
  { area: 'Settings', screen: 'Audit log', words: 'Record read', main: 'GET /v1/admin/audit-events', empty: 'Nothing like this was done', failed: 'The audit log could not be loaded' },
];

describe('the staff’s other screens', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  for (const { area, screen, words, main, empty, failed } of screens)
    it(`A6 K1 G8 “${screen ?? area}”: content, empty, failed with Retry; no axe violation, no id, no wider than 320 pixels`, async () => {
      for (const theme of ['light', 'dark'] as const) {
        const { tag } = await open(area, screen, words, { theme });
        await settled(() => focused(tag)?.classList.contains('title'));
        await expect(tag).to.be.accessible();
        expect(wordsOf(tag)).not.to.match(/[0-9a-f]{8}-[0-9a-f]{4}|\b[A-Z]{6,}\b/);
        sessionStorage.clear();
      }
      const nothing = await open(area, screen, empty, { routes: { [main]: pageOf() } });
      await expect(nothing.tag).to.be.accessible();
      sessionStorage.clear();
      const broken = await open(area, screen, failed, { routes: { [main]: new FakeProblem('internal-error', 500) } });
      await expect(broken.tag).to.be.accessible();
      broken.portal.routes[main] = routes[main] ?? pageOf(main.includes('audit') ? anEvent() : aColleague());
      await press(broken.tag, 'button', 'Retry');
      await says(broken.tag, words);
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
    });

  it('G8 portal users are listed by their state, and those with a phone only', async () => {
    const { tag, sent } = await open('Patients', 'Portal users', 'Maya Chen');
    await type(tag, 'state', 'invited');
    await settled(() => sent('GET', '/v1/admin/portal-users').length === 2);
    await type(tag, 'state', 'phone');
    await settled(() => sent('GET', '/v1/admin/portal-users').length === 3);
    const queries = sent('GET', '/v1/admin/portal-users').map(({ query }) => `${query.get('state')} ${query.get('linkedBy')}`);
    expect(queries).to.deep.equal(['null null', 'invited null', 'null phone']);
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'How to reach them');
  });

  it('B7 two records stand side by side; merging asks first, on the safe side, and names the one that stays', async () => {
    let isFresh = false;
    const { tag, sent, said } = await open('Patients', 'Possible duplicates', 'Same name and date of birth', {
      routes: {
        'POST /v1/sessions/current/authentications': () => void (isFresh = true),
        'POST /v1/admin/duplicates/{id}/merge': () => (isFresh ? { id: reviewId, state: 'merged', patient: aPatient() } : new FakeProblem('fresh-authentication-required', 403)),
      },
    });
    await press(tag, 'button', 'Merge into this one: Maya Chen');
    await says(tag, 'It can’t be undone');
    await settled(() => focused(tag)?.textContent === 'Don’t merge');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Don’t merge');
    expect(sent('POST', '/v1/admin/duplicates')).to.have.length(0);
    await press(tag, 'button', 'Merge into this one: Maya Chen');
    await pressLast(tag, 'Merge');
    await says(tag, 'Is it still you?');
    await type(tag, 'own-password', 'a long passphrase of words');
    await press(tag, 'button', 'Continue');
    await says(tag, 'No two records look like one person');
    expect(sent('POST', '/v1/admin/duplicates').at(-1)?.body).to.deep.equal({ survivorId: aPatient(1).id });
    expect(said).to.include('The records are one now.');
  });

  it('B7 two people are kept apart; where that fails the pair stays', async () => {
    const { tag, portal } = await open('Patients', 'Possible duplicates', 'Same name and date of birth', {
      routes: { 'POST /v1/admin/duplicates/{id}/keep-apart': new FakeProblem('internal-error', 500) },
    });
    await press(tag, 'button', 'Two people: keep apart');
    await says(tag, 'Nothing was decided');
    portal.routes['POST /v1/admin/duplicates/{id}/keep-apart'] = aPair();
    await press(tag, 'button', 'Two people: keep apart');
    await says(tag, 'They stay two records.');
    await settled(() => !wordsOf(tag).includes('Same name and date of birth'));
  });

  it('B9 the move is previewed, confirmed with how fast, shown with its progress, paused and stopped', async () => {
    let run: object | undefined;
    const act = (state: 'paused' | 'running' | 'stopped') => () => (run = aRun(state));
    const { tag, sent } = await open('Patients', 'Move to the portal', '19,000', {
      routes: {
        'GET /v1/admin/transitions': () => ({ data: run ? [run] : [] }),
        'POST /v1/admin/transitions': () => (run = aRun('running')),
        'POST /v1/admin/transitions/{id}/pause': act('paused'),
        'POST /v1/admin/transitions/{id}/resume': act('running'),
        'POST /v1/admin/transitions/{id}/stop': act('stopped'),
      },
    });
    await press(tag, 'button', 'Invite them');
    await says(tag, '19,000 patients get an invitation.');
    await settled(() => focused(tag)?.textContent === 'Not now');
    await expect(tag).to.be.accessible();
    await type(tag, 'perMinute', 'many');
    await pressLast(tag, 'Invite them');
    await says(tag, 'Enter a number from 1 to 6000');
    await type(tag, 'perMinute', '60');
    await pressLast(tag, 'Invite them');
    await says(tag, '400 of 20,000 written to, 12 set aside');
    expect(sent('POST', '/v1/admin/transitions')[0]?.body).to.deep.equal({ kind: 'invite', perMinute: 60 });
    await expect(tag).to.be.accessible();
    run = aRun('running', 800);
    await says(tag, '800 of 20,000');
    expect(sent('GET', '/v1/admin/transitions').every(({ path, headers }) => path.includes('/candidates') || path.includes('/preview') || headers.get('Portico-Background') === '1')).to.equal(true);
    await press(tag, 'button', 'Pause');
    await press(tag, 'button', 'Go on');
    await named(tag, 'button', 'Pause');
    await press(tag, 'button', 'Stop for good');
    await says(tag, 'Who wasn’t written to yet won’t be');
    await settled(() => focused(tag)?.textContent === 'Let it go on');
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'Stop');
    await says(tag, 'Stopped');
    await named(tag, 'button', 'Tell them beforehand');
  });

  it('B9 whoever may not read patients sees how many there are, and asks for no names', async () => {
    const { tag, sent } = await admin({ rights: ['portal-users'], routes });
    await press(tag, 'button', 'Move to the portal');
    await says(tag, 'To be invited');
    await says(tag, 'Who they are is shown to colleagues who may read patients.');
    await named(tag, 'button', 'Invite them');
    expect(sent('GET', '/v1/admin/transitions/candidates')).to.deep.equal([]);
    await expect(tag).to.be.accessible();
  });

  it('B9 who was set aside can be taken away as a CSV file', async () => {
    const csv = 'name,email\r\nMaya Chen,both@fastmail.example\r\n';
    const { tag, sent } = await open('Patients', 'Move to the portal', 'both@fastmail.example', {
      routes: { 'GET /v1/admin/transitions/candidates.csv': () => new Response(csv, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'DPoP-Nonce': 'nonce' } }) },
    });
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      const click = HTMLAnchorElement.prototype.click;
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        resolve(this);
      };
    });
    await press(tag, 'button', 'Download this list (CSV)');
    expect((await saved).download).to.equal('shared-contact.csv');
    expect(sent('GET', '/v1/admin/transitions/candidates.csv')[0]?.query.get('outcome')).to.equal('shared-contact');
  });

  it('B11 a manager invites somebody by name, mail and what they may do', async () => {
    const { tag, sent } = await open('Settings', 'Staff', 'Sam Okoye', {
      routes: { 'POST /v1/admin/staff': ({ body }: FakeRequest) => (Object(body).email.startsWith('sam') ? new FakeProblem('already-exists', 409, { field: 'email' }) : aColleague(9)) },
    });
    await press(tag, 'button', 'Invite somebody');
    await press(tag, 'button', 'Send invitation');
    await says(tag, 'Choose what they may do');
    await expect(tag).to.be.accessible();
    await type(tag, 'name', 'Ana Costa');
    await type(tag, 'email', 'sam@northside.example');
    await type(tag, 'userTypeId', '0192a1b2-0000-7000-8000-000000000040');
    await press(tag, 'button', 'Send invitation');
    await says(tag, 'Somebody here has this email already');
    await type(tag, 'email', 'ana@northside.example');
    await press(tag, 'button', 'Send invitation');
    await says(tag, 'An invitation is on its way to ana@northside.example');
    expect(sent('POST', '/v1/admin/staff').at(-1)?.body).to.deep.equal({ name: 'Ana Costa', email: 'ana@northside.example', userTypeId: '0192a1b2-0000-7000-8000-000000000040' });
  });

  it('B11 a colleague’s rights, password, app and access are managed; one’s own are not', async () => {
    const { tag, sent } = await open('Settings', 'Staff', 'Sam Okoye', {
      routes: {
        'GET /v1/admin/staff': pageOf(aColleague(), aColleague(7, { name: 'Joy Adeyemi' })),
        'PATCH /v1/admin/staff/{id}': aColleague(8, { state: 'disabled' }),
        'POST /v1/admin/staff/{id}/password-resets': { sentTo: 's•••', expiresAt: '2026-11-23T15:34:00Z' },
        'DELETE /v1/admin/staff/{id}/second-factor': undefined,
      },
    });
    await press(tag, 'button', 'Manage Sam Okoye');
    await settled(() => focused(tag)?.textContent === 'Sam Okoye');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Send a link to a new password');
    await says(tag, 'The link is on its way');
    await press(tag, 'button', 'Manage Sam Okoye');
    await press(tag, 'button', 'Forget their authenticator app');
    await says(tag, 'At the next sign-in a new app is set up');
    await press(tag, 'button', 'Manage Sam Okoye');
    await press(tag, 'button', 'Switch off Sam Okoye');
    await says(tag, 'Sam Okoye is signed out everywhere');
    await settled(() => focused(tag)?.textContent === 'Leave it on');
    await pressLast(tag, 'Switch off');
    await says(tag, 'The account is switched off');
    expect(sent('PATCH', '/v1/admin/staff')[0]?.body).to.deep.equal({ state: 'disabled' });
    await press(tag, 'button', 'Manage Joy Adeyemi');
    await says(tag, 'Your own rights are changed by somebody else');
  });

  it('G8 what was not delivered is sent again, and where that fails it stays in the list', async () => {
    const { tag, portal, said, sent } = await open('Messages', undefined, 'Invitation', {
      routes: { 'POST /v1/admin/messages/{id}/send-again': new FakeProblem('internal-error', 500) },
    });
    await says(tag, 'the mail service could not be reached');
    await press(tag, 'button', 'Send again: Invitation, Maya Chen');
    await says(tag, 'It could not be sent again');
    portal.routes['POST /v1/admin/messages/{id}/send-again'] = {};
    await press(tag, 'button', 'Send again: Invitation, Maya Chen');
    await says(tag, 'It is on its way again.');
    await says(tag, 'Everything was delivered');
    expect(said).to.include('It is on its way again.');
    expect(sent('POST', '/v1/admin/messages')).to.have.length(2);
  });

  it('I4 the audit log is searched by act, colleague and day; names, never ids, are shown', async () => {
    const { tag, sent } = await open('Settings', 'Audit log', 'Joy Adeyemi');
    await type(tag, 'action', 'patient.change');
    await type(tag, 'actor', aColleague().id);
    await typeDay(tag, 'from', '1 11 2026');
    await typeDay(tag, 'until', '31 11 2026');
    await press(tag, 'button', 'Show these days');
    await press(tag, 'link', 'That day doesn’t exist in that month');
    expect(focused(tag)?.id).to.equal('until');
    await expect(tag).to.be.accessible();
    await typeDay(tag, 'until', '1 Nov 2026');
    await press(tag, 'button', 'Show these days');
    const query = await settled(() => {
      const last = sent('GET', '/v1/admin/audit-events').at(-1)?.query;
      return last?.get('until') ? last : undefined;
    });
    expect([query.get('action'), query.get('actorId')]).to.deep.equal(['patient.change', aColleague().id]);
    expect(Date.parse(query.get('until') ?? '') - Date.parse(query.get('from') ?? '')).to.equal(24 * 3600_000);
    await press(tag, 'button', 'Maya Chen');
    await says(tag, 'How to reach them');
  });

  it('B11 one’s own account: the app, and where one is signed in, each of which can be ended', async () => {
    const { tag, sent } = await admin({
      routes: {
        ...routes,
        'POST /v1/me/second-factor': () => Response.json({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' }),
        'POST /v1/me/second-factor/confirm': ({ body }: FakeRequest) => (Object(body).code === '123456' ? { token: 'new' } : new FakeProblem('code-wrong', 400)),
        'DELETE /v1/me/sessions/{id}': undefined,
      },
    });
    await says(tag, 'Maya Chen');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.toolbar .opener'))).click();
    (await named(tag, 'menuitem', 'Your account')).click();
    await says(tag, 'Safari, iPhone');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Sign out: Safari, iPhone');
    await says(tag, 'That device is signed out.');
    expect(sent('DELETE', '/v1/me/sessions/s2')).to.have.length(1);
    await press(tag, 'button', 'Set up another app');
    await says(tag, 'JBSW Y3DP EHPK 3PXP');
    await type(tag, 'code', '111111');
    await press(tag, 'button', 'Use this app');
    await says(tag, 'That code doesn’t fit');
    await type(tag, 'code', '123456');
    await press(tag, 'button', 'Use this app');
    await says(tag, 'From now on you sign in with a code of this app.');
  });

  it('B11 one changes one’s own password after proving who one is, and hears why one is refused', async () => {
    let isFresh = false;
    const { tag, sent } = await admin({
      routes: {
        ...routes,
        'POST /v1/sessions/current/authentications': () => void (isFresh = true),
        'POST /v1/me/password': ({ body }: FakeRequest) => {
          if (!isFresh) return new FakeProblem('fresh-authentication-required', 403);
          return Object(body).password === 'short' ? new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/password', code: 'password-too-short', message: 'Too short' }] }) : { token: 'new' };
        },
      },
    });
    await says(tag, 'Maya Chen');
    (await settled(() => tag.shadowRoot?.querySelector<HTMLElement>('.toolbar .opener'))).click();
    (await named(tag, 'menuitem', 'Your account')).click();
    await press(tag, 'button', 'Change password');
    await pressLast(tag, 'Change password');
    await says(tag, 'Choose a password');
    await expect(tag).to.be.accessible();
    await type(tag, 'password', 'short');
    await pressLast(tag, 'Change password');
    await says(tag, 'Is it still you?');
    await type(tag, 'own-password', 'a long passphrase of words');
    await press(tag, 'button', 'Continue');
    await says(tag, 'Too short');
    await type(tag, 'password', 'seven small boats on blue water');
    await pressLast(tag, 'Change password');
    await says(tag, 'Your password is changed.');
    expect(sent('POST', '/v1/me/password').at(-1)?.body).to.deep.equal({ password: 'seven small boats on blue water' });
  });
});
