import { asFlag, asInstant, asText, optional, type Mapper } from '../db/rows.ts';
import type { Caller } from '../http/caller.ts';

/** Which answers count: of this edition in whatever language, or to this very version in an earlier edition. */
export interface Answerable {
  readonly patientId: string;
  readonly edition: string;
  readonly versionId: string;
}

interface LatestAnswer {
  readonly accepted: boolean;
}

const latest: Mapper<LatestAnswer> = { accepted: asFlag };

/** What a patient answered last; null where they haven't been asked yet. */
export async function latestAnswer({ db }: Caller, asked: Answerable): Promise<LatestAnswer | null> {
  const sql = `select r.accepted from consent_records r
    where r.organizationId = $organizationId and r.patientId = $patientId and (r.edition = $edition or r.versionId = $versionId)
    order by r.at desc, r.id desc limit 1`;
  return (await db.select(sql, { ...asked }, latest))[0] ?? null;
}

/**
 * The same for a guest, who is somebody new each time: what was answered without an account by whoever had proved the
 * contact that this guest has proved.
 */
export async function latestGuestAnswer({ db }: Caller, asked: Answerable): Promise<LatestAnswer | null> {
  const sql = `select r.accepted from contact_points own
    join contact_points c on c.organizationId = $organizationId and c.system = own.system and c.normalized = own.normalized and c.verifiedAt is not null
    join consent_records r on r.organizationId = $organizationId and r.patientId = c.patientId
    where own.organizationId = $organizationId and own.patientId = $patientId and own.verifiedAt is not null
      and r.byKind = $guest and (r.edition = $edition or r.versionId = $versionId)
    order by r.at desc, r.id desc limit 1`;
  return (await db.select(sql, { ...asked, guest: 'guest' }, latest))[0] ?? null;
}

/** A record with what was shown. */
export interface ListedRecord {
  readonly id: string;
  readonly at: Date;
  readonly kind: string;
  readonly accepted: boolean;
  readonly required: boolean;
  readonly byKind: string;
  readonly byId: string | null;
  readonly appointmentId: string | null;
  readonly ip: string | null;
  readonly origin: string | null;
  readonly versionId: string;
  readonly language: string;
  readonly text: string;
  readonly textHash: string;
  readonly documentFileId: string | null;
  readonly documentName: string | null;
  readonly documentHash: string | null;
}

const listed: Mapper<ListedRecord> = {
  id: asText, at: asInstant, kind: asText, accepted: asFlag, required: asFlag, byKind: asText, byId: optional(asText), appointmentId: optional(asText),
  ip: optional(asText), origin: optional(asText), versionId: asText, language: asText, text: asText, textHash: asText,
  documentFileId: optional(asText), documentName: optional(asText), documentHash: optional(asText),
};

/** A patient's records, latest first, after the last one seen. */
export function listedRecords({ db }: Caller, patientId: string, after: { at: Date; id: string } | null, limit: number) {
  const sql = `select r.id, r.at, c.kind, r.accepted, r.required, r.byKind, r.byId, r.appointmentId, r.ip, r.origin, r.versionId,
      v.language, v.text, v.textHash, v.documentFileId, v.documentName, v.documentHash
    from consent_records r
    join consent_versions v on v.organizationId = $organizationId and v.id = r.versionId
    join consents c on c.organizationId = $organizationId and c.id = v.consentId
    where r.organizationId = $organizationId and r.patientId = $patientId ${after ? 'and (r.at < $at or (r.at = $at and r.id < $id))' : ''}
    order by r.at desc, r.id desc limit $limit`;
  return db.select(sql, { patientId, limit, ...after }, listed);
}
