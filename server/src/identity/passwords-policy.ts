import type { Caller } from '../http/caller.ts';
import type { IssueOut } from '../http/parse.ts';
import { Problem } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { bare, isCommonPassword } from './passwords/common-passwords.ts';

/** How long a password may be where it is the only factor, in characters. */
export const passwordLength = { least: 15, most: 128 } as const;
const leastWithSecondFactor = 8;
const shortestWord = 3;
/** What must be left of a password without the words that strangers know of the person. */
const leastOwn = 8;

/** A password that somebody chose. */
export interface ChosenPassword {
  readonly password: string;
  /** What others know of the person: names, username, email. The clinic's name is always among it. */
  readonly personal: readonly (string | null | undefined)[];
  /** A second factor is required of them: shorter ones are taken (NIST SP 800-63B-4). */
  readonly secondFactor?: boolean;
}

/**
 * Refuses a password that is too short, among those tried first, or made of what others know of the person. No rules of
 * composition; up to 128 characters, never cut.
 * @throws invalid-request — with every issue, on `/password`
 */
export async function assertPassword(caller: Caller, chosen: ChosenPassword): Promise<void> {
  const errors = await passwordIssues(caller, chosen);
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
}

/** What is wrong with a password; nothing where it may be used. */
export async function passwordIssues({ language, organization }: Caller, { password, personal, secondFactor = false }: ChosenPassword): Promise<IssueOut[]> {
  const minimum = secondFactor ? leastWithSecondFactor : passwordLength.least;
  const issue = (code: 'password-too-short' | 'password-common' | 'password-personal'): IssueOut => ({
    in: 'body',
    path: '/password',
    code,
    message: text(language, `issue.${code}`, { minimum }),
  });
  return [
    ...([...password.normalize('NFKC')].length < minimum ? [issue('password-too-short')] : []),
    ...((await isCommonPassword(password)) ? [issue('password-common')] : []),
    ...((await isPersonal(password, [...personal, organization.name, organization.slug])) ? [issue('password-personal')] : []),
  ];
}

/** Whether too little is left once the known words are taken out: a sentence may mention one's name. */
async function isPersonal(password: string, personal: readonly (string | null | undefined)[]): Promise<boolean> {
  const words = new Set(personal.flatMap((known) => (known ? [bare(folded(known)), ...folded(known).split(/[^\p{L}\p{N}]+/u)] : [])));
  const known = [...words].filter((word) => [...word].length >= shortestWord).sort((a, b) => b.length - a.length);
  const whole = bare(folded(password));
  const own = known.reduce((rest, word) => rest.replaceAll(word, ''), whole);
  return own !== whole && ([...own].length < leastOwn || (await isCommonPassword(own)));
}

/** As words are compared: no case, no accents. */
const folded = (word: string): string => word.normalize('NFKD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
