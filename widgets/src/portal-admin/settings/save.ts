import type { PortalClient } from '../../portal/client.ts';
import type { Problem } from '../../portal/problem.ts';
import type { SettingChange, SettingsAnswer } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';

/** Values that can't stand together, as the API tells of them. */
export interface Conflict {
  keys: readonly string[];
  message: string;
}

/** Saves all changes, the organization's first; what was saved before one was refused stays saved, and the rest stays a draft. */
export async function saveDraft(draft: SettingsDraft, client: PortalClient): Promise<void> {
  for (const place of draft.places) {
    const { version } = await client.patch('/v1/admin/settings', {
      query: place ? { locationId: place } : {},
      headers: { 'If-Match': `"${draft.version}"` },
      // Keys and values are the catalog's, which the API made of the same schemas.
      body: draft.bodyOf(place) as never,
    });
    draft.version = version;
    draft.discard(place);
  }
}

/** Sets one setting back to what it was before a change; nothing was set then: it follows again. */
export const setBack = (client: PortalClient, { key, locationId, before, wasSet }: SettingChange, version: number): Promise<SettingsAnswer> =>
  client.patch('/v1/admin/settings', {
    query: locationId ? { locationId } : {},
    headers: { 'If-Match': `"${version}"` },
    // A key and a value that the API told.
    body: (wasSet ? { values: { [key]: before }, reset: [] } : { values: {}, reset: [key] }) as never,
  });

/** The contradictions that a refusal names. */
export function conflictsOf(problem: Problem): readonly Conflict[] {
  const { conflicts } = problem.members;
  if (problem.type !== 'settings-conflict' || !Array.isArray(conflicts)) return [];
  return conflicts.map((one: unknown) => {
    const { keys, message }: { keys?: unknown; message?: unknown } = Object(one);
    return { keys: Array.isArray(keys) ? keys.map(String) : [], message: String(message ?? '') };
  });
}

/** The settings that a refusal names one by one, with its sentence on each. */
export const refusedKeys = ({ errors }: Problem): ReadonlyMap<string, string> =>
  new Map(errors.flatMap(({ path, message }) => {
    const key = path.split('/')[2];
    return path.startsWith('/values/') && key ? [[key, message] as const] : [];
  }));
