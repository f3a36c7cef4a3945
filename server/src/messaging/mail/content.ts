import type { Language, TextKey } from '../../locales/languages.ts';
import { text } from '../../locales/text.ts';
import type { CalendarPart } from './calendar-file.ts';
import { formatOf, type Format } from './format.ts';

/** What a mail says, before it gets its look: plain words only, the layout escapes them. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Label and value, one a row. */
  readonly facts: readonly Fact[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Stands below facts and action. */
  readonly closing: readonly string[];
  /** Stands below all of it, whatever words the clinic chose: how long a link is good, what to do if it wasn't you. */
  readonly notes?: readonly string[];
  /** What a clinic's own words must not leave unsaid: stands below them, unless they hold `{{explanation}}`. */
  readonly insists?: readonly string[];
  /** The clinic's own words in place of heading, paragraphs and closing: clean, filled in, styled. */
  readonly own?: { readonly html: string; readonly text: string };
  /** What it does in the reader's calendar. */
  readonly calendar?: CalendarPart;
}

/** One row of a mail's table. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Where the value leads, for those that are an address. */
  readonly href?: string;
}

/** What a template writes with: the person's language, and the portal's address while the portal is on. */
export interface MailContext {
  readonly language: Language;
  readonly say: (key: TextKey, values?: Readonly<Record<string, unknown>>) => string;
  readonly format: Format;
  readonly portalUrl: string | null;
  /** Address of the portal page (staff: their page) that takes the one-time link of this id, as it was made. */
  readonly link: (name: LinkName, tokenId: string) => string;
  /** The page that opens one appointment without signing in, by the first of its chain; null while the portal is off or shows no appointments. */
  readonly appointmentUrl: (chainId: string) => string | null;
  /** The staff's page. */
  readonly staffUrl: string;
  /** The six digits of a verification. */
  readonly code: (verificationId: string) => string;
  /** The organization that writes. */
  readonly organization: string;
}

/** What a link in a message asks the page for. */
export type LinkName = 'invitation' | 'reset' | 'verify' | 'staff-invitation' | 'staff-reset';

/** A kind of mail: from its data to its words. */
export type MailTemplate<Data> = (data: Data, context: MailContext) => MailContent;

/** The words and formats of a language, and what the message leads to. */
export const mailContext = (language: Language, leads: Omit<MailContext, 'language' | 'say' | 'format'>): MailContext => ({
  language,
  say: (key, values) => text(language, key, values),
  format: formatOf(language),
  ...leads,
});

/** Facts that have a value. */
export const facts = (...rows: readonly (readonly [label: string, value: string | null | undefined])[]): Fact[] =>
  rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
