import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { says, wordsOf } from '../../testing/section-suite.ts';
import type { Side } from '../merge-logins.ts';
import { admin, aPatient, goTo, managerRights, pageOf, press } from '../testing.ts';

type Login = Side['portalUser'];

const aLogin = (others: Partial<NonNullable<Login>>): Login => ({ state: 'active', email: null, phone: null, lastSignInAt: null, stays: true, ...others });
const phone = { id: '0192a1b2-0000-7000-8000-0000000000f1', system: 'phone', value: '+14165550188', kind: null, verified: false, preferred: false } as const;
const pairWith = (one: Login, other: Login) => ({
  id: '0192a1b2-0000-7000-8000-0000000009ff', reason: 'contact', state: 'open', createdAt: '2026-11-20T15:00:00Z',
  patients: [{ ...aPatient(1), portalUser: one }, { ...aPatient(2, { contactPoints: [phone] }), portalUser: other }],
});
const open = async (one: Login, other: Login, rights = managerRights) => {
  const { tag } = await admin({ rights, routes: { 'GET /v1/admin/duplicates': pageOf(pairWith(one, other)) } });
  await goTo(tag, 'Patients', 'Possible duplicates');
  await says(tag, 'Same contact');
  return tag;
};

describe('what a merge does to logins', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('B7 K1 K2 each side shows its login, with what it is linked to and its last sign-in, and which contacts are proved', async () => {
    const tag = await open(aLogin({ email: 'm•••@old.example', lastSignInAt: '2026-11-20T15:00:00Z', stays: false }), aLogin({ state: 'invited', phone: '•••0188' }));
    const [one, other] = [...(tag.shadowRoot?.querySelectorAll('.record') ?? [])].map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '');
    expect(one).to.contain('Uses the portal').and.to.contain('Linked to m•••@old.example').and.to.contain('last sign-in 20 November 2026');
    expect(one).to.contain('maya@fastmail.example').and.to.contain('Verified');
    expect(other).to.contain('Invited').and.to.contain('•••0188').and.to.contain('never signed in').and.to.contain('416-555-0188').and.to.contain('Not verified');
    await expect(tag).to.be.accessible();
    await setViewport({ width: 320, height: 640 });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });

  it('B7 of two logins the one that ends is named before merging and once more in the question', async () => {
    const tag = await open(aLogin({ email: 'm•••@old.example', stays: false }), aLogin({ email: 'm•••@new.example' }));
    await says(tag, 'Two logins become one: m•••@new.example stays');
    await says(tag, 'The login m•••@old.example is switched off for good. Its owner is told, and can object.');
    await press(tag, 'button', 'Merge into this one: Maya Chen');
    await says(tag, 'It can’t be undone');
    const dialog = tag.shadowRoot?.querySelector('dialog')?.textContent?.replace(/\s+/g, ' ');
    expect(dialog).to.contain('m•••@new.example stays').and.to.contain('The login m•••@old.example is switched off for good');
    await expect(tag).to.be.accessible();
  });

  it('B7 one login stays, none changes nothing, and two are for who looks after logins', async () => {
    await says(await open(null, null), 'Neither has a portal login, so none changes.');
    sessionStorage.clear();
    await says(await open(null, aLogin({ state: 'linked', phone: '•••0188' })), 'The login •••0188 stays, and opens the merged record.');
    sessionStorage.clear();
    const reading = await open(aLogin({ stays: false }), aLogin({}), ['patients.read', 'patients.write']);
    await says(reading, 'Merging them is for a colleague who manages logins.');
    expect(wordsOf(reading)).not.to.contain('Merge into this one');
  });
});
