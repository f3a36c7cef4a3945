import { expect } from '@open-wc/testing';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { settled } from '../../testing/find.ts';
import { admin, aStaffUser, focused, named, press, type, type Wanted } from '../testing.ts';

const secret = 'JBSWY3DPEHPK3PXP';
const session = { id: 'staff-session', token: 'token', user: aStaffUser(), idleSeconds: 900, expiresAt: '2027-01-01T00:00:00Z' };
const pending = (...factors: string[]) => new Response(JSON.stringify({ pendingToken: 'pending', factors }), { status: 202, headers: { 'DPoP-Nonce': 'nonce' } });
const passphrase = 'seven small boats on blue water';

/** The password fits, and a code is due; 123456 is the one that the app shows. */
const withCode = (...factors: string[]): Wanted => ({
  isSignedOut: true,
  routes: {
    'POST /v1/sessions': () => pending(...factors),
    'POST /v1/sessions/factors/enrolment': () => Response.json({ secret, uri: `otpauth://totp/Northside:joy?secret=${secret}` }, { headers: { 'DPoP-Nonce': 'nonce' } }),
    'POST /v1/sessions/factors': ({ body }: FakeRequest) => (Object(body).code === '123456' ? session : new FakeProblem('wrong-credentials', 401)),
  },
});

async function passwordSent(options: Wanted) {
  const all = await admin(options);
  await type(all.tag, 'username', 'joy');
  await type(all.tag, 'password', passphrase);
  await press(all.tag, 'button', 'Sign in');
  return all;
}

/** The page was opened by the link of a mail. */
async function byLink(link: string, routes: Wanted['routes']) {
  location.hash = `#portal=${link}`;
  return admin({ isSignedOut: true, routes });
}

describe('the way to the staff’s desk', () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('G2 says at the fields what is missing, and that a wrong password is wrong, without losing the name', async () => {
    const { tag, portal } = await admin({ isSignedOut: true, routes: { 'POST /v1/sessions': new FakeProblem('wrong-credentials', 401) } });
    await press(tag, 'button', 'Sign in');
    await says(tag, 'Enter your password');
    await settled(() => focused(tag)?.textContent === 'There is a problem');
    await expect(tag).to.be.accessible();
    await type(tag, 'username', 'joy');
    await type(tag, 'password', 'wrong');
    await press(tag, 'button', 'Sign in');
    await says(tag, 'doesn’t match');
    expect((await named(tag, 'textbox', 'Username or email') as HTMLInputElement).value).to.equal('joy');
    expect(portal.calls.filter(({ path }) => path === '/v1/sessions')).to.have.length(1);
  });

  it('B11 asks for the app’s code, pasted with a blank too, and says when it doesn’t fit', async () => {
    const { tag } = await passwordSent(withCode('totp'));
    await says(tag, 'Enter your code');
    await settled(() => focused(tag)?.textContent === 'Enter your code');
    await type(tag, 'code', '000 000');
    await press(tag, 'button', 'Sign in');
    await says(tag, 'That code doesn’t fit');
    await expect(tag).to.be.accessible();
    await type(tag, 'code', '123 456');
    await press(tag, 'button', 'Sign in');
    await says(tag, 'Maya Chen');
  });

  it('B11 sets up the authenticator app where it is required: a square to scan, the key to type, its first code', async () => {
    const { tag } = await passwordSent(withCode('totp-enrolment'));
    await says(tag, 'Set up your authenticator app');
    const square = await settled(() => tag.shadowRoot?.querySelector('svg.square'));
    expect(square.getAttribute('aria-label')).to.contain('authenticator');
    expect(square.querySelector('.ink')?.getAttribute('d')?.length).to.be.greaterThan(1000);
    await says(tag, 'JBSW Y3DP EHPK 3PXP');
    await expect(tag).to.be.accessible();
    await type(tag, 'code', '123456');
    await press(tag, 'button', 'Sign in');
    await says(tag, 'Maya Chen');
  });

  it('B5 sends a link for a forgotten password, and says the same whoever asks', async () => {
    const { tag, sent } = await admin({ isSignedOut: true, routes: { 'POST /v1/password-resets': {} } });
    await press(tag, 'button', 'I forgot my password');
    await type(tag, 'username', 'nobody');
    await press(tag, 'button', 'Send the link');
    await says(tag, 'If there is such an account');
    expect(sent('POST', '/v1/password-resets')[0]?.body).to.deep.equal({ kind: 'staff', username: 'nobody' });
    await press(tag, 'button', 'Back to sign in');
    await says(tag, 'Staff sign-in');
  });

  it('B11 an invited employee chooses username and password by the link, and then signs in', async () => {
    const { tag, sent } = await byLink('staff-invitation/abc', {
      'GET /v1/staff-invitations/{token}': { state: 'open', name: 'Sam Okoye', email: 's•••@northside.example', expiresAt: null },
      'POST /v1/staff-invitations/{token}/accept': ({ body }: FakeRequest) => (Object(body).username === 'joy' ? new FakeProblem('already-exists', 409, { field: 'username' }) : { username: 'sam' }),
    });
    await says(tag, 'Sam Okoye, you are invited to Northside Physio');
    expect(location.hash).to.equal('');
    await press(tag, 'button', 'Set up account');
    await says(tag, 'Choose a username');
    await type(tag, 'username', 'joy');
    await type(tag, 'password', passphrase);
    await press(tag, 'button', 'Set up account');
    await says(tag, 'Somebody has this username already');
    await expect(tag).to.be.accessible();
    await type(tag, 'username', 'sam');
    await press(tag, 'button', 'Set up account');
    await says(tag, 'Your account is ready');
    expect((await named(tag, 'textbox', 'Username or email') as HTMLInputElement).value).to.equal('sam');
    expect(sent('POST', '/v1/staff-invitations/abc/accept').at(-1)?.body).to.deep.equal({ username: 'sam', password: passphrase });
  });

  for (const [state, words] of Object.entries({ used: 'already used', replaced: 'newer link', expired: 'expired' }))
    it(`B11 a link that is ${state} says so and leads on`, async () => {
      const { tag } = await byLink('staff-invitation/abc', { 'GET /v1/staff-invitations/{token}': { state, name: null, email: null, expiresAt: null } });
      await says(tag, words);
      await expect(tag).to.be.accessible();
      await press(tag, 'button', 'Sign in');
      await says(tag, 'Staff sign-in');
    });

  it('B5 a new password is chosen by the link of a mail; one that was used meanwhile says so and offers another', async () => {
    let isUsed = false;
    const { tag } = await byLink('staff-reset/abc', {
      'GET /v1/staff-password-resets/{token}': { state: 'open', expiresAt: null },
      'POST /v1/staff-password-resets/{token}': () => (isUsed ? new FakeProblem('link-used', 409) : new FakeProblem('invalid-request', 400, { errors: [{ in: 'body', path: '/password', code: 'password-common', message: 'Too common' }] })),
    });
    await type(tag, 'password', 'password password');
    await press(tag, 'button', 'Change password');
    await says(tag, 'Too common');
    isUsed = true;
    await press(tag, 'button', 'Change password');
    await says(tag, 'This link was already used');
    await press(tag, 'button', 'Ask for a new link');
    await says(tag, 'Forgot your password?');
    expect(wordsOf(tag)).not.to.contain('Too common');
  });
});
