import type { Caller } from '../http/caller.ts';
import { appointmentTokenFor, codeFor, tokenFor } from '../http/secrets.ts';
import type { Language, TextKey } from '../locales/languages.ts';
import { colon } from '../locales/typeset.ts';
import { portalUrlOf } from '../organizations/portal-url.ts';
import { fillText, type FieldValues } from '../rich-text/merge-fields.ts';
import { lookOf, paletteOf, themeOf } from '../themes/look.ts';
import { messages, type Audience, type Message, type MessageName } from './catalog.ts';
import { emailNameOf, isEmailed, type EmailedName } from './emails/email-names.ts';
import { fieldValues } from './emails/field-values.ts';
import { inOwnWords, savedWords, type OwnWords } from './emails/own-words.ts';
import { smsParts, type SmsParts } from './emails/sms-parts.ts';
import { headerText } from './mail/address.ts';
import { mailContext, type MailContent, type MailContext } from './mail/content.ts';
import { letterHtml, letterText, type MailLook } from './mail/layout.ts';

/** A message to be written: of which kind, from what, for whom. */
export interface Writing {
  readonly name: MessageName;
  /** Paired with the name by `sendMessage`, or by the samples. */
  readonly data: unknown;
  /** What the reader is called; empty: they aren't greeted by name. */
  readonly reader: string;
  /** Words that aren't saved yet; null: ours. Absent: those that are saved. */
  readonly words?: OwnWords | null;
}

/** Data and message were paired where the writing was made. */
const byName = (name: MessageName) => messages[name] as Message<Audience, unknown>;

/** What messages of a language are written with, and lead to. */
export async function contextFor(caller: Caller, language: Language): Promise<MailContext> {
  const { config, publicUrl } = caller.runtime;
  const { slug, name: organization } = caller.organization;
  const page = await portalUrlOf(caller);
  const portalUrl = caller.settings.get('general.enabled') ? page : null;
  const staffUrl = `${publicUrl}/p/${slug}/staff`;
  const opens = portalUrl !== null && caller.settings.get('sections.appointments');
  return mailContext(language, {
    organization,
    portalUrl,
    staffUrl,
    link: (name, id) => `${name.startsWith('staff-') ? staffUrl : page}#portal=${name}/${tokenFor(config.PORTICO_SECRET, id)}`,
    appointmentUrl: (id) => (opens ? `${page}#portal=appointment/${appointmentTokenFor(config.PORTICO_SECRET, { organizationId: caller.organizationId, id })}` : null),
    code: (id) => codeFor(config.PORTICO_SECRET, id),
  });
}

/** What a mail says, in the clinic's words where it has any. */
export async function writeMail(caller: Caller, writing: Writing, context: MailContext): Promise<MailContent> {
  const { name, data } = writing;
  const content = byName(name).mail(data, context);
  if (!isEmailed(name)) return content;
  const words = wordsFor(caller, name, writing, context);
  if (!words) return content;
  return inOwnWords(content, words, valuesFor(caller, name, writing, { context, content }), { look: await mailLook(caller), publicUrl: caller.runtime.publicUrl });
}

/** The mail whole: layout, greeting, why it came. */
export async function layOut(caller: Caller, content: MailContent, { reader, name }: Pick<Writing, 'reader' | 'name'>, { say, language }: MailContext) {
  const { name: organization, phone } = caller.organization;
  const { audience } = messages[name];
  const whole = {
    ...content,
    language,
    organization,
    look: await mailLook(caller),
    greeting: reader && say('mail.greeting', { name: reader }),
    footer: [say(whyKeys[audience], { organization }), ...(phone ? [say('mail.footer.phone', { phone })] : []), ...(audience === 'clinic' ? [] : [say('mail.footer.private')])],
  };
  return { text: letterText(whole), html: letterHtml(whole) };
}

/** A text message with its sender's name; null where this kind never goes by SMS. */
export function writeSms(caller: Caller, writing: Writing, context: MailContext): string | null {
  const { name, data } = writing;
  const { sms, mail } = byName(name);
  if (!sms) return null;
  const own = isEmailed(name) ? wordsFor(caller, name, writing, context)?.sms : null;
  const parts = isEmailed(name) ? (smsParts[name] as SmsParts<unknown> | undefined) : undefined;
  const words =
    own && parts && isEmailed(name) ? [headerText(fillText(own, valuesFor(caller, name, writing, { context, content: mail(data, context) })), 480), parts.stays(data, context)].filter(Boolean).join(' ') : sms(data, context);
  return `${headerText(caller.organization.name, 60)}${colon(context.language)} ${words}`;
}

const wordsFor = (caller: Caller, name: EmailedName, { words }: Writing, { language }: MailContext) => (words === undefined ? savedWords(caller, emailNameOf(name), language) : words);

function valuesFor({ organization }: Caller, name: EmailedName, { data, reader }: Writing, { context, content }: { context: MailContext; content: MailContent }): FieldValues {
  const own = fieldValues[name] as (data: unknown, context: MailContext) => FieldValues;
  return {
    ...own(data, context),
    'clinic.name': organization.name,
    'clinic.phone': organization.phone ?? '',
    'patient.givenName': reader,
    'staff.name': reader,
    title: content.heading,
    explanation: content.paragraphs.join('\n'),
  };
}

async function mailLook(caller: Caller): Promise<MailLook> {
  const { font } = await themeOf(caller);
  const { logo } = await lookOf(caller);
  return { colors: paletteOf(caller), font: font ?? "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif", logo };
}

const whyKeys: Readonly<Record<Audience, TextKey>> = {
  patient: 'mail.footer.why',
  login: 'mail.footer.whyLogin',
  everywhere: 'mail.footer.whyLogin',
  contact: 'mail.footer.whyContact',
  clinic: 'mail.footer.whyClinic',
  staff: 'mail.footer.whyStaff',
};
