import { facts, type MailTemplate } from './content.ts';

/** A secret key that came from a browser, as staff find it in their list. */
export interface KeyExposedMail {
  readonly name: string;
  /** Its beginning and its last four characters. */
  readonly shown: string;
}

/** "A secret key stands in a web page": whoever reads the page can use it. */
export const keyExposed: MailTemplate<KeyExposedMail> = ({ name, shown }, { say }) => ({
  subject: say('mail.keyExposed.subject'),
  heading: say('mail.keyExposed.heading'),
  paragraphs: [say('mail.keyExposed.intro')],
  facts: facts([say('mail.keyExposed.name'), name], [say('mail.keyExposed.key'), shown]),
  closing: [],
  notes: [say('mail.keyExposed.outro')],
});
