import { auditRead } from '../../audit/audit.ts';
import { cardOfAppointment, type BookedCard } from '../../billing/cards/booking-card.ts';
import type { Caller } from '../../http/caller.ts';
import { coverageOfAppointment, type BookedCoverage } from '../../patients/coverages/booking-coverage.ts';
import { appointmentOf } from './appointment-of.ts';
import type { AppointmentView } from './appointments.queries.ts';
import { historyOf, type HistoryRow } from './history.queries.ts';

const mostLines = 200;

/** Codes, ids and counts, as the audit log keeps them. */
type Details = Record<string, string | number | boolean | null | string[]>;

/** Something that happened to an appointment, and by whom. */
export interface HistoryLine {
  readonly at: string;
  readonly action: string;
  readonly by: { readonly kind: 'patient' | 'public' | 'staff' | 'program' | 'system'; readonly name: string | null; readonly portal: boolean };
  readonly details: Details | null;
}

/** An appointment with all that staff see of it. */
export interface WholeForStaff {
  readonly appointment: AppointmentView;
  readonly history: readonly HistoryLine[];
  readonly coverage: BookedCoverage | null;
  readonly card: BookedCard | null;
}

/** An appointment with what happened to it, through all its moves, oldest first. @throws not-found */
export async function readForStaff(caller: Caller, id: string): Promise<WholeForStaff> {
  const appointment = await appointmentOf(caller, id);
  const chain = appointment.chainId ?? id;
  const moved = await caller.db.Appointment.find({ where: { chainId: chain }, limit: mostLines });
  const ids = [...new Set([chain, id, ...moved.map((one) => one.id)])];
  const rows = await historyOf(caller, ids, mostLines);
  await auditRead(caller, 'appointment.read', { type: 'Appointment', id, patientId: appointment.patientId });
  return { appointment, history: rows.map(lineOf).reverse(), coverage: await coverageOfAppointment(caller, id), card: await cardOfAppointment(caller, id) };
}

function lineOf(row: HistoryRow): HistoryLine {
  return {
    at: row.at.toISOString(),
    action: row.action,
    by: { kind: kindOf(row), name: row.staffName ?? (row.via === 'secret-key' ? row.keyName : null), portal: isPortal(row) },
    // audit() writes nothing else.
    details: row.details === null ? null : (row.details as Details),
  };
}

/** A person at the portal, or somebody without an account there; else who works for the clinic. */
function kindOf({ actorKind, via }: HistoryRow): HistoryLine['by']['kind'] {
  if (actorKind === 'patient' || actorKind === 'public') return actorKind;
  if (actorKind === 'staff') return via === 'secret-key' ? 'program' : 'staff';
  return 'system';
}

/** Patients and the public come through the portal, whichever page or program it runs in. */
const isPortal = ({ actorKind }: HistoryRow) => actorKind === 'patient' || actorKind === 'public';
