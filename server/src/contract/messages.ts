import { z } from 'zod';
import { languages } from '../locales/languages.ts';
import { settingKeys } from '../settings/catalog.ts';
import { route } from './route.ts';
import { id } from './shapes.ts';

/** The names of the messages on pages: the end of their settings’ keys. */
export const messageNames = settingKeys.flatMap((key) => (key.startsWith('messages.') ? [key.slice('messages.'.length)] : []));

/** What staff’s text editors offer to be filled in. */
export const MergeField = z
  .object({ name: z.string().meta({ description: 'Written as `{{name}}`' }), description: z.string() })
  .meta({ id: 'MergeField' });

const ClinicMessage = z
  .object({
    html: z.string().meta({ description: 'Clean, filled in; pictures with whole addresses of the API' }),
    language: z.enum(languages).meta({ description: 'Which it is written in: not always the one that was asked for' }),
    video: z
      .object({
        url: z.url().meta({ description: 'What the frame, or the player, opens once the poster is pressed' }),
        host: z.string().meta({ description: 'Where it comes from; the page’s CSP must allow it' }),
        kind: z.enum(['frame', 'file']),
        poster: z.url().nullable().meta({ description: 'Null: a plain one; nothing of the host is loaded before it is pressed' }),
      })
      .nullable(),
  })
  .meta({ id: 'ClinicMessage' });

const DescribedMessage = z
  .object({
    name: z.string(),
    key: z.string().meta({ description: 'Of the setting that holds it' }),
    label: z.string(),
    help: z.string(),
    fields: z.array(MergeField),
    mayHoldVideo: z.boolean(),
    isSet: z.boolean(),
  })
  .meta({ id: 'DescribedMessage' });

const MessagePicture = z
  .object({
    path: z.string().meta({ description: '`/v1/images/<id>`: what stands in `src`; the API’s address goes before it to show it' }),
    url: z.url(),
    width: z.number().int(),
    height: z.number().int(),
  })
  .meta({ id: 'MessagePicture' });

/** The clinic’s own words on pages, and their pictures; `server/src/messaging/`. */
export const messages = {
  getMessage: route({
    method: 'get',
    path: '/v1/messages/{name}',
    summary: 'What the clinic says in a place of the portal',
    description: 'In the person’s language, else the organization’s, else any. `secureHome` and `secureBookThankYou` are for patients alone. The bootstrap’s `messages` names those that are set.',
    callers: ['public', 'patient'],
    params: z.object({ name: z.enum(messageNames) }),
    ok: ClinicMessage,
    problems: ['not-found'],
  }),
  listMessages: route({
    method: 'get',
    path: '/v1/admin/page-messages',
    summary: 'The messages on pages: where each is shown and what can be filled in',
    description: 'The texts themselves are settings: `messages.<name>`.',
    callers: ['staff'],
    permission: 'settings',
    ok: z.object({ data: z.array(DescribedMessage) }),
  }),
  publishPicture: route({
    method: 'post',
    path: '/v1/admin/message-pictures',
    summary: 'Give an uploaded picture a public address, for messages and mails',
    description: 'At most 1120 pixels wide. Anybody who has the address sees it. Again is no error. A picture that no text uses within a day goes.',
    callers: ['staff'],
    permission: 'settings',
    body: z.strictObject({ fileId: id().meta({ description: 'Of `POST /v1/admin/files`' }) }),
    ok: MessagePicture,
    problems: ['not-found', 'file-refused'],
  }),
};
