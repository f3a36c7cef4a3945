import type { z } from 'zod';
import { consents, type ConsentRecord } from '../contract/consents.ts';
import { handlers } from '../http/handlers.ts';
import type { ListedRecord } from './consents.queries.ts';
import { listConsentRecords } from './list-consent-records.ts';

/** What people agreed to, for staff. */
export const consentRoutes = handlers(consents, {
  listConsentRecords: async ({ caller, query }) => {
    const { data, nextCursor } = await listConsentRecords(caller, query);
    return { data: data.map((row) => out(row, query.patientId)), nextCursor };
  },
});

const out = (row: ListedRecord, patientId: string): z.input<typeof ConsentRecord> => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: 'scheduling',
  patientId,
  accepted: row.accepted,
  required: row.required,
  versionId: row.versionId,
  language: row.language,
  text: row.text,
  textHash: row.textHash,
  document:
    row.documentFileId === null || row.documentName === null || row.documentHash === null
      ? null
      : { fileId: row.documentFileId, name: row.documentName, sha256: row.documentHash },
  by: { kind: row.byKind === 'guest' || row.byKind === 'key' ? row.byKind : 'patient', id: row.byId },
  appointmentId: row.appointmentId,
  address: row.ip,
  origin: row.origin,
});
