import { emails } from '../../contract/emails.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { problem } from '../../http/problem.ts';
import { staffsLanguage } from '../../locales/languages.ts';
import { emailFields, type EmailName } from '../../settings/catalog/message-fields.ts';
import { messages } from '../catalog.ts';
import { describedFields } from '../described-fields.ts';
import type { Recipients } from '../recipients.ts';
import { defaultWords } from './default-words.ts';
import { messageOf } from './email-names.ts';
import { definitionOf, fieldsOf, keyOf } from './own-words.ts';
import { previewEmail, testEmail } from './preview-email.ts';
import { staysBelow } from './stays-below.ts';

/** Mails in the clinic's own words, for staff. */
export const emailRoutes = ({ recipients }: { recipients: Recipients }) =>
  handlers(emails, {
    listEmails: ({ caller }) => ({ data: emailNames.map((name) => described(caller, name)) }),
    previewEmail: ({ caller, params, body }) => previewEmail(caller, nameIn(params.name), body),
    testEmail: ({ caller, params, body }) => testEmail(caller, nameIn(params.name), body, recipients),
  });

const isEmailName = (name: string): name is EmailName => Object.hasOwn(emailFields, name);
const emailNames = Object.keys(emailFields).filter(isEmailName);

/** @throws not-found */
function nameIn(name: string): EmailName {
  if (!isEmailName(name)) throw problem('not-found');
  return name;
}

function described(caller: Caller, name: EmailName) {
  const message = messageOf(name);
  const { audience, sms } = messages[message];
  return {
    name,
    key: keyOf(name),
    label: definitionOf(name).label[staffsLanguage(caller.language)],
    audience,
    hasSms: sms !== undefined,
    fields: describedFields(caller, fieldsOf(name)),
    stays: staysBelow(message),
    defaults: { en: defaultWords(message, 'en'), fr: defaultWords(message, 'fr'), it: defaultWords(message, 'it'), es: defaultWords(message, 'es') },
    isSet: Object.values(caller.settings.get(keyOf(name)) ?? {}).some(Boolean),
  };
}
