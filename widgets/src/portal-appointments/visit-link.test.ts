import { expect, fixture, html } from '@open-wc/testing';
import { fakePortal, FakeProblem } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import './portal-appointments.ts';
import { anAppointment } from './testing.ts';

const read = 'GET /v1/appointment-links/{token}';
const token = '0192a1b2-0000-7000-8000-000000000001.a-mac_of-it';
const visit = anAppointment('1', `${new Date().getFullYear() + 1}-12-08`, { canCancel: true, canReschedule: true });

/** The tag as a message's link finds it: nobody is signed in. */
async function put(routes: Record<string, unknown>) {
  const portal = await fakePortal({ routes });
  await portal.portal.load();
  const tag = await fixture<HTMLElementTagNameMap['portal-appointments']>(html`<portal-appointments .token=${token}></portal-appointments>`, portal.options);
  const text = () => (tag.shadowRoot?.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ');
  const press = async (name: string, within = '') =>
    (await settled(() => [...(tag.shadowRoot?.querySelectorAll<HTMLButtonElement>(`${within} button`) ?? [])].find((each) => each.textContent?.trim() === name))).click();
  const proofs = (method: string, end: string) => portal.calls.filter((call) => call.method === method && call.path.endsWith(end)).map(({ headers }) => headers.get('Portico-Appointment'));
  return { portal, tag, text, press, proofs };
}

describe('portal-appointments, by the link of a message', () => {
  it('C18 opens its one visit without signing in, and the patient says that they will come', async () => {
    const { tag, text, press, proofs } = await put({ [read]: visit, 'POST /v1/appointments/{id}/confirm': { ...visit, confirmedAt: '2026-11-23T20:00:00Z' } });
    await settled(() => tag.shadowRoot?.querySelector('.sheet'));
    expect(text()).to.contain('Physiotherapy 1').and.not.to.contain('All visits');
    await press('I will come');
    await settled(() => text().includes('Thank you, the clinic knows that you will come'));
    expect(proofs('POST', '/confirm')).to.deep.equal([token]);
    expect(text()).to.contain('You said');
  });

  it('C3 C18 is cancelled by its link, once asked whether it is meant', async () => {
    const { tag, text, press, proofs } = await put({ [read]: visit, 'POST /v1/appointments/{id}/cancel': { ...visit, status: 'cancelled' } });
    await settled(() => tag.shadowRoot?.querySelector('.sheet'));
    await press('Cancel visit');
    await settled(() => tag.shadowRoot?.querySelector('dialog[open]'));
    await press('Cancel visit', 'dialog');
    await settled(() => text().includes('is cancelled'));
    expect(proofs('POST', '/cancel')).to.deep.equal([token]);
  });

  it('C4 C18 is moved by its link: the tag that finds times has its proof', async () => {
    const { tag, press } = await put({ [read]: visit });
    await settled(() => tag.shadowRoot?.querySelector('.sheet'));
    await press('Move to another time');
    const booking = await settled(() => tag.shadowRoot?.querySelector('portal-booking'));
    expect([booking.moves, booking.visit?.id, booking.proof]).to.deep.equal([visit.id, visit.id, { 'Portico-Appointment': token }]);
  });

  it('C18 a link whose visit is over says so, and leads to signing in', async () => {
    const { text } = await put({ [read]: new FakeProblem('link-expired', 409, { detail: 'This link has expired.' }) });
    await settled(() => text().includes('Sign in to see your visits'));
  });
});
