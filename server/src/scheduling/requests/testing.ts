import type { Clinic } from '../../testing/clinic.ts';

/** Every message of this clinic that left for an address since the last look, oldest first; each has a link that names the clinic. */
export async function heard(own: Clinic, to: string, known: Set<string> = new Set()) {
  await own.drain();
  const mails = (await own.mails(to)).filter(({ messageId, text }) => !known.has(messageId) && new RegExp(`/p/${own.slug}(?![\\w-])`).test(text)).reverse();
  for (const { messageId } of mails) known.add(messageId);
  return mails;
}
