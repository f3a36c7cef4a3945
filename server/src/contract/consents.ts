import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, page, paging } from './shapes.ts';

/** What somebody agreed to or refused: kept as it was shown, and never changed. */
export const ConsentRecord = z
  .object({
    id: id(),
    at: instant(),
    kind: z.enum(['scheduling']),
    patientId: id().meta({ description: 'For whom' }),
    accepted: z.boolean(),
    required: z.boolean().meta({ description: 'Whether booking went on only with it' }),
    versionId: z.uuid(),
    language: z.string(),
    text: z.string().meta({ description: 'The very text that was shown' }),
    textHash: z.string().meta({ description: 'SHA-256, base64url' }),
    document: z.object({ fileId: id(), name: z.string(), sha256: z.string() }).nullable(),
    by: z
      .object({ kind: z.enum(['patient', 'guest', 'key']), id: id().nullable().meta({ description: 'The portal user or the key' }) })
      .meta({ description: 'Who answered' }),
    appointmentId: id().nullable(),
    address: z.string().nullable().meta({ description: 'The network address that it came from' }),
    origin: z.string().nullable().meta({ description: 'The page that it came from' }),
  })
  .meta({ id: 'ConsentRecord' });

/** A person's answer to the consent that they were shown. */
export const ConsentAnswer = z
  .strictObject({
    versionId: z.uuid().meta({ description: 'Of the consent that was shown (`GET /v1/holds/{id}/steps`)' }),
    accepted: z.boolean().meta({ description: 'False: refused; it is kept as well, where the consent isn’t required' }),
  })
  .meta({ id: 'ConsentAnswer' });

/** What people agreed to, for staff; `server/src/consents/`. */
export const consents = {
  listConsentRecords: route({
    method: 'get',
    path: '/v1/admin/consent-records',
    summary: 'What a patient agreed to or refused, latest first',
    callers: ['staff'],
    permission: 'consents',
    query: z.strictObject({ patientId: z.uuid(), ...paging }),
    ok: page(ConsentRecord),
    problems: ['not-found'],
  }),
};
