import { expect, fixture, html } from '@open-wc/testing';
import { byRole, settled } from '../testing/find.ts';
import { IdleWatch } from './idle.ts';
import { aPatient, fakePortal } from './testing.ts';
import '../portal-login/portal-login.ts';

describe('inactivity', () => {
  it('B11 warns a minute before the end, and not a moment later than the API would end it', () => {
    let activeAt: number | undefined = Date.now();
    const heard: unknown[] = [];
    const watch = new IdleWatch({
      activeAt: () => activeAt,
      idleSeconds: () => 900,
      warn: (until) => heard.push(until && 'warned'),
      end: () => heard.push('ended'),
    });
    const after = (seconds: number) => {
      activeAt = Date.now() - seconds * 1000;
      watch.check();
      return heard.at(-1);
    };
    expect([after(0), after(770), after(781), after(839), after(841)]).to.deep.equal([undefined, undefined, 'warned', 'warned', 'ended']);
    activeAt = undefined;
    watch.check();
    expect(heard.at(-1)).to.equal(undefined);
  });

  /** A clinic whose sessions end so soon that the warning is due at once. */
  const nearItsEnd = async () => {
    const granted = { id: `near-${Math.random()}`, token: 'token', user: aPatient, idleSeconds: 110, expiresAt: '2027-01-01T00:00:00Z' };
    const portal = await fakePortal({ signedIn: true, routes: { 'POST /v1/sessions': granted } });
    const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, portal.options);
    await settled(() => byRole(tag, 'heading', 'Are you still there?'));
    return { portal, tag };
  };

  it('K1 B11 the question is a dialog with its heading focused, and one press stays', async () => {
    const { portal, tag } = await nearItsEnd();
    await settled(() => tag.shadowRoot?.activeElement === byRole(tag, 'heading', 'Are you still there?'));
    await expect(tag).to.be.accessible();
    byRole(tag, 'button', 'Stay signed in').click();
    await settled(() => portal.calls.some(({ path }) => path === '/v1/sessions/current'));
    expect(portal.calls.at(-1)?.headers.get('Portico-Background')).to.equal(null);
  });

  it('B11 one press signs out at once', async () => {
    const { tag } = await nearItsEnd();
    byRole(tag, 'button', 'Sign out now').click();
    await settled(() => byRole(tag, 'button', 'Sign in'));
    await settled(() => !tag.shadowRoot?.querySelector('dialog'));
  });
});
