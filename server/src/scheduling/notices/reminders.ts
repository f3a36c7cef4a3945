import type { Caller } from '../../http/caller.ts';
import { publish } from '../../messaging/publish.ts';
import { afterQuietHours } from '../../messaging/quiet-hours.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { zoneOf } from '../../zones.ts';
import { appointmentView, type AppointmentView } from '../appointments/appointments.queries.ts';
import type {} from '../scheduling.events.ts';
import { mailOf } from './mail-of.ts';

/** What is told at the very start leaves some seconds after it. */
const graceMs = 60_000;

/**
 * Puts an appointment's reminders into the outbox, each for its time; one that falls into the quiet hours of the place waits until
 * they end, and two that would leave at the same moment are one. What would come too late, or should have left already, is left out.
 * Inside `tx`.
 */
export async function planReminders(caller: Caller, row: AppointmentView): Promise<void> {
  const now = caller.clock.now();
  const hoursByTime = new Map<number, number[]>();
  for (const hours of new Set(caller.settings.get('scheduling.remindHoursBefore'))) {
    const at = new Date(row.startsAt.getTime() - hours * 3_600_000);
    if (at <= now) continue;
    const leaves = heard(caller, row, at).getTime();
    hoursByTime.set(leaves, [...(hoursByTime.get(leaves) ?? []), hours]);
  }
  for (const [time, hoursBefore] of hoursByTime) await plan(caller, row, { at: new Date(time), hoursBefore });
}

/**
 * Reminds of an appointment whose time to be reminded of has come, if it still stands, the clinic still reminds so early, and
 * somebody may hear it now; in quiet hours it is put off until they end. Inside `tx`.
 */
export async function remind(caller: Caller, { appointmentId, hoursBefore }: { appointmentId: string; hoursBefore: readonly number[] }): Promise<void> {
  const row = await appointmentView(caller, appointmentId);
  const now = caller.clock.now();
  if (row?.status !== 'booked') return;
  const notAfter = new Date(row.startsAt.getTime() + (hoursBefore.includes(0) ? graceMs : 0));
  const wanted = new Set(caller.settings.get('scheduling.remindHoursBefore'));
  if (!hoursBefore.some((hours) => wanted.has(hours)) || now > notAfter) return;
  const at = heard(caller, row, now);
  if (at > now) return plan(caller, row, { at, hoursBefore });
  await sendMessage(caller, {
    message: 'reminder',
    to: { patientId: row.patientId },
    data: { ...mailOf(caller, row), isConfirmed: row.confirmedAt !== null },
    dedupeKey: `${appointmentId}/${Math.max(...hoursBefore)}`,
    notAfter,
  });
}

/** The same appointment is reminded of once at any moment, however often that is planned. */
async function plan(caller: Caller, row: AppointmentView, { at, hoursBefore }: { at: Date; hoursBefore: readonly number[] }): Promise<void> {
  if (at > row.startsAt) return;
  await publish(caller, 'scheduling.reminder.due', { appointmentId: row.id, hoursBefore }, { dedupeKey: `${row.id}/${at.toISOString()}`, dueAt: at });
}

const heard = ({ settings }: Caller, { locationId, timeZone }: AppointmentView, at: Date) =>
  afterQuietHours(settings.get('messaging.quietHours', locationId), zoneOf(timeZone), at);
