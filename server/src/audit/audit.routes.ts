import type { z } from 'zod';
import { audit as contract, type AuditEvent } from '../contract/audit.ts';
import { handlers } from '../http/handlers.ts';
import type { FoundEvent } from './audit.queries.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { whoWasIt, type Names } from './who-was-it.ts';

/** The audit log as staff search it. */
export const auditRoutes = handlers(contract, {
  listAuditEvents: async ({ caller, query }) => {
    const { data, nextCursor } = await listAuditEvents(caller, query);
    const names = await whoWasIt(caller, data);
    return { data: data.map((event) => out(event, names)), nextCursor };
  },
});

/** Words that the writer took from the caller's own, so they are among the contract's. */
const out = (event: FoundEvent, names: Names) =>
  ({
    id: event.id,
    at: event.at.toISOString(),
    action: event.action,
    actor: {
      kind: event.actorKind,
      id: event.actorId,
      name: names.actorOf(event),
      sessionId: event.actorSessionId,
      apiKeyId: event.actorApiKeyId,
    },
    onBehalfOfPatientId: event.onBehalfOfPatientId,
    via: event.via,
    subject: { type: event.subjectType, id: event.subjectId },
    patientId: event.patientId,
    patient: names.patientOf(event),
    ip: event.ip,
    origin: event.origin,
    requestId: event.requestId,
    details: event.details,
  }) as z.input<typeof AuditEvent>;
