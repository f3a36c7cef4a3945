import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import { describe } from '../../http/parse.ts';
import { Problem, problem } from '../../http/problem.ts';
import { throttle } from '../../http/throttle.ts';
import type { Language } from '../../locales/languages.ts';
import type { EmailName } from '../../settings/catalog/message-fields.ts';
import { contextFor, layOut, writeMail, writeSms, type Writing } from '../compose.ts';
import { assertMailConfigured } from '../mail-configured.ts';
import type { Recipients } from '../recipients.ts';
import { sendMessage } from '../send-message.ts';
import { defaultWords } from './default-words.ts';
import { messageOf } from './email-names.ts';
import { definitionOf, type OwnWords } from './own-words.ts';
import { sampleReader, samplesFor } from './samples.ts';

/** Words that aren't saved yet; without any it is our own. */
export interface EmailDraft {
  readonly language: Language;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly sms?: string | null | undefined;
}

/** A mail as it would leave, with invented data. @throws invalid-request — the words couldn't be saved */
export async function previewEmail(caller: Caller, name: EmailName, draft: EmailDraft) {
  const writing = sampleOf(caller, name, draft);
  const context = await contextFor(caller, draft.language);
  const content = await writeMail(caller, writing, context);
  return { subject: content.subject, ...(await layOut(caller, content, writing, context)), sms: writeSms(caller, writing, context) };
}

const trials = { name: 'email-trials', points: 20, seconds: 3600 } as const;

/**
 * Sends such a mail to the employee who asks, and to nobody else.
 * @throws not-allowed — a program asks · mail-not-configured, too-many-requests, invalid-request
 */
export async function testEmail(caller: Caller, name: EmailName, draft: EmailDraft, { staff }: Recipients) {
  const { staffUserId } = caller;
  const reader = staffUserId ? await staff(caller, staffUserId) : null;
  if (!staffUserId || !reader) throw problem('not-allowed');
  assertMailConfigured(caller);
  const writing = sampleOf(caller, name, draft);
  await throttle(caller.runtime, trials, `${caller.organizationId} ${staffUserId}`);
  const { calendar: _calendar, ...content } = await writeMail(caller, writing, await contextFor(caller, draft.language));
  await tx(() => sendMessage(caller, { message: 'trial', to: { staffUserId, language: draft.language }, data: { content }, dedupeKey: caller.ids.next() }));
  return { to: reader.value };
}

function sampleOf(caller: Caller, name: EmailName, draft: EmailDraft): Writing {
  const message = messageOf(name);
  const day = new Date(caller.clock.now().getTime() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);
  return { name: message, data: samplesFor(draft.language, day)[message], reader: sampleReader, words: wordsOf(caller, name, draft) };
}

/** The draft's words as they would be saved; a part that is left out is ours. @throws invalid-request */
function wordsOf(caller: Caller, name: EmailName, { language, ...draft }: EmailDraft): OwnWords | null {
  if (Object.values(draft).every((part) => part === undefined)) return null;
  const { subject, body } = defaultWords(messageOf(name), language);
  const words = { subject: draft.subject ?? subject, body: draft.body ?? body, sms: draft.sms ?? null };
  const parsed = definitionOf(name).schema.safeParse({ [language]: words }, { reportInput: true });
  if (parsed.success) return parsed.data?.[language] ?? null;
  throw new Problem('invalid-request', { errors: parsed.error.issues.flatMap((issue) => describe('body', { ...issue, path: issue.path.slice(1) }, caller.language)) });
}
