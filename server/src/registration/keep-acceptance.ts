import type { Caller } from '../http/caller.ts';

/** Keeps what was shown to somebody and accepted, as evidence; nothing for texts that the clinic doesn't have. Inside `tx`. */
export async function keepAcceptance({ db, ids, clock, settings, language, ip }: Caller, patientId: string): Promise<void> {
  const texts = [
    { kind: 'terms', url: settings.get('general.termsUrl') },
    { kind: 'privacy', url: settings.get('general.privacyUrl') },
  ] as const;
  const rows = texts.flatMap(({ kind, url }) => (url ? [{ id: ids.next(), patientId, kind, url, language, ip: ip ?? null, acceptedAt: clock.now() }] : []));
  await db.TermsAcceptance.insertAll(rows);
}
