import { expect, fixture, html } from '@open-wc/testing';
import { fakePortal } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import './portal-appointments.ts';
import { anAppointment } from './testing.ts';

describe('portal-appointments, in one’s own calendar', () => {
  it('C17 shows the private address, and changes it', async () => {
    let n = 1;
    const feed = () => ({ url: `https://api.test/v1/calendar/token${n++}.ics?key=pk` });
    const visit = anAppointment('1', `${new Date().getFullYear() + 1}-12-08`);
    const portal = await fakePortal({ signedIn: true, routes: { 'GET /v1/me/appointments': { data: [visit], nextCursor: null }, 'GET /v1/me/calendar': feed, 'POST /v1/me/calendar': feed } });
    const tag = await fixture<HTMLElementTagNameMap['portal-appointments']>(html`<portal-appointments></portal-appointments>`, portal.options);
    const words = () => (tag.shadowRoot?.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ');
    const press = async (name: string) => (await settled(() => [...(tag.shadowRoot?.querySelectorAll('button') ?? [])].find((each) => each.textContent?.trim() === name))).click();
    await press('Show my visits in my own calendar');
    await settled(() => words().includes('token1.ics'));
    expect(tag.shadowRoot?.querySelector('a[href^="webcal:"]')?.getAttribute('href')).to.equal('webcal://api.test/v1/calendar/token1.ics?key=pk');
    await press('Change the address');
    await settled(() => words().includes('token2.ics'));
    expect(portal.announced).to.equal('The address is changed.');
    await press('All visits');
    await settled(() => tag.shadowRoot?.querySelector('.ticket'));
  });
});
