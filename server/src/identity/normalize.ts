import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A username as compared: trimmed, NFKC, lower case; a phone number (somebody's own) is one however it is written. */
export function usernameKey(username: string): string {
  const key = username.trim().normalize('NFKC').toLowerCase();
  return phoneKey(key) ?? key;
}

/** Whether somebody could be called this: a longer text is an email, or nobody's. */
export const isUsername = (name: string) => usernameKey(name).length <= 64;

/** An email as compared; null for what isn't one. */
export function emailKey(email: string): string | null {
  const key = email.trim().normalize('NFKC').toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(key) && key.length <= 254 ? key : null;
}

/** A phone number as E.164; null for what isn't one. `region` is where it is dialled from: numbers without a country. */
export function phoneKey(phone: string, region: 'CA' | 'US' | 'FR' = 'CA'): string | null {
  const parsed = parsePhoneNumberFromString(phone, region);
  return parsed?.isValid() ? parsed.number : null;
}

/** One account's name however it is spelled, as an email, a number or a username: what tries are counted by. */
export const nameKey = (name: string): string => emailKey(name) ?? usernameKey(name);
