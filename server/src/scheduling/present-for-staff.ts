import type { z } from 'zod';
import type { AdminAppointment } from '../contract/desk-appointments.ts';
import type { Caller } from '../http/caller.ts';
import { reachList } from '../patients/reach-list.ts';
import type { AppointmentView } from './appointments/appointments.queries.ts';
import { decided } from './policy/decisions.ts';
import { outDecided } from './present.ts';

type Out = z.input<typeof AdminAppointment>;

/** An appointment as staff see it. */
export async function outForStaff(caller: Caller, row: AppointmentView): Promise<Out> {
  const [one] = await outListForStaff(caller, [row]);
  if (!one) throw new Error('An appointment was presented and is missing');
  return one;
}

/** Appointments as staff see them, with how to reach their patients: one statement for all. */
export async function outListForStaff(caller: Caller, rows: readonly AppointmentView[]): Promise<Out[]> {
  const reach = await reachList(caller, rows.map(({ patientId }) => patientId));
  return (await decided(caller, rows)).map((one) => ({
    ...outDecided(caller, one),
    patientId: one.row.patientId,
    patient: { ...nameOf(one.row), phone: reach.get(one.row.patientId)?.phone ?? null, email: reach.get(one.row.patientId)?.email ?? null },
    origin: one.row.origin,
    endedBy: one.row.endedBy,
    moves: one.row.moves,
    virtualUrl: one.row.virtualUrl,
    createdAt: one.row.createdAt.toISOString(),
    ...(one.row.decidedAt !== null && { decidedAt: one.row.decidedAt.toISOString() }),
  }));
}

const nameOf = ({ patientId, patientGivenName, patientFamilyName, profile }: AppointmentView) => ({
  id: patientId,
  name: [patientGivenName, patientFamilyName].filter(Boolean).join(' '),
  profile,
});
