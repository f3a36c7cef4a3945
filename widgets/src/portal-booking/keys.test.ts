import { expect } from '@open-wc/testing';
import '../portal-login/portal-login.ts';
import type { FakeRequest } from '../portal/testing.ts';
import { allByRole, nameOf, settled } from '../testing/find.ts';
import { booking, day, ids, named, press, step, toTime, weekdays, wordsOf } from './testing.ts';

const practitioners = 'GET /v1/practitioners';
const amara = { id: ids.amara, name: 'Amara Okafor', credentials: 'MPT', profession: 'Physiotherapist', biography: null, photoUrl: null, locationIds: [ids.yonge] };
const louis = { ...amara, id: ids.louis, name: 'Louis Tremblay', credentials: 'PT' };
const people = (...data: readonly object[]) => ({ [practitioners]: { data, nextCursor: null } });
const place = { slug: 'yonge-street', name: 'Northside, Yonge Street', timeZone: 'America/Toronto', phone: '416-555-0142', address: '2140 Yonge Street', city: 'Toronto', province: 'ON', postalCode: null, country: 'CA' };
const yonge = { ...place, id: ids.yonge };
const leslieville = { ...place, id: ids.leslieville, slug: 'leslieville', name: 'Northside, Leslieville' };

const radios = (tag: HTMLElement, name: string) => [...(tag.shadowRoot?.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`) ?? [])];
const daysShown = (tag: HTMLElement) => radios(tag, 'slot').map(({ value }) => value.slice(0, 10));

describe('portal-booking: what settings change in it', () => {
  afterEach(() => sessionStorage.clear());

  it('C12 general.practitionerCredentials follow the name where they are told, and leave nothing behind where not', async () => {
    const nameIn = async (...told: readonly object[]) => {
      const { tag } = await booking({ portal: { routes: people(...told) } });
      await press(tag, 'radio', 'Physiotherapy, first visit');
      await press(tag, 'radio', 'Northside, Yonge Street');
      const radio = await named(tag, 'radio', 'Amara Okafor');
      sessionStorage.clear();
      return radio.closest('label')?.querySelector('strong, .title')?.textContent?.trim() ?? nameOf(radio);
    };
    expect(await nameIn(amara, louis)).to.match(/^Amara Okafor, MPT/);
    expect(await nameIn({ ...amara, credentials: null }, { ...louis, credentials: null })).to.match(/^Amara Okafor(?!,)/);
  });

  it('C7 scheduling.priorToBook days inside of the notice are offered nowhere: not as the next, not in the month', async () => {
    const { tag } = await booking({ free: (each) => (each >= day(2) ? weekdays(each) : []) });
    await toTime(tag);
    expect(new Set(daysShown(tag))).to.deep.equal(new Set([day(2)]));
    const month = await settled(() => tag.shadowRoot?.querySelector('portal-part-month'));
    expect([day(0), day(1), day(2)].map((each) => month.counts.get(each) ?? 0)).to.deep.equal([0, 0, 4]);
    sessionStorage.clear();
    const short = await booking();
    await toTime(short.tag);
    expect(new Set(daysShown(short.tag))).to.deep.equal(new Set([day(0)]));
  });

  it('C7 scheduling.restrictToDefaultLocation whoever signs in is asked the places anew, and offered only their own', async () => {
    const { tag, sent, portal } = await booking({ portal: { routes: { 'GET /v1/locations': ({ headers }: FakeRequest) => ({ data: headers.get('Authorization') ? [leslieville] : [yonge, leslieville], nextCursor: null }) } } });
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    expect(radios(tag, 'location').map(({ value }) => value)).to.deep.equal([ids.yonge, ids.leslieville]);
    await portal.portal.signIn('maya.chen', 'a long passphrase of words');
    await settled(() => radios(tag, 'location').length === 1);
    const [only] = radios(tag, 'location');
    expect([only?.value, only?.checked]).to.deep.equal([ids.leslieville, true]);
    expect(wordsOf(tag)).to.not.contain('Northside, Yonge Street');
    await settled(() => sent('GET', '/v1/practitioners').at(-1)?.query.get('locationId') === ids.leslieville);
  });

  it('C6 location.bookInPortal C20 practitioner.bookInPortal who and what the API leaves out stands nowhere, and a page’s own choice of it chooses nothing', async () => {
    const { tag } = await booking({ attributes: { location: 'leslieville', practitioner: ids.louis }, portal: { routes: { ...people(amara), 'GET /v1/locations': { data: [yonge], nextCursor: null } } } });
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await named(tag, 'radio', 'Amara Okafor');
    expect([...radios(tag, 'location'), ...radios(tag, 'practitioner')].map(({ value, checked }) => [value, checked])).to.deep.equal([[ids.yonge, true], [ids.amara, true]]);
    expect(wordsOf(tag)).to.not.contain('Leslieville').and.to.not.contain('Louis');
  });

  it('C6 appointmentType.bookableOnline only what the API offers can be chosen; a page’s own choice of another begins at the first step', async () => {
    const type = { id: ids.first, name: 'Physiotherapy, first visit', description: null, durationMinutes: 60, mode: 'inPerson', medium: null, bookableBy: 'everyone' };
    const { tag } = await booking({ attributes: { type: ids.video }, types: [type, { ...type, id: ids.hold, name: 'Massage' }] });
    await step(tag, 'What would you like to book?');
    await named(tag, 'radio', 'Massage');
    expect(radios(tag, 'type').map(({ value, checked }) => [value, checked])).to.deep.equal([[ids.first, false], [ids.hold, false]]);
    expect(radios(tag, 'location')).to.deep.equal([]);
  });

  it('C6 appointmentType.onlineDuration is how long a visit says it takes', async () => {
    const type = { id: ids.first, name: 'Physiotherapy, first visit', description: null, durationMinutes: 35, mode: 'inPerson', medium: null, bookableBy: 'everyone' };
    const { tag } = await booking({ types: [type, { ...type, id: ids.video, name: 'Massage', durationMinutes: 1 }] });
    await named(tag, 'radio', 'Massage');
    const names = allByRole(tag, 'radio').map(nameOf);
    expect(names.find((name) => name.startsWith('Physiotherapy'))).to.contain('35 minutes');
    expect(names.find((name) => name.startsWith('Massage'))).to.contain('1 minute').and.to.not.contain('1 minutes');
  });
});
