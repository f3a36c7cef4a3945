import { messages } from '../../contract/messages.ts';
import { publishPicture } from '../../files/public-pictures.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import { staffsLanguage } from '../../locales/languages.ts';
import { messageFields } from '../../settings/catalog/message-fields.ts';
import { catalog, settingKeys } from '../../settings/catalog.ts';
import { describedFields } from '../described-fields.ts';
import { clinicMessage, type MessageKey } from './clinic-message.ts';

/** The clinic's own words on pages. */
export const messageRoutes = handlers(messages, {
  getMessage: ({ caller, params }) => clinicMessage(caller, keyOf(params.name)),
  listMessages: ({ caller }) => ({ data: messageKeys.map((key) => described(caller, key)) }),
  publishPicture: async ({ caller, body }) => out(caller, await publishPicture(caller, body.fileId)),
});

const isMessageKey = (key: string): key is MessageKey => key.startsWith('messages.');
const messageKeys = settingKeys.filter(isMessageKey);

/** @throws not-found */
function keyOf(name: string): MessageKey {
  const key = messageKeys.find((one) => one === `messages.${name}`);
  if (!key) throw problem('not-found');
  return key;
}

function described(caller: Caller, key: MessageKey) {
  const { label, help } = catalog[key];
  const language = staffsLanguage(caller.language);
  const name = key.slice('messages.'.length);
  const fields = Object.entries(messageFields).find(([one]) => one === name)?.[1] ?? [];
  return { name, key, label: label[language], help: help[language], fields: describedFields(caller, fields), mayHoldVideo: key === 'messages.loginPage', isSet: caller.settings.get(key) !== null };
}

const out = ({ runtime }: Caller, { path, width, height }: { path: string; width: number; height: number }) => ({ path, url: `${runtime.publicUrl}${path}`, width, height });
