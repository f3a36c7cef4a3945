import type { Caller } from '../../http/caller.ts';
import type { IssueOut } from '../../http/parse.ts';
import { text } from '../../locales/text.ts';
import { emailKey, isUsername, phoneKey, usernameKey } from '../normalize.ts';

/** What somebody's login is, or will be, linked to. */
export interface OwnContact {
  readonly linkedEmail: string | null;
  readonly linkedPhone: string | null;
}

const leastLetters = 3;

/**
 * What is wrong with a username: 3–64 characters without blanks or hidden signs, and neither an email nor a phone number,
 * which somebody else may be linked to one day, unless it is the person's own linked one. Nothing where it may be used.
 */
export function usernameIssues({ language }: Pick<Caller, 'language'>, username: string, own: OwnContact): IssueOut[] {
  const issue = (code: 'username-too-short' | 'username-contact' | 'username-format'): IssueOut[] => [
    { in: 'body', path: '/username', code, message: text(language, `issue.${code}`) },
  ];
  const key = usernameKey(username);
  const email = emailKey(username);
  const phone = phoneKey(username);
  if ((email !== null && email === own.linkedEmail) || (phone !== null && phone === own.linkedPhone)) return isUsername(username) ? [] : issue('username-format');
  if (key.includes('@') || phone !== null) return issue('username-contact');
  if (/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(key) || !/[\p{L}\p{N}]/u.test(key) || !isUsername(username)) return issue('username-format');
  return [...key].length < leastLetters ? issue('username-too-short') : [];
}
