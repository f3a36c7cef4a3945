import { expect } from '@open-wc/testing';
import '../portal-login/portal-login.ts';
import type { FakeRequest } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import { booking, press, toCheck, wordsOf } from './testing.ts';

const said = ({ path }: FakeRequest) => ({ html: `<p>Said in ${path.split('/').at(-1)}</p>`, language: 'en', video: null });
const withMessages = { signedIn: true, portal: { messages: ['appointmentBooking', 'secureBookThankYou', 'publicBookThankYou'] }, routes: { 'GET /v1/messages/{name}': said } };

describe('portal-booking: what the clinic says', () => {
  afterEach(() => sessionStorage.clear());

  it('G4 messages.appointmentBooking stands where booking begins, and nowhere after', async () => {
    const { tag } = await booking({ portal: withMessages });
    await settled(() => wordsOf(tag).includes('Said in appointmentBooking'));
    await toCheck(tag);
    expect(wordsOf(tag)).not.to.contain('Said in appointmentBooking');
  });

  it('G4 messages.secureBookThankYou thanks whoever booked signed in; messages.publicBookThankYou isn’t theirs', async () => {
    const { tag, sent } = await booking({ portal: withMessages });
    await toCheck(tag);
    await press(tag, 'button', 'Book appointment');
    await settled(() => wordsOf(tag).includes('Said in secureBookThankYou'));
    expect(sent('GET', '/v1/messages/publicBookThankYou')).to.deep.equal([]);
  });
});
