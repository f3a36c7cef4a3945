import type { Caller } from '../../http/caller.ts';
import { applyFilter, isFilteredBy } from '../../plugins/apply-filter.ts';
import type { Decision } from '../../plugins/filters.ts';
import type { AppointmentView } from '../appointments/appointments.queries.ts';
import type { Decisions } from './decide.ts';

interface Decided {
  readonly row: AppointmentView;
  readonly decisions: Decisions;
}

/** Whether plugins have a say in what this caller can do: they have none in what staff do. */
export const narrowsDecisions = (caller: Caller): boolean => caller.kind !== 'staff' && caller.kind !== 'system' && isFilteredBy(caller, 'scheduling.decisions.filter');

/** What plugins leave of what can be done, asked once for all. A plugin that fails leaves nothing but withdrawing a request. Never inside `tx`. */
export async function leftDecisions(caller: Caller, all: readonly Decided[]): Promise<readonly Decided[]> {
  if (all.length === 0 || !narrowsDecisions(caller)) return all;
  const asked = all.map(({ row, decisions: { canCancel, canReschedule, canJoin } }) => ({ appointmentId: row.id, canCancel, canReschedule, canJoin }));
  const left = await applyFilter(caller, 'scheduling.decisions.filter', asked, { patientId: caller.patientId ?? null });
  return all.map(({ row, decisions }, i) => ({ row, decisions: narrowed(row, decisions, left[i]) }));
}

function narrowed({ status }: AppointmentView, decisions: Decisions, left: Decision | undefined): Decisions {
  const canCancel = decisions.canCancel && (status === 'pending' || left?.canCancel === true);
  const canReschedule = decisions.canReschedule && left?.canReschedule === true;
  const canJoin = decisions.canJoin && left?.canJoin === true;
  return {
    ...decisions,
    ...{ canCancel, canReschedule, canJoin },
    canUndo: decisions.canUndo && canCancel,
    refusals: {
      ...decisions.refusals,
      ...(canCancel !== decisions.canCancel && { cancel: 'plugin' as const }),
      ...(canReschedule !== decisions.canReschedule && { reschedule: 'plugin' as const }),
      ...(canJoin !== decisions.canJoin && { join: 'plugin' as const }),
    },
  };
}
