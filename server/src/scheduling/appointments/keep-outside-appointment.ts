import { audit } from '../../audit/audit.ts';
import type { New, Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { claim, ticksOf } from '../claims.ts';
import type { Appointment } from '../scheduling.models.ts';
import { holdingTime } from './statuses.ts';

/** An appointment as an outside system tells of it, under the id that it has there. */
export interface OutsideAppointment {
  readonly source: string;
  readonly sourceId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly locationId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly status: Appointment['status'];
  readonly reason: string | null;
}

/**
 * Keeps an appointment as another system tells of it: made, moved or called off, never on time that is taken. The
 * patient hears of it from that system. Inside `tx`.
 * @returns false where its time is somebody else's: nothing has changed then
 */
export async function keepOutsideAppointment(caller: Caller, told: OutsideAppointment): Promise<boolean> {
  const { db } = caller;
  const { source, sourceId, ...rest } = told;
  const change = { ...rest, ...ticksOf(told.startsAt, told.endsAt) };
  const before = await db.Appointment.one({ source, sourceId });
  if (!before) return add(caller, told);
  await db.Claim.remove({ appointmentId: before.id });
  if (isHolding(change) && !(await claim(caller, change, { appointmentId: before.id }))) {
    if (isHolding(before)) await claim(caller, before, { appointmentId: before.id });
    return false;
  }
  await db.Appointment.update({ id: before.id }, change);
  await audit(caller, 'appointment.change', { type: 'Appointment', id: before.id, patientId: told.patientId });
  return true;
}

async function add(caller: Caller, told: OutsideAppointment): Promise<boolean> {
  const { db, ids, clock } = caller;
  const row: New<Appointment> = {
    ...told,
    ...ticksOf(told.startsAt, told.endsAt),
    id: ids.next(),
    appointmentTypeId: null,
    mode: 'inPerson',
    origin: 'api',
    moves: 0,
    sequence: 0,
    createdAt: clock.now(),
  };
  await db.Appointment.insert(row);
  if (isHolding(row) && !(await claim(caller, row, { appointmentId: row.id }))) {
    await db.Appointment.remove({ id: row.id });
    return false;
  }
  await audit(caller, 'appointment.create', { type: 'Appointment', id: row.id, patientId: told.patientId });
  return true;
}

const isHolding = ({ status }: Pick<Row<Appointment>, 'status'>) => holdingTime.some((one) => one === status);
