import { z } from 'zod';
import { auditActions } from './audit-actions.ts';
import { route } from './route.ts';
import { id, instant, page, paging } from './shapes.ts';

/** One line of the audit log. It holds ids and codes; names are looked up for whoever reads it. */
export const AuditEvent = z
  .object({
    id: id(),
    at: instant(),
    action: z.string().meta({ description: '`<thing>.<verb>`, for example `appointment.cancel`' }),
    actor: z.object({
      kind: z.enum(['public', 'patient', 'staff', 'system']),
      id: id().nullable().meta({ description: 'Staff user, portal user or key' }),
      name: z.string().nullable().meta({ description: 'Of the employee or the key, as they are called today' }),
      sessionId: id().nullable(),
      apiKeyId: id().nullable(),
    }),
    onBehalfOfPatientId: id().nullable().meta({ description: 'The patient whom the actor acted for' }),
    via: z.enum(['publishable-key', 'session', 'secret-key', 'process']),
    subject: z.object({ type: z.string(), id: z.string().nullable() }),
    patientId: id().nullable().meta({ description: 'Whose data it was' }),
    patient: z
      .object({ id: id(), givenName: z.string(), familyName: z.string() })
      .nullable()
      .meta({ description: 'The same by name, for those who may read patients' }),
    ip: z.string().nullable(),
    origin: z.string().nullable(),
    requestId: z.string(),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
      .nullable()
      .meta({ description: 'Codes, ids and counts' }),
  })
  .meta({ id: 'AuditEvent' });

/** Who did what to whose data; `server/src/audit/`. */
export const audit = {
  listAuditEvents: route({
    method: 'get',
    path: '/v1/admin/audit-events',
    summary: 'Search the audit log, newest first',
    callers: ['staff'],
    permission: 'audit',
    query: z.strictObject({
      ...paging,
      patientId: id().optional(),
      actorId: id().optional(),
      action: z.enum(auditActions).optional(),
      only: z.literal('changes').optional().meta({ description: 'Leaves out what was only looked at' }),
      subjectType: z.string().max(40).optional(),
      subjectId: z.string().max(64).optional(),
      from: instant().optional(),
      until: instant().optional().meta({ description: 'Up to, not including' }),
    }),
    ok: page(AuditEvent),
  }),
};
