import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { organizationDay } from '../../locations/organization-day.ts';
import type { Coverage } from '../patients.models.ts';

/** A patient's insurances that are in force today, the default first. */
export async function coveragesInForce(caller: Caller, patientId: string): Promise<Row<Coverage>[]> {
  const today = await organizationDay(caller, caller.clock.now());
  const found = await caller.db.Coverage.find({ where: { patientId, status: 'active' }, order: [['preferred', 'DESC'], ['id', 'ASC']] });
  return found.filter(({ startsOn, endsOn }) => (startsOn === null || startsOn <= today) && (endsOn === null || today <= endsOn));
}

/**
 * The insurance that a patient books with: the one they name, else their default one while `scheduling.applyDefaultInsurance`
 * is on. @throws not-found — they name one that isn't theirs, or isn't in force
 */
export async function coverageToBookWith(caller: Caller, patientId: string, named: string | undefined): Promise<Row<Coverage> | null> {
  if (named === undefined && !caller.settings.get('scheduling.applyDefaultInsurance')) return null;
  const inForce = await coveragesInForce(caller, patientId);
  const chosen = inForce.find(({ id, preferred }) => (named === undefined ? preferred === 'y' : id === named));
  if (!chosen && named !== undefined) throw problem('not-found');
  return chosen ?? null;
}

/** Keeps the insurance with an appointment. Inside `tx`. */
export async function keepCoverage({ db }: Caller, appointmentId: string, { id }: Row<Coverage>): Promise<void> {
  await db.AppointmentCoverage.insert({ appointmentId, coverageId: id });
}

/** Takes the insurance along to the appointment that stands in place of the other. Inside `tx`. */
export async function carryCoverage({ db }: Caller, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
  const kept = await db.AppointmentCoverage.one({ appointmentId: from });
  if (kept) await db.AppointmentCoverage.insert({ appointmentId: to, coverageId: kept.coverageId });
}

/** An insurance as staff see it at an appointment. */
export interface BookedCoverage {
  readonly id: string;
  readonly payer: string;
  readonly plan: string | null;
  readonly memberId: string | null;
}

/** The insurance that an appointment was booked with. */
export async function coverageOfAppointment({ db }: Caller, appointmentId: string): Promise<BookedCoverage | null> {
  const kept = await db.AppointmentCoverage.one({ appointmentId });
  const found = kept && (await db.Coverage.one({ id: kept.coverageId }));
  return found && { id: found.id, payer: found.payer, plan: found.plan, memberId: found.memberId };
}
