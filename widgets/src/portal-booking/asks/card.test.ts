import { expect } from '@open-wc/testing';
import '../../portal-login/portal-login.ts';
import type { FakeRequest } from '../../portal/testing.ts';
import { allByRole, nameOf, settled } from '../../testing/find.ts';
import type { Bootstrap } from '../../portal/bootstrap.ts';
import { booking, ids, noSteps, press, step, toDetails, wordsOf } from '../testing.ts';

type Gateway = Bootstrap['gateway'];

const setupId = '0192a1b2-0000-7000-8000-0000000000c1';
const card = { id: '0192a1b2-0000-7000-8000-0000000000c2', brand: 'visa', last4: '4242', expMonth: 12, expYear: 2037, usable: true };
const setup = { id: setupId, gateway: 'test', threeDSecure: false };
const saved = { ...setup, status: 'succeeded', paymentMethod: card };
const asked = { ...setup, status: 'requires_action', awaits: 'authentication', clientSecret: 'test_setup_secret' };
const failedBy = (failureCode: string) => ({ ...setup, status: 'failed', failureCode });
const test: Gateway = { name: 'test' as const, publishableKey: null, account: null };
const setups = '/v1/holds/{id}/payment-methods/setups';

/** A held time of somebody signed in, whose clinic wants a card. */
async function wantsCard(routes: Record<string, unknown> = {}, { cards = [], gateway = test }: { cards?: readonly object[]; gateway?: Gateway } = {}) {
  const all = await booking({
    portal: {
      signedIn: true,
      portal: { gateway },
      routes: { 'GET /v1/holds/{id}/steps': { ...noSteps, missing: ['card'], card: { required: true } }, 'GET /v1/holds/{id}/payment-methods': { data: cards }, ...routes },
    },
  });
  await toDetails(all.tag);
  await settled(() => wordsOf(all.tag).includes('Your card'));
  return all;
}

const says = ({ tag }: { tag: HTMLElement }, words: string) => settled(() => wordsOf(tag).includes(words));

