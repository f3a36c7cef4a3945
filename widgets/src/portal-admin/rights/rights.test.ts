import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { FakeProblem } from '../../portal/testing.ts';
import { settled } from '../../testing/find.ts';
import { says, wordsOf } from '../../testing/section-suite.ts';
import { admin, aColleague, focused, goTo, managerRights, named, pageOf, press, pressLast, type, type Wanted } from '../testing.ts';

const id = (n: number) => `0192a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const types = [
  { id: id(40), name: 'Reception', permissions: ['patients.read', 'portal-users'] },
  { id: id(41), name: 'Manager', permissions: [...managerRights] },
  { id: id(42), name: 'Student', permissions: ['patients.read'] },
  { id: id(43), name: 'Bookkeeper', permissions: ['billing'] },
];
const routes: Wanted['routes'] = {
  'GET /v1/admin/user-types': { data: types },
  'GET /v1/admin/staff': pageOf(aColleague(), aColleague(7, { name: 'Joy Adeyemi', userType: { id: id(41), name: 'Manager' } })),
  'POST /v1/admin/user-types': types[2],
  'PATCH /v1/admin/user-types/{id}': types[2],
  'DELETE /v1/admin/user-types/{id}': undefined,
};

const open = async (options: Wanted = {}) => {
  const all = await admin({ ...options, routes: { ...routes, ...options.routes } });
  await goTo(all.tag, 'Settings', 'User types');
  await says(all.tag, 'Reception');
  return all;
};

const box = (tag: HTMLElement, right: string) => settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>(`#right-${right}`));

describe('user types', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  it('G2 the list names who has each, in light and dark, and stands on a phone; failed it offers Retry', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tag } = await open({ theme });
      await says(tag, '2 rights · Sam Okoye');
      await says(tag, '1 right · nobody has it');
      await expect(tag).to.be.accessible();
      expect(wordsOf(tag)).not.to.match(/[0-9a-f]{8}-[0-9a-f]{4}/);
      sessionStorage.clear();
    }
    const { tag } = await open();
    await setViewport({ width: 320, height: 640 });
    await press(tag, 'button', 'Reception');
    await box(tag, 'settings');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
    sessionStorage.clear();
    const broken = await admin({ routes: { ...routes, 'GET /v1/admin/user-types': new FakeProblem('internal-error', 500) } });
    await goTo(broken.tag, 'Settings', 'User types');
    await says(broken.tag, 'The user types could not be loaded');
  });

  it('G2 a user type is made of ticked rights; those that one hasn’t can’t be ticked and say why', async () => {
    const { tag, sent, said } = await open();
    await press(tag, 'button', 'Add a user type');
    expect((await box(tag, 'billing')).disabled).to.equal(true);
    await says(tag, 'you don’t have this right yourself');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Add user type');
    await says(tag, 'Enter a name');
    await type(tag, 'name', 'Front desk');
    (await box(tag, 'patients-read')).click();
    (await box(tag, 'messages')).click();
    await press(tag, 'button', 'Add user type');
    await settled(() => sent('POST', '/v1/admin/user-types')[0]);
    expect(sent('POST', '/v1/admin/user-types')[0]?.body).to.deep.equal({ name: 'Front desk', permissions: ['patients.read', 'messages'] });
    await settled(() => said.includes('The user type is added. Staff can be given it now.'));
    await settled(() => focused(tag)?.textContent?.includes('User types'));
  });

  it('G2 one’s own rights, and those beyond one’s own, stand fixed with the reason', async () => {
    const { tag } = await open();
    await press(tag, 'button', 'Manager');
    await says(tag, 'These are your own rights');
    expect((await box(tag, 'settings')).disabled).to.equal(true);
    await press(tag, 'button', 'Back to the list');
    await press(tag, 'button', 'Bookkeeper');
    await says(tag, 'This user type may do more than you');
    expect(wordsOf(tag)).not.to.include('Remove Bookkeeper');
  });

  it('G2 what the API refuses is a sentence: the last manager, a name that is taken, a user type that somebody has', async () => {
    const { tag, portal, sent } = await open({ routes: { 'PATCH /v1/admin/user-types/{id}': new FakeProblem('last-manager', 409) } });
    await press(tag, 'button', 'Reception');
    (await box(tag, 'portal-users')).click();
    await press(tag, 'button', 'Save user type');
    await says(tag, 'Nobody could manage staff any more');
    portal.routes['PATCH /v1/admin/user-types/{id}'] = new FakeProblem('already-exists', 409);
    await press(tag, 'button', 'Save user type');
    await says(tag, 'Another user type has this name.');
    await says(tag, 'It can be removed once nobody has it.');
    await press(tag, 'button', 'Back to the list');
    portal.routes['DELETE /v1/admin/user-types/{id}'] = new FakeProblem('user-type-in-use', 409);
    await press(tag, 'button', 'Student');
    await press(tag, 'button', 'Remove Student');
    await says(tag, 'can’t be given to staff any more');
    await settled(() => focused(tag)?.textContent === 'Keep it');
    await expect(tag).to.be.accessible();
    await pressLast(tag, 'Remove');
    await says(tag, 'Somebody has this user type by now');
    portal.routes['DELETE /v1/admin/user-types/{id}'] = undefined;
    await pressLast(tag, 'Remove');
    await says(tag, 'The user type is removed.');
    expect(sent('DELETE', '/v1/admin/user-types')).to.have.length(2);
    expect(await named(tag, 'button', 'Add a user type')).to.be.ok;
  });
});
