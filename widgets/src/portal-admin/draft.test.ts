import { expect } from '@open-wc/testing';
import { FakeProblem } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import { says, wordsOf } from '../testing/section-suite.ts';
import { admin, aLogin, aStaffUser, goTo, press, type, type Wanted } from './testing.ts';

type Here = Awaited<ReturnType<typeof admin>>;

const valueOf = ({ tag }: Here, name: string) => tag.shadowRoot?.querySelector<HTMLInputElement | HTMLSelectElement>(`:is(input, select)[name="${name}"]`)?.value;

/** Nothing happened for a while: the API no longer knows the session. */
async function expire({ portal, staff, tag }: Here) {
  const { 'GET /v1/sessions/current': current } = portal.routes;
  portal.routes['GET /v1/sessions/current'] = new FakeProblem('session-ended', 401);
  await staff.stay();
  await says(tag, 'You were signed out');
  expect(wordsOf(tag), 'at once everything of patients is gone').not.to.contain('Maya');
  portal.routes['GET /v1/sessions/current'] = current;
}

const comeBack = async ({ staff }: Here) => staff.begin('joy', 'a long passphrase of words');

/** Each form: how it is reached, what is typed into which fields, and a field that shows it is there again. */
const forms: Record<string, { wanted?: Wanted; open: (tag: HTMLElement) => Promise<unknown>; typed: Record<string, string> }> = {
  'a new patient': { open: (tag) => press(tag, 'button', 'Add a patient'), typed: { familyName: 'Okaf', phone: '416', gender: 'female', birthDate: '31', 'birthDate-month': 'Dez' } },
  'the search for patients': { open: (tag) => says(tag, 'Noah Singh'), typed: { 'find-patient': 'che ' } },
  'a patient’s details': { open: (tag) => onPatient(tag, 'Change details'), typed: { city: 'Kingst', occupation: 'Pilot' } },
  'a new contact': { open: (tag) => onPatient(tag, 'Add a contact'), typed: { value: 'maya@wor' } },
  'who treats a patient': { open: (tag) => onPatient(tag, 'Change who treats them'), typed: { defaultLocationId: '0192a1b2-0000-7000-8000-000000000061' } },
  'a patient’s insurance': { open: (tag) => onPatient(tag, 'Add an insurance'), typed: { payer: 'Sun L', memberId: '0042', startsOn: '2026-11-02' } },
  'the link of a login': { wanted: { routes: { 'GET /v1/admin/patients/{id}/portal-user': aLogin('linked') } }, open: (tag) => onPatient(tag, 'Change the link'), typed: { email: 'own@', phone: '416 5' } },
  'an invitation of staff': { open: (tag) => goTo(tag, 'Settings', 'Staff').then(() => press(tag, 'button', 'Invite somebody')), typed: { name: 'Ana', email: 'ana@n', userTypeId: '0192a1b2-0000-7000-8000-000000000040' } },
  'a colleague’s rights': { open: (tag) => goTo(tag, 'Settings', 'Staff').then(() => press(tag, 'button', 'Manage Sam')), typed: { 'colleague-type': '0192a1b2-0000-7000-8000-000000000041' } },
  'the filter of the audit log': { open: (tag) => goTo(tag, 'Settings', 'Audit log'), typed: { action: 'patient.change', from: '2', 'from-month': 'Nov', until: '3' } },
  'a move to the portal': {
    wanted: { routes: { 'GET /v1/admin/transitions/preview': { toInvite: 3, sharedContact: 0, noContact: 0, alreadyUsers: 1 }, 'GET /v1/admin/transitions': { data: [] } } },
    open: (tag) => goTo(tag, 'Patients', 'Move to the portal').then(() => press(tag, 'button', 'Invite them')), typed: { perMinute: '17' },
  },
};

async function onPatient(tag: HTMLElement, button: string) {
  await press(tag, 'button', 'Maya Chen');
  await press(tag, 'button', button);
}

describe('what staff have typed when their session ends', () => {
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '');
  });

  for (const [name, { wanted, open, typed }] of Object.entries(forms))
    it(`G8 B11 ${name} is as it was once they sign in again, and never in any storage`, async () => {
      const here = await admin(wanted);
      await open(here.tag);
      for (const [field, text] of Object.entries(typed)) await type(here.tag, field, text);
      await expire(here);
      expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }, history.state])).not.to.contain(Object.values(typed)[0]);
      await comeBack(here);
      for (const [field, text] of Object.entries(typed)) await settled(() => valueOf(here, field) === text);
    });

  it('B11 nobody else finds it, and who signs out leaves nothing', async () => {
    const here = await admin();
    await onPatient(here.tag, 'Change details');
    await type(here.tag, 'city', 'Kingst');
    await expire(here);
    const ana = { ...aStaffUser(), id: '0192a1b2-0000-7000-8000-000000000099', name: 'Ana Costa' };
    here.portal.routes['GET /v1/sessions/current'] = { user: ana };
    await comeBack(here);
    await says(here.tag, 'Change details');
    expect(here.tag.shadowRoot?.querySelector('[name=city]')).to.equal(null);
    await press(here.tag, 'button', 'Change details');
    await type(here.tag, 'city', 'Ottaw');
    await here.staff.signOut();
    await says(here.tag, 'Staff sign-in');
    await comeBack(here);
    await press(here.tag, 'button', 'Maya Chen');
    await says(here.tag, 'Change details');
    expect(here.tag.shadowRoot?.querySelector('[name=city]')).to.equal(null);
  });

  it('G8 what was left on purpose doesn’t come back', async () => {
    const here = await admin();
    await onPatient(here.tag, 'Change details');
    await type(here.tag, 'city', 'Kingst');
    await press(here.tag, 'button', 'Back to the list');
    await press(here.tag, 'button', 'Maya Chen');
    await says(here.tag, 'Change details');
  });
});
