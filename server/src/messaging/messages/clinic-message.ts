import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { languages, type Language } from '../../locales/languages.ts';
import { patientNames } from '../../patients/patient-names.ts';
import { cleanHtml, imagePathOf, withWholeAddresses } from '../../rich-text/clean-html.ts';
import { fillHtml, type FieldValues } from '../../rich-text/merge-fields.ts';
import { playable } from '../../rich-text/video.ts';
import type { messages } from '../../settings/catalog/messages.ts';

/** A message's setting. */
export type MessageKey = keyof typeof messages;

/** What only patients who are signed in, or programs for them, are told. */
const forPatients: readonly MessageKey[] = ['messages.secureHome', 'messages.secureBookThankYou'];

/**
 * What the clinic says in a place of the portal, for this person: in their language, else the organization's, else any.
 * @throws not-found — nothing is set · unauthorized — it is for patients
 */
export async function clinicMessage(caller: Caller, key: MessageKey) {
  if (forPatients.includes(key) && caller.kind === 'public') throw problem('unauthorized');
  const texts: Texts<MessageText> = caller.settings.get(key);
  const found = inLanguage(texts, caller.language, caller.settings.get('general.language'));
  if (!found) throw problem('not-found');
  const { language, text } = found;
  const { publicUrl } = caller.runtime;
  return {
    language,
    html: withWholeAddresses(fillHtml(cleaned(text.html), await valuesFor(caller)), publicUrl),
    video: text.video ? videoOf(text.video, publicUrl) : null,
  };
}

interface Video {
  readonly url: string;
  readonly poster: string | null;
}

/** Of all messages alike: only the login page's may hold a video. */
interface MessageText {
  readonly html: string;
  readonly video?: Video | undefined;
}

const known = new Map<string, string>();
const mostKnown = 200;

/** Cleaned again before it is told; the few texts that everybody reads are cleaned once a process. */
function cleaned(html: string): string {
  const clean = known.get(html) ?? cleanHtml(html);
  if (known.size >= mostKnown) known.clear();
  known.set(html, clean);
  return clean;
}

type Texts<Text> = Partial<Record<Language, Text | undefined>> | null;

/** A text in the first of these languages that it is written in, else in any. */
export function inLanguage<Text>(texts: Texts<Text>, ...wished: readonly Language[]): { language: Language; text: Text } | null {
  for (const language of [...wished, ...languages]) {
    const text = texts?.[language];
    if (text) return { language, text };
  }
  return null;
}

async function valuesFor(caller: Caller): Promise<FieldValues> {
  const { organization, patientId } = caller;
  const patient = patientId ? (await patientNames(caller, [patientId])).get(patientId) : undefined;
  return {
    'clinic.name': organization.name,
    'clinic.phone': organization.phone ?? '',
    'patient.givenName': patient?.givenName ?? '',
    'patient.familyName': patient?.familyName ?? '',
  };
}

function videoOf({ url, poster }: Video, publicUrl: string) {
  const path = poster === null ? null : imagePathOf(poster);
  const video = playable(url);
  return video && { ...video, poster: path && `${publicUrl}${path}` };
}
