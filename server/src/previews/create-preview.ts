import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import { previewTokenFor } from '../http/preview.ts';
import { throttle } from '../http/throttle.ts';
import { assertLocations } from '../locations/assert-locations.ts';
import { text } from '../locales/text.ts';
import { createPatient } from '../patients/create-patient.ts';
import type { SettingKey } from '../settings/catalog.ts';

const minuteMs = 60_000;
/** Long enough to look round, too short for a link that gets about to be of use. */
const livesMs = 15 * minuteMs;
/** A screen asks anew after each change. */
const looks = { name: 'previews', points: 60, seconds: 60 } as const;

/** What staff want to see. */
export interface NewPreview {
  /** Instead of what is saved. */
  readonly values: Readonly<Partial<Record<SettingKey, unknown>>>;
  /** The location whose own values these are. */
  readonly locationId?: string;
  readonly asPatient: boolean;
}

/**
 * Lets staff see the portal with values that they haven't saved, also while it is switched off: as somebody who isn't
 * signed in, or as the organization's test patient, who is made by the first look. Nothing can be changed by it.
 * @throws not-found — the location isn't there · too-many-requests
 */
export async function createPreview(caller: Caller, { values, locationId, asPatient }: NewPreview) {
  const { ids, clock, runtime, organization } = caller;
  await throttle(runtime, looks, `${organization.id} ${caller.staffUserId ?? caller.apiKeyId ?? ''}`);
  if (locationId) await assertLocations(caller, [locationId]);
  const patientId = asPatient ? await testPatient(caller) : null;
  const now = clock.now();
  const row = { id: ids.next(), values, locationId: locationId ?? null, asPatient, createdAt: now, expiresAt: new Date(now.getTime() + livesMs) };
  await tx(async () => {
    await caller.db.Preview.insert(row);
    await audit(caller, 'preview.start', { type: 'Preview', id: row.id, details: { asPatient, keys: Object.keys(values) } });
  });
  const token = previewTokenFor(runtime.config.PORTICO_SECRET, { organizationId: organization.id, id: row.id });
  return { token, expiresAt: row.expiresAt.toISOString(), url: `${runtime.publicUrl}/p/${organization.slug}/preview#portal-preview=${token}${patientId ? `/${patientId}` : ''}` };
}

/** Two looks begun at once make one. */
async function testPatient(caller: Caller): Promise<string> {
  const [known] = await caller.db.TestPatient.find({ limit: 1 });
  if (known) return known.patientId;
  try {
    return await tx(async () => {
      const names = { givenName: text(caller.language, 'preview.givenName'), familyName: text(caller.language, 'preview.familyName') };
      const patientId = await createPatient(caller, names);
      await caller.db.TestPatient.insert({ patientId, createdAt: caller.clock.now() });
      return patientId;
    });
  } catch (error) {
    if (violatedKey(error) === null) throw error;
    return testPatient(caller);
  }
}
