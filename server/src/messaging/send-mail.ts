import type { Caller } from '../http/caller.ts';
import type { Language } from '../locales/languages.ts';
import type { MailData, MailName } from './mail/templates.ts';
import { putIntoOutbox } from './outbox/put.ts';

/**
 * Who gets a mail: a patient, found again when the mail leaves (the verified contact that they prefer, never the
 * address their portal user signs in with), in the language in which they just acted, else their record's; or for mails about an account the address that it is linked to.
 */
export type MailTo =
  | { readonly patientId: string; readonly language?: Language | null }
  | { readonly address: string; readonly name: string; readonly language: Language };

/** One mail to be sent. */
export interface MailRequest<Name extends MailName> {
  readonly template: Name;
  readonly to: MailTo;
  readonly data: MailData[Name];
  /** One happening sends one mail: the same key again sends none. */
  readonly dedupeKey: string;
}

/** What the outbox keeps of a mail until it is sent; afterwards only `to` stays. */
export interface MailPayload {
  readonly to: MailTo;
  readonly data: unknown;
}

/** Has a mail sent after commit, at least once; a repeat after a crash carries the same Message-ID. */
export async function sendMail<Name extends MailName>(
  caller: Caller,
  { template, to, data, dedupeKey }: MailRequest<Name>,
): Promise<void> {
  const payload: MailPayload = { to, data };
  await putIntoOutbox(caller, { kind: 'mail', name: template, dedupeKey: `mail/${template}/${dedupeKey}`, payload });
}
