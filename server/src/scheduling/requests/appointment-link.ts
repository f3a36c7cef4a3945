import { auditRead } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { appointmentTokenFor, sameSecret } from '../../http/secrets.ts';
import { isId } from '../../ids.ts';
import { appointmentView, type AppointmentView } from '../appointments/appointments.queries.ts';
import type { Appointment } from '../scheduling.models.ts';

/** Where an appointment stands in its chain. */
type InChain = Pick<Row<Appointment>, 'id' | 'chainId'>;

/** The first of the appointments that one became by moving: what links and calendars name. */
export const chainOf = ({ id, chainId }: InChain) => chainId ?? id;

/** The token of the links in an appointment's messages (`Portico-Appointment`); moving doesn't change it. */
export const appointmentToken = ({ runtime, organizationId }: Caller, appointment: InChain) =>
  appointmentTokenFor(runtime.config.PORTICO_SECRET, { organizationId, id: chainOf(appointment) });

/** Whether a message's link opens this appointment: the right one, and it isn't over. */
export function opensByLink(caller: Caller, appointment: InChain & Pick<Row<Appointment>, 'endsAt'>, token: string | undefined): boolean {
  return token !== undefined && appointment.endsAt > caller.clock.now() && sameSecret(token, appointmentToken(caller, appointment));
}

/**
 * The appointment that a message's link opens, as it stands now: the last of its chain, or the one that stands while its
 * move waits for the clinic.
 * @throws not-found, link-expired once it is over
 */
export async function readAppointmentLink(caller: Caller, token: string): Promise<AppointmentView> {
  const id = token.split('.')[0] ?? '';
  if (!isId(id) || !sameSecret(token, appointmentToken(caller, { id, chainId: null }))) throw problem('not-found');
  const current = await currentOf(caller, id);
  if (!current) throw problem('not-found');
  if (current.endsAt <= caller.clock.now()) throw problem('link-expired');
  const view = await appointmentView(caller, current.id);
  if (!view) throw problem('not-found');
  await auditRead(caller, 'appointment.read', { type: 'Appointment', id: view.id, patientId: view.patientId });
  return view;
}

/** What stands counts before what was asked for, and that before what was called off; among equals the latest. Ids grow with time. */
async function currentOf({ db }: Caller, id: string): Promise<Row<Appointment> | null> {
  const first = await db.Appointment.one({ id });
  if (!first) return null;
  const chain = [first, ...(await db.Appointment.find({ where: { chainId: id } }))].sort((a, b) => (a.id < b.id ? 1 : -1));
  const isOff = ({ status }: Row<Appointment>) => status === 'cancelled' || status === 'declined';
  const stands = chain.find((one) => !isOff(one) && one.status !== 'pending');
  return stands ?? chain.find((one) => !isOff(one)) ?? chain.find(({ endedBy }) => endedBy !== 'moved' && endedBy !== 'lapsed') ?? first;
}
