import type { Request } from 'express';
import { scopedDb } from '../db/scoped.ts';
import type { Runtime } from '../runtime.ts';
import { isSettingKey, type SettingKey, type SettingValue } from '../settings/catalog.ts';
import type { Settings } from '../settings/settings.ts';
import { problem } from './problem.ts';
import { keyFor, mac, sameSecret } from './secrets.ts';

/** A look at the portal that staff take: with which values, as whom. */
export interface Looking {
  readonly id: string;
  readonly values: Readonly<Partial<Record<SettingKey, unknown>>>;
  readonly locationId: string | null;
  /** The test patient; absent: somebody who isn't signed in. */
  readonly patientId?: string;
}

/** What opens a preview to the page that shows it: its id with an HMAC. Kept nowhere. */
export const previewTokenFor = (secret: string, { organizationId, id }: { organizationId: string; id: string }) =>
  `${id}.${mac(keyFor(secret, 'preview'), `${organizationId}/${id}`)}`;

/**
 * The preview that a request belongs to; null for all others. Only our own pages show one.
 * @throws origin-not-allowed, preview-over
 */
export async function previewOf(runtime: Runtime, request: Request, { organizationId, origin }: { organizationId: string; origin: string | undefined }): Promise<Looking | null> {
  const token = request.get('Portico-Preview');
  if (token === undefined) return null;
  if (origin !== undefined && origin !== runtime.publicUrl) throw problem('origin-not-allowed');
  const id = token.slice(0, 36);
  const isOurs = sameSecret(token, previewTokenFor(runtime.config.PORTICO_SECRET, { organizationId, id }));
  const { Preview, TestPatient } = scopedDb(organizationId);
  const preview = isOurs ? await Preview.one({ id }) : null;
  if (!preview || preview.expiresAt <= runtime.clock.now()) throw problem('preview-over');
  const [patient] = preview.asPatient ? await TestPatient.find({ limit: 1 }) : [];
  return { id, values: preview.values, locationId: preview.locationId, ...(patient && { patientId: patient.patientId }) };
}

/** The settings as they would stand if the values were saved; they were held against the catalog when the preview began. */
export function overlaid(settings: Settings, { values, locationId }: Looking): Settings {
  const given = new Map(Object.entries(values).filter(([key]) => isSettingKey(key)));
  const isGiven = (key: SettingKey, at?: string) => given.has(key) && (locationId === null || at === locationId);
  return {
    ...settings,
    locationIds: locationId === null ? settings.locationIds : [...new Set([...settings.locationIds, locationId])],
    get: <Key extends SettingKey>(key: Key, at?: string) =>
      // It passed this key's schema some minutes ago.
      isGiven(key, at) && !(locationId === null && at && settings.isSet(key, at)) ? (given.get(key) as SettingValue<Key>) : settings.get(key, at),
    isSet: (key, at) => (isGiven(key, at) && (at ?? null) === locationId) || settings.isSet(key, at),
  };
}

/** Whether patients may come in: a preview is open although the portal is off, unless it is of that very switch. */
export const isOpen = ({ settings, preview }: { readonly settings: Settings; readonly preview?: Looking }): boolean =>
  preview ? preview.values['general.enabled'] !== false : settings.get('general.enabled');
