/** A mailbox that a message goes to or comes from, with the name that mail programs show. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

const mailAddress = /^[^\s"'(),:;<>@[\\\]\p{Cc}]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/iu;

/** Whether this is one plain mail address: nothing that could name a second one or end a header line. */
export const isMailAddress = (value: string) => value.length <= 254 && !value.includes('..') && mailAddress.test(value);

/** Text that may stand in a header: one line, no control or direction-changing characters, at most `max` long. */
export const headerText = (value: string, max = 200) =>
  value
    .replaceAll(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
    .slice(0, max);

/** Reads `Name <address>` or an address alone; null where it is neither. */
export function parseMailbox(value: string): Mailbox | null {
  const named = /^(?<name>[^<>]*)<(?<address>[^<>]+)>$/.exec(value.trim());
  const name = headerText(named?.groups?.['name'] ?? '').replaceAll('"', '');
  const address = (named?.groups?.['address'] ?? value).trim();
  return isMailAddress(address) ? { name, address } : null;
}
