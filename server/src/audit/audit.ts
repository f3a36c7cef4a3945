import type { AuditAction } from '../contract/audit-actions.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';

/** Codes, ids and counts; never a person's words. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What an action was done to: ids and codes, never names. */
export interface AuditTarget {
  /** The noun: `Appointment`. */
  readonly type: string;
  readonly id?: string | null;
  /** Whose data it is, where it is a patient's. */
  readonly patientId?: string | null;
  /** What else there is to say. */
  readonly details?: AuditDetails;
}

/**
 * Writes who did what to whose data, in the caller's transaction: an action whose audit row can't be written fails,
 * and one that is rolled back leaves none. Chained and signed later by the sealer.
 */
export async function audit(caller: Caller, action: AuditAction, target: AuditTarget): Promise<void> {
  await caller.db.AuditEvent.insert(auditRow(caller, action, target));
}

/**
 * Writes that data was read: after the read, in a short transaction of its own, before the answer leaves. A list that
 * shows several patients gives a target each; they are written at once.
 */
export async function auditRead(
  caller: Caller,
  action: AuditAction,
  targets: AuditTarget | readonly AuditTarget[],
): Promise<void> {
  const rows = [targets].flat().map((target) => auditRow(caller, action, target));
  if (rows.length === 0) return;
  await tx(() => caller.db.AuditEvent.insertAll(rows));
}

/** The same for many targets at once, in the caller's transaction: an import, a list of changes. */
export async function auditAll(caller: Caller, action: AuditAction, targets: readonly AuditTarget[]): Promise<void> {
  if (targets.length > 0)
    await caller.db.AuditEvent.insertAll(targets.map((target) => auditRow(caller, action, target)));
}

/** "X for Y": the person or key that acted, and the patient acted for where that is somebody. */
function auditRow(caller: Caller, action: AuditAction, { type, id, patientId, details }: AuditTarget) {
  return {
    id: caller.ids.next(),
    at: caller.clock.now(),
    action,
    actorKind: caller.kind,
    actorId: caller.staffUserId ?? caller.portalUserId ?? caller.apiKeyId ?? null,
    actorSessionId: caller.sessionId ?? null,
    actorApiKeyId: caller.apiKeyId ?? null,
    onBehalfOfPatientId: caller.patientId ?? null,
    via: caller.via,
    subjectType: type,
    subjectId: id ?? null,
    patientId: patientId ?? (type === 'Patient' ? (id ?? null) : null),
    ip: caller.ip ?? null,
    origin: caller.origin?.slice(0, 254) ?? null,
    requestId: caller.requestId,
    details: details ?? null,
  };
}