describe('portal-booking: a card', () => {
  afterEach(() => sessionStorage.clear());

  it('C12 scheduling.requireCard nobody goes on without a card; the one that is saved books, and the check names it', async () => {
    const all = await wantsCard({ [`POST ${setups}`]: saved });
    const { tag, sent } = all;
    await press(tag, 'button', 'Continue');
    await says(all, 'Save a card to book with');
    await expect(tag).to.be.accessible();
    await press(tag, 'button', 'Save card');
    await says(all, 'Visa ending in 4242');
    expect(sent('POST', '/v1/holds/').map(({ body }) => body)).to.deep.include({ paymentMethodId: 'pm_test_ok' });
    await press(tag, 'button', 'Continue');
    await step(tag, 'Check your answers');
    expect(wordsOf(tag)).to.match(/Card ?Visa ending in 4242/);
    await press(tag, 'button', 'Book appointment');
    await settled(() => sent('POST', '/v1/appointments').length === 1);
    expect(Object(sent('POST', '/v1/appointments')[0]?.body).paymentMethodId).to.equal(card.id);
  });

  it('C12 scheduling.requireCard a saved card is chosen already, and another may be saved', async () => {
    const all = await wantsCard({ [`POST ${setups}`]: { ...saved, paymentMethod: { ...card, id: ids.hold, brand: 'mastercard', last4: '4444' } } }, { cards: [card] });
    expect(allByRole(all.tag, 'button').map(nameOf)).to.not.include('Save card');
    await press(all.tag, 'radio', 'Another card');
    await press(all.tag, 'button', 'Save card');
    await says(all, 'Mastercard ending in 4444');
    await press(all.tag, 'button', 'Continue');
    await step(all.tag, 'Check your answers');
    expect(wordsOf(all.tag)).to.match(/Card ?Mastercard ending in 4444/);
  });

  it('C12 scheduling.require3ds the bank’s question is passed: the card is saved', async () => {
    const all = await wantsCard({ [`POST ${setups}`]: asked, [`POST ${setups}/{setupId}/confirm`]: saved });
    await press(all.tag, 'button', 'Save card');
    await says(all, 'Your bank asks');
    await press(all.tag, 'button', 'I agree');
    await says(all, 'Visa ending in 4242');
    expect(all.sent('POST', '/v1/holds/').at(-1)?.body).to.deep.equal({ clientSecret: 'test_setup_secret', authentication: 'passed' });
  });

  it('C12 scheduling.require3ds failed or left: each has its sentence, and the card can be saved again', async () => {
    const confirm = ({ body }: FakeRequest) => (Object(body).authentication === 'passed' ? saved : failedBy('authentication-failed'));
    const all = await wantsCard({ [`POST ${setups}`]: asked, [`POST ${setups}/{setupId}/confirm`]: confirm });
    await press(all.tag, 'button', 'Save card');
    await press(all.tag, 'button', 'Refuse');
    await says(all, 'Your bank couldn’t confirm that it is you');
    await press(all.tag, 'button', 'Save card');
    await press(all.tag, 'button', 'Leave the question');
    await says(all, 'You left your bank’s question');
    await press(all.tag, 'button', 'Save card');
    await press(all.tag, 'button', 'I agree');
    await says(all, 'Visa ending in 4242');
  });

  it('D3 a declined card says so, and another one is a press away', async () => {
    const begin = ({ body }: FakeRequest) => (Object(body).paymentMethodId === 'pm_test_declined' ? failedBy('card_declined') : saved);
    const all = await wantsCard({ [`POST ${setups}`]: begin });
    await press(all.tag, 'radio', 'Card that is declined');
    await press(all.tag, 'button', 'Save card');
    await says(all, 'The card was declined');
    await press(all.tag, 'radio', 'Card that pays');
    await settled(() => !wordsOf(all.tag).includes('The card was declined'));
    await press(all.tag, 'button', 'Save card');
    await says(all, 'Visa ending in 4242');
  });

  it('C12 scheduling.requireCard a clinic that can’t take cards now says what to do', async () => {
    const all = await wantsCard({}, { gateway: { name: 'none', publishableKey: null, account: null } });
    await says(all, 'No card can be saved online now');
    await press(all.tag, 'button', 'Continue');
    await says(all, 'This clinic can’t take a card online now');
  });

  it('D3 the card is typed into Stripe’s own frame, and Stripe’s refusal is told', async () => {
    const answers = [{ error: { type: 'card_error', message: 'Your card number is incomplete.' } }, {}];
    Reflect.set(globalThis, 'Stripe', () => ({
      elements: () => ({ create: () => ({ mount: (place: HTMLElement) => place.append(document.createElement('iframe')), destroy: () => undefined }) }),
      confirmSetup: async () => answers.shift(),
    }));
    const stripe = { ...setup, gateway: 'stripe', status: 'requires_action', awaits: 'card', clientSecret: 'seti_secret' };
    const all = await wantsCard({ [`POST ${setups}`]: stripe, [`POST ${setups}/{setupId}/refresh`]: { ...saved, gateway: 'stripe' } }, { gateway: { name: 'stripe', publishableKey: 'pk_test_1', account: 'acct_1' } });
    await press(all.tag, 'button', 'Enter a card');
    const frame = await settled(() => all.tag.querySelector(':scope > [slot=card] > iframe'));
    expect(frame.getRootNode()).to.equal(all.tag.getRootNode());
    await press(all.tag, 'button', 'Save card');
    await says(all, 'Your card number is incomplete.');
    await press(all.tag, 'button', 'Save card');
    await says(all, 'Visa ending in 4242');
    expect(all.tag.querySelector('[slot=card]')).to.equal(null);
    Reflect.deleteProperty(globalThis, 'Stripe');
  });
});
