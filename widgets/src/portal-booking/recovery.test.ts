import { expect } from '@open-wc/testing';
import { aBootstrap, noNetwork } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import { booking, named, press, wordsOf } from './testing.ts';

describe('portal-booking after an outage', () => {
  it('A6 one Retry brings the settings and what can be booked', async () => {
    let isOut = true;
    const types = { data: [{ id: 'a', name: 'Massage', durationMinutes: 60, mode: 'inPerson' }, { id: 'b', name: 'Physiotherapy', durationMinutes: 30, mode: 'inPerson' }], nextCursor: null };
    const routes = {
      'GET /v1/portal': () => (isOut ? noNetwork() : aBootstrap()),
      'GET /v1/appointment-types': () => (isOut ? noNetwork() : types),
    };
    const { tag } = await booking({ portal: { routes } });
    await settled(() => wordsOf(tag).includes('We couldn’t reach the clinic’s portal'));
    isOut = false;
    await press(tag, 'button', 'Retry');
    expect(await named(tag, 'radio', 'Massage')).to.be.an.instanceof(HTMLInputElement);
  });
});
