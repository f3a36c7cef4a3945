import { randomInt } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits as Stripe's ids have them. */
export function randomToken(length: number): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}
