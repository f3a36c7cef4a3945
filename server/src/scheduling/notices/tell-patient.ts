import type { Caller } from '../../http/caller.ts';
import type { Language } from '../../locales/languages.ts';
import type { Events } from '../../messaging/events.ts';
import { forgetMessages } from '../../messaging/outbox/forget-message.ts';
import { sendMessage } from '../../messaging/send-message.ts';
import { appointmentView, type AppointmentView } from '../appointments/appointments.queries.ts';
import type {} from '../scheduling.events.ts';
import { mailOf, timesOf } from './mail-of.ts';
import { planReminders } from './reminders.ts';

type Of<Name extends keyof Events> = Events[Name];

/** Each says what happened, unless it no longer holds by now: then something else is told. All run in a subscriber's transaction. */

/** "Your appointment is booked", and the reminders. */
export async function tellBooked(caller: Caller, { appointmentId, language }: Of<'scheduling.appointment.booked'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'booked');
  if (!row) return;
  await sendMessage(caller, { message: 'booked', to: to(row, language), data: mailOf(caller, row), dedupeKey: row.id });
  await planReminders(caller, row);
}

/** "We received your request", to the patient and to the clinic. */
export async function tellRequested(caller: Caller, { appointmentId, language }: Of<'scheduling.appointment.requested'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'pending');
  if (!row) return;
  const data = { ...mailOf(caller, row), moveFrom: await replacedBy(caller, row) };
  await sendMessage(caller, { message: 'requested', to: to(row, language), data, dedupeKey: row.id });
  const address = caller.settings.get('scheduling.pendingEmailAddress');
  await sendMessage(caller, { message: 'requestToClinic', to: { locationId: row.locationId, address }, data, dedupeKey: row.id });
}

/** "Your appointment is confirmed", and the reminders. */
export async function tellAccepted(caller: Caller, { appointmentId }: Of<'scheduling.appointment.accepted'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'booked');
  if (!row) return;
  const moveFrom = await replacedBy(caller, row);
  if (row.replacesId) await forgetMessages(caller, 'reminder', row.replacesId);
  const data = { ...mailOf(caller, row), moveFrom, note: row.staffNote };
  await sendMessage(caller, { message: 'accepted', to: to(row), data, dedupeKey: row.id });
  await planReminders(caller, row);
}

/** "The clinic can't take your request". */
export async function tellDeclined(caller: Caller, { appointmentId }: Of<'scheduling.appointment.declined'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'declined');
  if (row) await sendDeclined(caller, row, row.staffNote);
}

/** "Nobody answered your request in time". */
export async function tellLapsed(caller: Caller, { appointmentId }: Of<'scheduling.appointment.lapsed'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'declined');
  if (!row) return;
  const data = { ...mailOf(caller, row), moveFrom: await replacedBy(caller, row) };
  await sendMessage(caller, { message: 'requestLapsed', to: to(row), data, dedupeKey: row.id });
}

/** "Your appointment was moved": the reminders of the old one go with it. */
export async function tellMoved(caller: Caller, { appointmentId, by, language }: Of<'scheduling.appointment.moved'>): Promise<void> {
  const row = await standing(caller, appointmentId, 'booked');
  const before = row && (await replacedBy(caller, row));
  if (!row || !before) return;
  if (row.replacesId) await forgetMessages(caller, 'reminder', row.replacesId);
  const data = { ...mailOf(caller, row), by: by === 'patient' ? ('patient' as const) : ('clinic' as const), before };
  await sendMessage(caller, { message: 'moved', to: to(row, language), data, dedupeKey: row.id });
  await planReminders(caller, row);
}

/** "Your appointment is cancelled"; of a request, that it is withdrawn, or that the clinic doesn't take it. Nobody is told of what is past. */
export async function tellCancelled(caller: Caller, event: Of<'scheduling.appointment.cancelled'>): Promise<void> {
  const { appointmentId, by, wasPending = false, language } = event;
  const row = await standing(caller, appointmentId, 'cancelled');
  if (!row || row.endsAt <= caller.clock.now()) return;
  await forgetMessages(caller, 'reminder', row.id);
  if (wasPending && by !== 'patient') return sendDeclined(caller, row, row.cancelReason);
  if (wasPending) {
    const data = { ...mailOf(caller, row), moveFrom: await replacedBy(caller, row) };
    return sendMessage(caller, { message: 'requestWithdrawn', to: to(row, language), data, dedupeKey: row.id });
  }
  const data = { ...mailOf(caller, row), by: by === 'patient' ? ('patient' as const) : ('clinic' as const), reason: row.cancelReason };
  await sendMessage(caller, { message: 'cancelled', to: to(row, language), data, dedupeKey: row.id });
}

async function sendDeclined(caller: Caller, row: AppointmentView, note: string | null): Promise<void> {
  const data = { ...mailOf(caller, row), moveFrom: await replacedBy(caller, row), note };
  await sendMessage(caller, { message: 'declined', to: to(row), data, dedupeKey: row.id });
}

const to = ({ patientId }: AppointmentView, language?: Language | null) => ({ patientId, language });

async function standing(caller: Caller, id: string, status: AppointmentView['status']): Promise<AppointmentView | null> {
  const row = await appointmentView(caller, id);
  return row?.status === status ? row : null;
}

async function replacedBy(caller: Caller, { replacesId }: AppointmentView) {
  const old = replacesId === null ? null : await appointmentView(caller, replacesId);
  return old && timesOf(old);
}
