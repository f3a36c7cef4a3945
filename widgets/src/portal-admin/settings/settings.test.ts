import { expect } from '@open-wc/testing';
import { FakeProblem, type FakeOptions, type FakeRequest } from '../../portal/testing.ts';
import { allByRole, settled } from '../../testing/find.ts';
import { admin, focused, goTo, named, pageOf, press, pressLast, type } from '../testing.ts';
import { aCatalog, aSettingChange, leslieville, someSettings } from './settings.testing.ts';

type Admin = HTMLElementTagNameMap['portal-admin'];

const says = (tag: Admin, text: string) => settled(() => tag.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(text));
const field = <Kind extends HTMLElement = HTMLInputElement>(tag: Admin, key: string) => settled(() => tag.shadowRoot?.querySelector<Kind>(`#${key.replaceAll('.', '-')}`));
const row = (tag: Admin, key: string) => tag.shadowRoot?.querySelector<HTMLElement>(`[data-key="${key}"]`);

/** The settings of the tests' clinic; what is saved is kept as the API would. */
async function open(group = 'Scheduling', { routes = {}, theme }: { routes?: FakeOptions['routes']; theme?: 'dark' } = {}) {
  let saved = someSettings();
  const here = await admin({
    rights: ['settings', 'schedule', 'documents'], theme,
    routes: {
      'GET /v1/admin/settings/catalog': aCatalog,
      'GET /v1/admin/settings': () => saved,
      'PATCH /v1/admin/settings': ({ body }: FakeRequest) => (saved = someSettings(saved.version + 1, Object(body).values)),
      'GET /v1/admin/settings/changes': pageOf(aSettingChange()),
      'GET /v1/admin/practitioners': pageOf({ id: 'a', name: 'Amara Okafor', active: true }, { id: 'p', name: 'Priya Nair', active: true }),
      'POST /v1/admin/previews': () => new FakeProblem('not-found', 404),
      ...routes,
    },
  });
  await goTo(here.tag, 'Settings');
  await says(here.tag, 'Find a setting');
  await settled(() => [...(here.tag.shadowRoot?.querySelectorAll<HTMLElement>('.groups button') ?? [])].find((one) => one.textContent?.trim().startsWith(group))).then((one) => one.click());
  await settled(() => here.tag.shadowRoot?.querySelector('.settings-main .title')?.textContent === group);
  return here;
}

const review = async (tag: Admin) => {
  await press(tag, 'button', 'Review changes');
  await says(tag, 'Back to the settings');
};

