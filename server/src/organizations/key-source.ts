import type { Caller } from '../http/caller.ts';

/** Under which name the caller's data is kept: its key's source, so that ids of two systems never meet. */
export async function sourceOf(caller: Caller): Promise<string> {
  const key = caller.apiKeyId === undefined ? null : await caller.db.ApiKey.one({ id: caller.apiKeyId });
  return key?.source ?? defaultSource(caller.organization);
}

/** The source of data that nobody named otherwise: one EHR for one organization. */
export const defaultSource = ({ slug }: { slug: string }): string => slug;
