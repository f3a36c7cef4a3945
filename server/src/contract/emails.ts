import { z } from 'zod';
import { languages } from '../locales/languages.ts';
import { settingKeys } from '../settings/catalog.ts';
import { MergeField } from './messages.ts';
import { route } from './route.ts';

/** The names of the mails that have words of their own: the end of their settings’ keys. */
export const emailNames = settingKeys.flatMap((key) => (key.startsWith('emails.') ? [key.slice('emails.'.length)] : []));

const Words = z
  .object({ subject: z.string(), body: z.string().meta({ description: 'Rich text' }), sms: z.string().nullable().meta({ description: 'Links, codes and how long they are good follow by themselves. Null: it never goes by SMS; empty: all of it follows by itself' }) })
  .meta({ id: 'EmailWords', description: 'Words with merge fields in them' });

const EmailTemplate = z
  .object({
    name: z.string(),
    key: z.string().meta({ description: 'Of the setting that holds the clinic’s own words' }),
    label: z.string(),
    audience: z.enum(['patient', 'login', 'everywhere', 'contact', 'clinic', 'staff']).meta({
      description: '`patient`: their verified contact; `login`: what it is linked to; `everywhere`: both; `contact`: an address that is being proved',
    }),
    hasSms: z.boolean(),
    fields: z.array(MergeField),
    stays: z.array(z.enum(['facts', 'button', 'notes', 'calendar'])).meta({ description: 'What stands below the clinic’s words whatever they are; `notes`: how long a link is good, what to do if it wasn’t you' }),
    defaults: z.object({ en: Words, fr: Words, it: Words, es: Words }).meta({ description: 'Our own words, to begin with' }),
    isSet: z.boolean(),
  })
  .meta({ id: 'EmailTemplate' });

const params = z.object({ name: z.enum(emailNames) });
const Draft = z
  .strictObject({
    language: z.enum(languages),
    subject: z.string().max(200).optional().meta({ description: 'A part that is left out is ours; all left out: our own mail' }),
    body: z.string().max(20_000).optional().meta({ description: 'Rich text' }),
    sms: z.string().max(300).nullable().optional(),
  })
  .meta({ id: 'EmailDraft' });

const EmailPreview = z
  .object({
    subject: z.string(),
    html: z.string().meta({ description: 'A whole document: for a frame without rights' }),
    text: z.string().meta({ description: 'The plain-text part' }),
    sms: z.string().nullable(),
  })
  .meta({ id: 'EmailPreview', description: 'The mail as it would leave, with invented data' });

/** Mails and text messages in the clinic’s own words; `server/src/messaging/`. The words are settings: `emails.<name>`. */
export const emails = {
  listEmails: route({
    method: 'get',
    path: '/v1/admin/emails',
    summary: 'Every mail: who gets it, what can be filled in, and our own words',
    callers: ['staff'],
    permission: 'settings',
    ok: z.object({ data: z.array(EmailTemplate) }),
  }),
  previewEmail: route({
    method: 'post',
    path: '/v1/admin/emails/{name}/preview',
    summary: 'See a mail as it would leave, with words that aren’t saved yet',
    callers: ['staff'],
    permission: 'settings',
    params,
    body: Draft,
    ok: EmailPreview,
  }),
  testEmail: route({
    method: 'post',
    path: '/v1/admin/emails/{name}/test',
    summary: 'Send such a mail to yourself',
    description: 'To the address of the employee who is signed in: programs can’t. Twenty an hour.',
    callers: ['staff'],
    permission: 'settings',
    params,
    body: Draft,
    ok: z.object({ to: z.string().meta({ description: 'Your own address' }) }),
    status: 202,
    problems: ['mail-not-configured', 'not-allowed'],
  }),
};
