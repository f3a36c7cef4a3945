import { msg } from '@lit/localize';
import { sentences } from '../../portal/problem-notice.ts';
import type { Problem } from '../../portal/problem.ts';

/** A title and a sentence. */
export type Words = readonly [title: string, text: string];

/** Why a payment failed for good. Whatever the reason: nothing was charged. */
export function failureWords(code = 'card_declined'): Words {
  const nothing = msg('Nothing was charged. Try again in a moment.');
  const otherCard = msg('Nothing was charged. Choose another card, or ask your bank.');
  switch (code) {
    case 'expired':
      return [msg('The payment took too long'), nothing];
    case 'replaced':
      return [msg('Another payment took its place'), msg('This one charged nothing. Look at your list before you pay again.')];
    case 'cancelled':
      return [msg('The payment was stopped'), nothing];
    case 'insufficient_funds':
      return [msg('There isn’t enough money on the card'), otherCard];
    case 'expired_card':
      return [msg('The card has expired'), otherCard];
  }
  if (code.includes('authentic')) return [msg('Your bank couldn’t confirm that it is you'), otherCard];
  // Gateways name what is wrong with a card like_this, we name what went wrong between machines like-this.
  return code.includes('-') ? [msg('The payment didn’t go through'), nothing] : [msg('The card was declined'), otherCard];
}

/** Why a call of paying failed. Without an answer nobody knows whether money moved; the same act again is safe. */
export function troubleWords(problem: Problem, isPaid = true): Words {
  const [title, text] = sentences(problem);
  if (problem.type === 'gateway-unreachable')
    return [msg('The card form didn’t come'), msg('Something on this device or network keeps it away. Nothing was charged.')];
  if (isPaid && (!problem.status || problem.status >= 500))
    return [title, msg('We don’t know yet whether you paid. Pay again: nothing is charged twice.')];
  return [msg('Nothing was paid'), text];
}
