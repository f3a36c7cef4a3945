import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem, type FakeRequest } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, focused, goTo, managerRights, press, pressLast, type, typeDay, type Wanted } from '../testing.ts';
import type { ApiKey } from './key-words.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const secretText = 'sk_live_0123456789abcdefghijABCDEFGHIJ0123456789';
const aKey = (n: number, others: Partial<ApiKey> = {}): ApiKey => ({
  id: id(n), kind: 'publishable', environment: 'live', name: 'Website', prefix: 'pk_live_', lastFour: 'wXyZ', publishable: 'pk_live_abcdefghijklmnopqrstwXyZ', scopes: [], source: null,
  addresses: null, createdAt: '2026-11-20T15:00:00Z', expiresAt: null, revokedAt: null, lastUsedAt: '2026-11-23T14:00:00Z', ...others,
});
const aSecret = (n: number, others: Partial<ApiKey> = {}) =>
  aKey(n, { kind: 'secret', name: 'Warehouse', prefix: 'sk_live_', lastFour: '6789', publishable: null, scopes: ['patients.read'], addresses: ['203.0.113.9'], lastUsedAt: null, ...others });
const anOrigin = (n: number, origin: string) => ({ id: id(n), origin, audience: 'patients' as const, createdAt: '2026-11-20T15:00:00Z' });

const routes: Wanted['routes'] = {
  'GET /v1/admin/keys': { data: [aKey(80), aSecret(81), aSecret(82, { name: 'Old one', revokedAt: '2026-11-22T10:00:00Z' })] },
  'GET /v1/admin/origins': { data: [anOrigin(90, 'https://www.clinic.example')] },
  'POST /v1/admin/keys': ({ body }: FakeRequest) => (Object(body).kind === 'secret' ? { ...aSecret(83), key: secretText } : aKey(83)),
  'POST /v1/admin/keys/{id}/rotate': { ...aSecret(84), key: secretText },
  'DELETE /v1/admin/keys/{id}': undefined,
  'POST /v1/admin/origins': ({ body }: FakeRequest) => anOrigin(91, Object(body).origin),
  'DELETE /v1/admin/origins/{id}': undefined,
};

const open = async (options: Wanted = {}) => {
  const all = await admin({ rights: [...managerRights, 'keys'], ...options, routes: { ...routes, ...options.routes } });
  await goTo(all.tag, 'Settings', 'Keys and websites');
  await says(all.tag, 'Website');
  return all;
};

const box = (tag: HTMLElement, name: string) => settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>(name));

describe('keys and websites', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('H2 keys say what they are for, what they may do, and when they were used; light, dark, on a phone', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag } = await open({ theme });
      for (const words of ['pk_live_abcdefghijklmnopqrstwXyZ', 'For programs', 'never used', 'Find patients and read their details', 'only from 203.0.113.9', 'https://www.clinic.example'])
        await says(tag, words);
      await settled(() => focused(tag)?.classList.contains('title'));
      await expect(tag).to.be.accessible();
      await setViewport({ width: 320, height: 640 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await setViewport({ width: 800, height: 600 });
      sessionStorage.clear();
    }
    const broken = await admin({ rights: ['keys'], routes: { ...routes, 'GET /v1/admin/keys': new FakeProblem('internal-error', 500), 'GET /v1/admin/origins': new FakeProblem('internal-error', 500) } });
    await says(broken.tag, 'The keys could not be loaded');
    await says(broken.tag, 'The websites could not be loaded');
  });

  it('H2 a secret key is made with what it may do, from where and until when, and is shown once', async () => {
    const { tag, sent } = await open();
    await press(tag, 'button', 'Make a key');
    (await box(tag, 'input[value="secret"]')).click();
    await box(tag, '#right-settings');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Make the key');
    await says(tag, 'Tick what the program may do');
    await type(tag, 'name', 'Warehouse');
    (await box(tag, '#right-patients-read')).click();
    const lines = await settled(() => tag.shadowRoot?.querySelector('textarea'));
    lines.value = '203.0.113.9\n203.0.113.10';
    lines.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await typeDay(tag, 'until', '31 12 2027');
    await press(tag, 'button', 'Make the key');
    await says(tag, secretText);
    await says(tag, 'Copy it now: it is shown this once');
    const body = Object(sent('POST', '/v1/admin/keys')[0]?.body);
    expect({ ...body, expiresAt: '' }).to.deep.equal({ name: 'Warehouse', kind: 'secret', environment: 'live', scopes: ['patients.read'], addresses: ['203.0.113.9', '203.0.113.10'], expiresAt: '' });
    expect(body.expiresAt).to.equal(new Date(2028, 0, 1).toISOString());
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'I have copied it');
    await settled(() => !wordsOf(tag).includes(secretText));
  });

  it('H2 a key gets a successor: the old one ends now, in a day or in a week', async () => {
    const { tag, sent } = await open();
    await press(tag, 'button', 'Replace Warehouse');
    await says(tag, 'while both work');
    await expect(tag).to.be.accessible();
    (await box(tag, 'input[name="overlap"][value="168"]')).click();
    await press(tag, 'button', 'Make the new key');
    await says(tag, secretText);
    await says(tag, 'The old one ends by itself.');
    expect(sent('POST', '/v1/admin/keys/')[0]?.body).to.deep.equal({ overlapHours: 168 });
  });

  it('H2 revoking names the consequence and asks for the password where the sign-in is old', async () => {
    let isFresh = false;
    const { tag, sent } = await open({
      routes: {
        'POST /v1/sessions/current/authentications': () => void (isFresh = true),
        'DELETE /v1/admin/keys/{id}': () => (isFresh ? undefined : new FakeProblem('fresh-authentication-required', 403)),
      },
    });
    await press(tag, 'button', 'Revoke Website');
    await says(tag, 'Every page with Website loses the portal at once.');
    await settled(() => focused(tag)?.textContent === 'Keep it');
    await pressLast(tag, 'Revoke');
    await says(tag, 'Is it still you?');
    await press(tag, 'button', 'Cancel');
    expect(wordsOf(tag)).not.to.include('The key is revoked.');
    await pressLast(tag, 'Revoke');
    await type(tag, 'own-password', 'a long passphrase of words');
    await press(tag, 'button', 'Continue');
    await says(tag, 'The key is revoked.');
    expect(sent('DELETE', '/v1/admin/keys/')).to.have.length(3);
  });

  it('H2 A2 a website is allowed from the address of any of its pages, and removed after a question', async () => {
    const { tag, sent } = await open();
    await press(tag, 'button', 'Allow this website');
    await says(tag, 'Enter an address that begins with https://');
    await type(tag, 'origin', 'https://book.clinic.example/visit?x=1');
    await press(tag, 'button', 'Allow this website');
    await says(tag, 'Pages of https://book.clinic.example may use the portal now.');
    expect(sent('POST', '/v1/admin/origins')[0]?.body).to.deep.equal({ origin: 'https://book.clinic.example', audience: 'patients' });
    await press(tag, 'button', 'Remove https://www.clinic.example');
    await says(tag, 'stop working at once');
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'Remove');
    await says(tag, 'may not use the portal any more');
  });
});
