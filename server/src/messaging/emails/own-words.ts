import type { Caller } from '../../http/caller.ts';
import type { Language } from '../../locales/languages.ts';
import { fillText, type FieldValues } from '../../rich-text/merge-fields.ts';
import { catalog } from '../../settings/catalog.ts';
import { emailFields, type EmailName } from '../../settings/catalog/message-fields.ts';
import { headerText } from '../mail/address.ts';
import type { MailContent } from '../mail/content.ts';
import type { MailLook } from '../mail/layout.ts';
import { ownHtml, ownText } from './own-text.ts';

/** A message in the clinic's own words, with merge fields. */
export interface OwnWords {
  readonly subject: string;
  readonly body: string;
  readonly sms?: string | null | undefined;
}

/** The key under which a message's words are saved. */
export const keyOf = (name: EmailName) => `emails.${name}` as const;

/** The words that the clinic saved for readers of this language; null: ours. */
export const savedWords = ({ settings }: Pick<Caller, 'settings'>, name: EmailName, language: Language): OwnWords | null => settings.get(keyOf(name))?.[language] ?? null;

/** Which fields a message has. */
export const fieldsOf = (name: EmailName): readonly (typeof emailFields)[EmailName][number][] => emailFields[name];

/** Every key of a mail, as the catalog has it. */
export const definitionOf = (name: EmailName) => catalog[keyOf(name)];

/**
 * A mail in the clinic's words: they stand in place of heading, paragraphs and closing. Facts, button and notes stay, and so does what
 * must not be left unsaid.
 */
export function inOwnWords(content: MailContent, words: OwnWords, values: FieldValues, means: { look: MailLook; publicUrl: string }): MailContent {
  const subject = headerText(fillText(words.subject, values), 200);
  const html = ownHtml(words.body, values, means);
  const explains = words.body.includes('{{explanation}}');
  return { ...content, subject, heading: subject, paragraphs: explains ? [] : (content.insists ?? []), closing: [], own: { html, text: ownText(html) } };
}
