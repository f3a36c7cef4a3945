import { msg, str } from '@lit/localize';
import { sentences } from '../portal/problem-notice.ts';
import type { Problem } from '../portal/problem.ts';

/** A title and a sentence. */
export type Words = readonly [title: string, text: string];

/** Why a card wasn't saved. Whatever the reason: nothing was charged. */
export function savingFailed(code = 'card_declined'): Words {
  const again = msg('No card was saved and nothing was charged. Try again in a moment.');
  const other = msg('No card was saved and nothing was charged. Choose another card, or ask your bank.');
  switch (code) {
    case 'left':
      return [msg('You left your bank’s question'), msg('No card was saved and nothing was charged. Save the card again, and answer your bank.')];
    case 'late':
      return [msg('The bank still hasn’t answered'), again];
    case 'expired':
      return [msg('Saving the card took too long'), again];
    case 'expired_card':
      return [msg('The card has expired'), other];
  }
  if (code.includes('authentic')) return [msg('Your bank couldn’t confirm that it is you'), other];
  // Gateways name what is wrong with a card like_this, we name what went wrong between machines like-this.
  return code.includes('-') ? [msg('The card could not be saved'), again] : [msg('The card was declined'), other];
}

/** Why a call of saving failed. */
export function savingTrouble(problem: Problem): Words {
  if (problem.type === 'gateway-unreachable') return [msg('The card form didn’t come'), msg('Something on this device or network keeps it away. Nothing was charged.')];
  const [, text] = sentences(problem);
  return [msg('The card could not be saved'), text];
}

const brands: Readonly<Record<string, string>> = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', discover: 'Discover', diners: 'Diners Club', jcb: 'JCB', unionpay: 'UnionPay', interac: 'Interac' };

/** "Visa ending in 4242" */
export function cardName({ brand, last4 }: { brand: string; last4: string }): string {
  const name = brands[brand] ?? msg('Card');
  return msg(str`${name} ending in ${last4}`);
}

/** "Good until 12/2037" */
export function cardUntil({ expMonth, expYear, usable }: { expMonth: number; expYear: number; usable: boolean }): string {
  const until = `${String(expMonth).padStart(2, '0')}/${expYear}`;
  return usable ? msg(str`Good until ${until}`) : msg('Can’t be used any more');
}
