import { createHash } from 'node:crypto';
import type { Caller } from '../http/caller.ts';
import { sha256 } from '../http/secrets.ts';

/** Languages that the clinic can write the consent in; those after the first stand in where one is missing. */
export const consentLanguages = ['en', 'fr', 'it', 'es'] as const;
export type ConsentLanguage = (typeof consentLanguages)[number];

/** One text as a person sees it, with its document. */
export interface ShownVersion {
  readonly id: string;
  readonly language: ConsentLanguage;
  readonly text: string;
  readonly textHash: string;
  readonly document: { readonly fileId: string; readonly name: string; readonly hash: string } | null;
}

/** The consent as the settings have it now. */
export interface SchedulingConsent {
  /** What is shown to this caller. */
  readonly shown: ShownVersion;
  /** The same in every language. */
  readonly versions: readonly ShownVersion[];
  /** Stands for all of them together: whoever answered it needn't answer again in another language. */
  readonly edition: string;
  readonly required: boolean;
  readonly everyTime: boolean;
}

/**
 * The consent of booking, in the caller's language, else the clinic's; null while none is asked for. Nothing is written:
 * a version's id follows from what it holds, so that what is kept later is what was shown.
 */
export async function schedulingConsent(caller: Caller): Promise<SchedulingConsent | null> {
  const { settings, language } = caller;
  if (!settings.get('schedulingConsent.enabled')) return null;
  const texts = settings.get('schedulingConsent.text');
  const document = await documentOf(caller, settings.get('schedulingConsent.document'));
  const versions = consentLanguages.flatMap((one) => (texts[one]?.trim() ? [versionOf(caller, one, texts[one].trim(), document)] : []));
  const wanted: readonly string[] = [language, settings.get('general.language')];
  const shown = wanted.map((one) => versions.find((version) => version.language === one)).find(Boolean) ?? versions[0];
  if (!shown) return null;
  return {
    shown,
    versions,
    edition: sha256(versions.map(({ id }) => id).join(' ')),
    required: settings.get('schedulingConsent.required'),
    everyTime: settings.get('schedulingConsent.everyTime'),
  };
}

async function documentOf({ db }: Caller, fileId: string | null): Promise<ShownVersion['document']> {
  const file = fileId === null ? null : await db.StoredFile.one({ id: fileId });
  return file && { fileId: file.id, name: file.name, hash: file.hash };
}

function versionOf({ organizationId }: Caller, language: ConsentLanguage, text: string, document: ShownVersion['document']): ShownVersion {
  const id = uuidOf(JSON.stringify(['scheduling consent', organizationId, language, text, document?.hash ?? null]));
  return { id, language, text, textHash: sha256(text), document };
}

/** A UUID (version 8: of one's own making) that stands for a content. */
function uuidOf(content: string): string {
  const bytes = createHash('sha256').update(content).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