describe('the settings screen', () => {
  it('G2 opens with one request for the catalog and one for the values', async () => {
    const { tag, sent } = await open();
    await says(tag, 'Changed by Dana Wells, 19 November 2026');
    expect([sent('GET', '/v1/admin/settings/catalog').length, sent('GET', '/v1/admin/settings').length]).to.deep.equal([1, 2]);
  });

  it('G2 only staff with the right see it', async () => {
    const { tag } = await admin({ rights: ['staff'] });
    await says(tag, 'Joy Adeyemi');
    expect(allByRole(tag, 'button').some((one) => one.textContent?.trim() === 'Settings' && one.closest('.beside'))).to.equal(false);
  });

  it('G2 collects changes over groups, lists them before and after in words, and saves them at once', async () => {
    const { tag, sent, said } = await open();
    (await field(tag, 'scheduling.selfBooking')).click();
    await type(tag, 'scheduling-priorToCancel', '48');
    await says(tag, '2 changes not saved');
    await press(tag, 'button', 'General');
    (await field(tag, 'general.pricing')).click();
    await says(tag, '3 changes not saved');
    await review(tag);
    await says(tag, '24 hours →becomes 48 hours');
    await says(tag, 'On →becomes Off');
    await press(tag, 'button', 'Save changes');
    await says(tag, 'The settings are saved.');
    const [patch] = sent('PATCH', '/v1/admin/settings');
    expect(patch?.headers.get('If-Match')).to.equal('"3"');
    expect(patch?.body).to.deep.equal({ values: { 'scheduling.selfBooking': false, 'scheduling.priorToCancel': { value: 48, unit: 'hours' }, 'general.pricing': false }, reset: [] });
    expect(said.at(-1)).to.equal('The settings are saved.');
  });

  it('G2 a value set back by hand is no change, and discarding asks first', async () => {
    const { tag } = await open();
    const box = await field(tag, 'scheduling.selfBooking');
    box.click();
    await says(tag, '1 change not saved');
    box.click();
    await settled(() => !tag.shadowRoot?.textContent?.includes('not saved'));
    (await field(tag, 'scheduling.selfBooking')).click();
    await press(tag, 'button', 'Discard');
    await says(tag, 'The change goes back to what is saved.');
    await pressLast(tag, 'Discard');
    await settled(async () => (await field(tag, 'scheduling.selfBooking')).checked);
  });

  it('G2 typing in one field draws that field alone again', async () => {
    const { tag } = await open();
    await field(tag, 'scheduling.daysAhead');
    const drawn: string[] = [];
    const watcher = new MutationObserver((all) => drawn.push(...all.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('[data-key]')?.getAttribute('data-key') ?? '')));
    watcher.observe(tag.shadowRoot?.querySelector('.settings-main') ?? tag, { subtree: true, childList: true, characterData: true, attributes: true });
    await type(tag, 'scheduling-daysAhead', '60');
    await says(tag, '1 change not saved');
    watcher.disconnect();
    expect([...new Set(drawn)]).to.deep.equal(['scheduling.daysAhead']);
  });

  it('G2 what can’t be a value is kept as typed, and said at its field once the changes are looked through', async () => {
    const { tag, sent } = await open();
    await type(tag, 'scheduling-daysAhead', 'ninety');
    expect(row(tag, 'scheduling.daysAhead')?.textContent).not.to.include('Enter a whole number');
    await press(tag, 'button', 'General');
    await press(tag, 'button', 'Review changes');
    await says(tag, 'Enter a whole number from 1 to 730');
    const input = await field(tag, 'scheduling.daysAhead');
    await settled(() => focused(tag) === input);
    expect([input.value, sent('PATCH', '/').length]).to.deep.equal(['ninety', 0]);
    await type(tag, 'scheduling-daysAhead', '45');
    await settled(() => !row(tag, 'scheduling.daysAhead')?.textContent?.includes('Enter a whole'));
  });

  it('G2 every kind of setting has its control: no limit, lists of hours, times of day, one of a few, an address', async () => {
    const { tag } = await open();
    await press(tag, 'checkbox', 'No limit');
    await settled(() => !tag.shadowRoot?.querySelector('#scheduling-allowedReschedules'));
    await type(tag, 'scheduling-remindHoursBefore', '2, 72');
    await type(tag, 'messaging-quietHours-from', '22h30');
    await press(tag, 'radio', 'Register');
    await press(tag, 'button', 'General');
    await type(tag, 'general-termsUrl', 'https://northside.example/terms');
    await review(tag);
    for (const words of ['2 → becomes No limit', '48 hours, 2 hours → becomes 72 hours, 2 hours', '21:00 to 08:00 → becomes 22:30 to 08:00', 'Sign in → becomes Register', 'None → becomes https://northside.example/terms'])
      await says(tag, words.replace('→ becomes', '→becomes'));
  });

  it('G2 contradictions are named, with a way to each field, and nothing is lost', async () => {
    const conflicts = [{ keys: ['scheduling.publicBookingLogin', 'general.publicSignup'], code: 'public-signup-off', message: 'Registering first needs public sign-up.' }];
    const { tag } = await open('Scheduling', { routes: { 'PATCH /v1/admin/settings': new FakeProblem('settings-conflict', 409, { conflicts }) } });
    await press(tag, 'radio', 'Register');
    await review(tag);
    await press(tag, 'button', 'Save changes');
    await says(tag, 'Registering first needs public sign-up.');
    expect(focused(tag)?.textContent).to.include('These settings contradict each other');
    await press(tag, 'button', 'People may register');
    const other = await field(tag, 'general.publicSignup');
    await settled(() => focused(tag) === other);
    await says(tag, '1 change not saved');
  });

  it('G2 who saved meanwhile and what is said, the changes stay, and saving again works', async () => {
    let version = 3;
    const { tag, sent } = await open('Scheduling', {
      routes: {
        'GET /v1/admin/settings': () => someSettings(version, version > 3 ? { 'scheduling.daysAhead': 60 } : {}),
        'GET /v1/admin/settings/changes': pageOf(aSettingChange({ version: 4, before: 90, after: 60 })),
        'PATCH /v1/admin/settings': ({ headers }: FakeRequest) => {
          if (headers.get('If-Match') === '"4"') return someSettings((version = 5));
          version = 4;
          return new FakeProblem('version-mismatch', 412, { version });
        },
      },
    });
    await type(tag, 'scheduling-daysAhead', '120');
    await review(tag);
    await press(tag, 'button', 'Save changes');
    await says(tag, 'Dana Wells set Days ahead to 60 days.');
    await says(tag, 'You changed it, too');
    await says(tag, '60 days →becomes 120 days');
    await press(tag, 'button', 'Save changes');
    await says(tag, 'The settings are saved.');
    await field(tag, 'scheduling.daysAhead');
    expect(sent('PATCH', '/v1/admin/settings').map(({ headers }) => headers.get('If-Match'))).to.deep.equal(['"3"', '"4"']);
  });

  it('G2 a location’s own value is marked, set and given back', async () => {
    const { tag, sent } = await open();
    await says(tag, 'Leslieville has its own: 2 days');
    await press(tag, 'button', 'Change Shortest notice to cancel, Leslieville');
    await says(tag, 'Differs here');
    expect(row(tag, 'scheduling.selfBooking')).to.equal(null);
    await press(tag, 'button', 'Use the organization’s value: Shortest notice to cancel');
    await press(tag, 'button', 'Set for Leslieville alone: Days ahead');
    await type(tag, 'scheduling-daysAhead', '30');
    await review(tag);
    await says(tag, '2 days →becomes 24 hours (the organization’s value)');
    await press(tag, 'button', 'Save changes');
    await says(tag, 'The settings are saved.');
    const [patch] = sent('PATCH', '/v1/admin/settings');
    expect(patch?.query.get('locationId')).to.equal(leslieville);
    expect(patch?.body).to.deep.equal({ values: { 'scheduling.daysAhead': 30 }, reset: ['scheduling.priorToCancel'] });
  });

  it('G2 finds settings by label, help and key, says how many, and goes to the field', async () => {
    const { tag, said } = await open('General');
    await type(tag, 'settings-search', 'allowedresch');
    await says(tag, '1 setting found');
    await settled(() => said.includes('1 setting found'));
    await press(tag, 'button', 'Moves allowed');
    const input = await field(tag, 'scheduling.allowedReschedules');
    await settled(() => focused(tag) === input);
  });

  it('G2 the history says who, when, before and after, and sets a change back after asking', async () => {
    const { tag, sent } = await open();
    await press(tag, 'button', 'History: Scheduling');
    await says(tag, '30 days →became 90 days');
    await says(tag, 'Dana Wells · 19 November 2026');
    await press(tag, 'button', 'Set back Days ahead');
    await says(tag, 'Days ahead becomes 30 days again');
    await pressLast(tag, 'Set back');
    await says(tag, 'Days ahead is set back.');
    const [patch] = sent('PATCH', '/v1/admin/settings');
    expect([patch?.headers.get('If-Match'), patch?.body]).to.deep.equal(['"3"', { values: { 'scheduling.daysAhead': 30 }, reset: [] }]);
    await type(tag, 'history-setting', 'scheduling.daysAhead');
    await settled(() => sent('GET', '/v1/admin/settings/changes').at(-1)?.query.get('setting') === 'scheduling.daysAhead');
  });

  it('G2 nothing typed is lost when the session ends or another screen is opened', async () => {
    const { tag, staff, portal } = await open();
    await type(tag, 'scheduling-daysAhead', '60');
    await press(tag, 'button', 'Joy Adeyemi');
    await press(tag, 'menuitem', 'Your account');
    await says(tag, 'Your account');
    await goTo(tag, 'Settings');
    await says(tag, '1 change not saved');
    const { 'GET /v1/sessions/current': current } = portal.routes;
    portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
    await staff.stay();
    await says(tag, 'You were signed out');
    portal.routes['GET /v1/sessions/current'] = current;
    await staff.begin('joy', 'a long passphrase of words');
    await says(tag, '1 change not saved');
  });

  it('G2 texts are written per language, in tabs that arrows move among', async () => {
    const { tag } = await open('Consent');
    const text = await field<HTMLTextAreaElement>(tag, 'schedulingConsent.text');
    text.value = 'I agree.';
    text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const english = await named(tag, 'tab', 'English');
    english.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settled(() => focused(tag)?.textContent?.startsWith('Français'));
    text.value = 'J’accepte.';
    text.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await review(tag);
    await says(tag, 'English: “I agree.” · Français: “J’accepte.”');
  });

  it('G2 a document of the consent is uploaded, and used once the settings are saved', async () => {
    const { tag, sent } = await open('Consent', { routes: { 'POST /v1/admin/files': { id: '0192a1b2-0000-7000-8000-000000000999', name: 'consent.pdf' }, 'GET /v1/admin/files/{id}': { id: 'x', name: 'consent.pdf' } } });
    await named(tag, 'button', 'Choose a document');
    const input = await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('portal-staff-document [type=file]'));
    const files = new DataTransfer();
    files.items.add(new File(['%PDF-1.7'], 'consent.pdf', { type: 'application/pdf' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await says(tag, 'consent.pdf');
    await review(tag);
    await says(tag, 'None →becomes A file');
    expect(sent('POST', '/v1/admin/files').length).to.equal(1);
  });

  it('G2 practitioners are put in order by keys, and fields of the profile are a table', async () => {
    const { tag, said } = await open('General');
    const up = await named(tag, 'button', 'Move Priya Nair up');
    up.focus();
    up.click();
    await settled(() => said.includes('Priya Nair is number 1 of 2.'));
    await settled(() => focused(tag)?.getAttribute('aria-label') === 'Move Priya Nair down');
    await press(tag, 'button', 'Profile');
    await press(tag, 'radio', 'City: Required');
    await review(tag);
    await says(tag, 'Yes →becomes Required');
    await says(tag, 'Empty →becomes A list of 2');
  });

  it('G2 texts with a screen of their own are listed with their languages, each a way there', async () => {
    const welcome = { ...aCatalog.data[0], key: 'messages.secureHome', group: 'messages', label: 'Home, signed in', help: 'Above the home.', schema: {} };
    const { tag } = await open('Messages', {
      routes: {
        'GET /v1/admin/settings/catalog': { data: [...aCatalog.data, welcome], groups: [...aCatalog.groups, { name: 'messages', label: 'Messages', topics: [] }] },
        'GET /v1/admin/settings': { ...someSettings(), values: { 'messages.secureHome': { fr: { html: '<p>Bonjour</p>' } } } },
      },
    });
    await says(tag, 'Above the home.');
    expect(row(tag, 'messages.secureHome')?.textContent).to.include('Français');
    await press(tag, 'button', 'Home, signed in');
    await settled(() => history.state.portalStaff.item === 'secureHome');
  });

  for (const theme of ['light', 'dark'] as const)
    it(`G2 is accessible in the ${theme} scheme: form, review and history`, async () => {
      const { tag } = await open('Scheduling', theme === 'dark' ? { theme } : {});
      await expect(tag).to.be.accessible();
      for (const group of ['General', 'Consent', 'Profile', 'Billing']) {
        await press(tag, 'button', group);
        await settled(() => tag.shadowRoot?.querySelector('.settings-main .title')?.textContent === group);
        await expect(tag).to.be.accessible();
      }
      await press(tag, 'button', 'Scheduling');
      (await field(tag, 'scheduling.selfBooking')).click();
      await review(tag);
      await expect(tag).to.be.accessible();
      await press(tag, 'button', 'Back to the settings');
      await press(tag, 'button', 'History');
      await says(tag, 'became');
      await expect(tag).to.be.accessible();
    });

  it('G2 fits 320 pixels without sideways scroll', async () => {
    const { tag } = await open();
    tag.style.inlineSize = '320px';
    for (const group of ['Scheduling', 'General', 'Profile', 'Consent']) {
      await press(tag, 'button', group);
      await settled(() => tag.shadowRoot?.querySelector('.settings-main .title')?.textContent === group);
      expect(tag.shadowRoot?.querySelector('.root')?.scrollWidth ?? 0, group).to.be.at.most(320);
    }
  });
});
