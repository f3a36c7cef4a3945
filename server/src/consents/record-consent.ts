import { audit } from '../audit/audit.ts';
import { retry } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Caller } from '../http/caller.ts';
import type { SchedulingConsent, ShownVersion } from './scheduling-consent.ts';

/** Somebody's answer to a version that they were shown. */
export interface ConsentGiven {
  readonly consent: SchedulingConsent;
  readonly version: ShownVersion;
  readonly accepted: boolean;
  readonly patientId: string;
  readonly isGuest: boolean;
  readonly appointmentId: string;
}

/** Keeps an answer as evidence: the very text and document, who answered for whom, when and from where. Inside `tx`. */
export async function recordConsent(caller: Caller, { consent, version, accepted, patientId, isGuest, appointmentId }: ConsentGiven): Promise<void> {
  await keepVersion(caller, version);
  const id = caller.ids.next();
  await caller.db.ConsentRecord.insert({
    id,
    at: caller.clock.now(),
    versionId: version.id,
    edition: consent.edition,
    patientId,
    accepted,
    required: consent.required,
    ...answererOf(caller, isGuest),
    sessionId: caller.sessionId ?? null,
    appointmentId,
    ip: caller.ip ?? null,
    origin: caller.origin ?? null,
    requestId: caller.requestId,
  });
  await audit(caller, 'consent.record', { type: 'ConsentRecord', id, patientId, details: { accepted, versionId: version.id } });
}

function answererOf({ portalUserId, apiKeyId }: Caller, isGuest: boolean) {
  if (isGuest) return { byKind: 'guest', byId: null } as const;
  return portalUserId === undefined ? ({ byKind: 'key', byId: apiKeyId ?? null } as const) : ({ byKind: 'patient', byId: portalUserId } as const);
}

async function keepVersion(caller: Caller, { id, language, text, textHash, document }: ShownVersion): Promise<void> {
  const { db, clock } = caller;
  if (await db.ConsentVersion.one({ id })) return;
  const consentId = (await db.Consent.one({ kind: 'scheduling' }))?.id ?? (await addConsent(caller));
  const content = { language, text, textHash, documentFileId: document?.fileId ?? null, documentName: document?.name ?? null, documentHash: document?.hash ?? null };
  try {
    await db.ConsentVersion.insert({ id, consentId, ...content, createdAt: clock.now() });
  } catch (error) {
    // Somebody else was shown the same and answered at the same moment: its id says that it is the same.
    if (violatedKey(error) !== 'consent_versions.PRIMARY') throw error;
  }
}

async function addConsent({ db, ids, clock }: Caller): Promise<string> {
  try {
    return (await db.Consent.insert({ id: ids.next(), kind: 'scheduling', createdAt: clock.now() })).id;
  } catch (error) {
    throw violatedKey(error) === 'consents.kind' ? retry() : error;
  }
}
