import { expect, oneEvent } from '@open-wc/testing';
import { aPatient } from '../portal/testing.ts';
import { allByRole, byRole, nameOf, settled } from '../testing/find.ts';
import { booking, day, ids, monday, named, press, step, toCheck, toDetails, toTime, type, wordsOf } from './testing.ts';

describe('portal-booking', () => {
  it('C5 books: type, place, person, time, reason, a look at all of it, booked', async () => {
    const { tag, portal, at, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    expect(sent('POST', '/v1/holds')[0]?.body).to.deep.equal({ appointmentTypeId: ids.first, locationId: ids.yonge, start: at(monday, '08:30') });
    for (const answer of ['Physiotherapy, first visit', 'In person, 60 minutes', 'Northside, Yonge Street', 'Amara Okafor, MPT', 'Left knee hurts', aPatient.name])
      expect(wordsOf(tag)).to.contain(answer);
    const booked = oneEvent(tag, 'portal-appointment-booked');
    await press(tag, 'button', 'Book appointment');
    expect((await booked).detail).to.deep.equal({ id: ids.appointment });
    const request = sent('POST', '/v1/appointments')[0];
    expect(request?.body).to.deep.equal({ holdId: ids.hold, reason: 'Left knee hurts' });
    expect(request?.headers.get('Idempotency-Key')).to.be.a('string');
    expect(request?.headers.get('Portico-Hold')).to.equal('guest-token');
    const heading = await settled(() => allByRole(tag, 'heading').find((one) => nameOf(one).startsWith('See you on')));
    await settled(() => tag.shadowRoot?.activeElement === heading);
    expect(wordsOf(tag)).to.contain('Reference 0000-BEEF');
    expect(portal.calls.filter(({ method }) => method === 'DELETE')).to.be.empty;
  });

  it('C5 asks for what is missing, and the summary leads to it', async () => {
    const { tag } = await booking();
    await press(tag, 'button', 'Continue');
    const heading = await settled(() => byRole(tag, 'heading', 'There is a problem'));
    expect(tag.shadowRoot?.activeElement).to.equal(heading);
    await press(tag, 'link', 'Choose a type of visit');
    expect(tag.shadowRoot?.activeElement).to.equal(await named(tag, 'radio', 'Physiotherapy, first visit'));
    await press(tag, 'radio', 'Physiotherapy by video');
    await press(tag, 'button', 'Continue');
    await named(tag, 'link', 'Choose a clinic');
    await press(tag, 'radio', 'Northside, Leslieville');
    await press(tag, 'button', 'Continue');
    await step(tag, 'When would you like to come?');
    await settled(() => tag.shadowRoot?.querySelector('input[name=slot]'));
    await press(tag, 'button', 'Continue');
    await press(tag, 'link', 'Choose a time');
    expect(tag.shadowRoot?.activeElement?.getAttribute('name')).to.equal('slot');
  });

  it('C5 what the page chose beforehand is chosen, a place by its name in addresses too', async () => {
    const { tag, sent } = await booking({ attributes: { type: ids.video, location: 'leslieville', practitioner: ids.louis } });
    const chosen = await settled(() => {
      const all = allByRole(tag, 'radio').filter((one) => one instanceof HTMLInputElement && one.checked);
      return all.length === 3 ? all.map(nameOf) : undefined;
    });
    expect(chosen[0]).to.match(/^Physiotherapy by video/);
    expect(chosen[1]).to.match(/^Northside, Leslieville/);
    expect(chosen[2]).to.match(/^Louis Tremblay, PT/);
    expect(sent('GET', '/v1/appointment-types')[0]?.query.get('practitionerId')).to.equal(ids.louis);
  });

  it('C5 says of each person when they are free next', async () => {
    const { tag } = await booking();
    await press(tag, 'radio', 'Physiotherapy, first visit');
    await press(tag, 'radio', 'Northside, Yonge Street');
    await settled(() => wordsOf(tag).includes('No free times soon'));
  });

  it('C5 a changed answer returns to the check, and only what hangs on it is asked again', async () => {
    const { tag, sent } = await booking({ portal: { signedIn: true } });
    await toCheck(tag);
    await press(tag, 'button', 'Change reason');
    await step(tag, 'A few details');
    type(tag, 'reason', 'Right knee');
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('Right knee');
    await press(tag, 'button', 'Change practitioner');
    await press(tag, 'radio', 'Louis Tremblay');
    await press(tag, 'button', 'Continue');
    await step(tag, 'When would you like to come?');
    await press(tag, 'radio', '10:30');
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.contain('Right knee').and.to.contain('Louis Tremblay, PT');
    expect(sent('DELETE', '/v1/holds')).to.have.length(1);
  });

  it('C5 the browser’s Back goes one step back with the answers; Forward goes on again', async () => {
    const { tag } = await booking({ portal: { signedIn: true }, attributes: { history: 'on' } });
    await toCheck(tag);
    expect(history.state.portal).to.equal('check');
    history.back();
    await step(tag, 'A few details');
    expect(tag.shadowRoot?.querySelector('textarea')?.value).to.equal('Left knee hurts');
    history.back();
    await step(tag, 'When would you like to come?');
    expect((await settled(() => tag.shadowRoot?.querySelector<HTMLInputElement>('input[name=slot]:checked')))?.value.slice(11, 16)).to.equal('08:30');
    history.forward();
    await step(tag, 'A few details');
    await press(tag, 'button', 'Back');
    await step(tag, 'When would you like to come?');
    await press(tag, 'button', 'Back');
    await step(tag, 'What would you like to book?');
  });

  it('C5 history="off" leaves the browser’s Back alone, and the tag’s own Back still leads back', async () => {
    const { tag } = await booking({ attributes: { history: 'off' } });
    const before = JSON.stringify(history.state);
    await toTime(tag);
    expect(JSON.stringify(history.state)).to.equal(before);
    await press(tag, 'button', 'Back');
    await step(tag, 'What would you like to book?');
  });

  it('C5 steps that are done lead back to themselves', async () => {
    const { tag } = await booking();
    await toDetails(tag);
    await press(tag, 'button', 'Visit (done)');
    await step(tag, 'What would you like to book?');
  });

  it('C5 the page may keep a visit from being booked', async () => {
    const { tag, sent } = await booking({ portal: { signedIn: true } });
    tag.addEventListener('portal-before-book', (event) => event.preventDefault());
    await toCheck(tag);
    const asked = oneEvent(tag, 'portal-before-book');
    await press(tag, 'button', 'Book appointment');
    expect((await asked).detail).to.deep.equal({ holdId: ids.hold, appointmentTypeId: ids.first, locationId: ids.yonge, practitionerId: ids.amara });
    expect(sent('POST', '/v1/appointments')).to.be.empty;
  });

  it('C6 a clinic where nothing can be booked online says so, with its phone', async () => {
    const { tag } = await booking({ types: [] });
    await step(tag, 'Booking online isn’t possible now');
    expect(allByRole(tag, 'link', '416-555-0142')).to.have.length(2);
  });

  it('C6 more than seven kinds of visit are a list to open, more than fifteen a field that finds them', async () => {
    const kind = (i: number) => ({ id: `0192a1b2-0000-7000-8000-00000000${String(1000 + i)}`, name: `Visit ${i}`, description: null, durationMinutes: 30, mode: 'inPerson' });
    const ten = await booking({ types: Array.from({ length: 10 }, (_, i) => kind(i)) });
    const select = await settled(() => ten.tag.shadowRoot?.querySelector('select'));
    expect(nameOf(select)).to.equal('Type of visit');
    select.value = kind(3).id;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settled(() => wordsOf(ten.tag).includes('30 minutes'));
    await expect(ten.tag).to.be.accessible();
    const twenty = await booking({ types: Array.from({ length: 20 }, (_, i) => kind(i)) });
    const field = await settled(() => twenty.tag.shadowRoot?.querySelector<HTMLInputElement>('input[role=combobox]'));
    field.focus();
    field.value = '17';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled(() => allByRole(twenty.tag, 'option').length === 1);
    await expect(twenty.tag).to.be.accessible();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await settled(() => field.value === 'Visit 17');
    await press(twenty.tag, 'radio', 'Northside, Yonge Street');
  });

  it('C7 general.pricing without prices nothing speaks of money', async () => {
    const { tag } = await booking({ attributes: { type: ids.video }, portal: { signedIn: true } });
    await named(tag, 'radio', 'Physiotherapy by video');
    expect(wordsOf(tag)).to.contain('$120.00');
    const free = { id: ids.video, name: 'Physiotherapy by video', description: null, durationMinutes: 30, mode: 'telehealth' };
    const without = await booking({ types: [free], portal: { signedIn: true } });
    await named(without.tag, 'radio', 'Physiotherapy by video');
    expect(wordsOf(without.tag)).not.to.match(/\$|Price|cost/);
  });

  it('K1 the first render never takes focus; each new step focuses its heading', async () => {
    const { tag } = await booking();
    await step(tag, 'What would you like to book?');
    expect(document.activeElement).to.equal(document.body);
    await toTime(tag);
    expect(tag.shadowRoot?.activeElement?.textContent).to.equal('When would you like to come?');
    expect(day(0)).to.equal(monday);
  });
});
