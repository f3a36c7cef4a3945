import type { z } from 'zod';
import { schedules } from '../contract/schedules.ts';
import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { handlers } from '../http/handlers.ts';
import { pageOf } from '../http/pages.ts';
import { invalid } from '../http/problem.ts';
import { text } from '../locales/text.ts';
import { listAppointments } from './appointments/list-appointments.ts';
import { checkAppointment, warningsOf } from './appointments/appointment-warnings.ts';
import type { AppointmentView } from './appointments/appointments.queries.ts';
import { cancelAppointment } from './appointments/cancel-appointment.ts';
import { changeAppointment } from './appointments/change-appointment.ts';
import { readForStaff } from './appointments/read-for-staff.ts';
import { recordAppointment } from './appointments/record-appointment.ts';
import { rescheduleForPatient } from './moving/reschedule-for-patient.ts';
import type { AvailabilityRule, BusyBlock, ScheduleException } from './offers/offers.models.ts';
import { changeAppointmentType, createAppointmentType, listAllTypes, type WithOffers } from './offers/save-type.ts';
import { outForStaff, outListForStaff } from './present-for-staff.ts';
import { listBusyBlocks, putBusyBlock, removeBusyBlock } from './schedules/busy-blocks.ts';
import { createExceptions, listExceptions, removeException, type MadeExceptions } from './schedules/exceptions.ts';
import { hoursOf, setHours, type RuleFields } from './schedules/set-hours.ts';
import { minutesOf, timeOf, weekdays } from './schedules/wall-time.ts';

type Ok<Name extends keyof typeof schedules> = z.input<(typeof schedules)[Name]['ok']>;
type Body<Name extends keyof typeof schedules> = z.output<(typeof schedules)[Name]['body']>;

/** Types, hours, exceptions, busy blocks and appointments, for staff and an EHR. */
export const scheduleRoutes = handlers(schedules, {
  listAllAppointmentTypes: async ({ caller, query }) =>
    pageOf((await listAllTypes(caller)).map(outType), query, caller.language),
  createAppointmentType: async ({ caller, body }) => outType(await createAppointmentType(caller, body)),
  changeAppointmentType: async ({ caller, params, body }) =>
    outType(await changeAppointmentType(caller, params.id, body)),
  getHours: async ({ caller, params }) => outHours(caller, params.locationId, await hoursOf(caller, params)),
  setHours: async ({ caller, params, body }) =>
    outHours(
      caller,
      params.locationId,
      await setHours(
        caller,
        params,
        body.rules.map((rule, i) => ruleIn(caller, rule, i)),
      ),
    ),
  listExceptions: async ({ caller, query }) => {
    const { data, nextCursor } = await listExceptions(caller, query);
    return { data: data.map(outException), nextCursor };
  },
  createException: async ({ caller, body: { locationIds, ...body } }) => {
    const wish = exceptionIn(caller, { ...body, locationId: locationIds?.[0] ?? body.locationId });
    return outMade(await createExceptions(caller, wish, locationIds ?? [wish.locationId]));
  },
  removeException: ({ caller, params }) => removeException(caller, params.id),
  listBusyBlocks: async ({ caller, query }) => {
    const { data, nextCursor } = await listBusyBlocks(caller, query);
    return { data: data.map(outBlock), nextCursor };
  },
  putBusyBlock: async ({ caller, params, body }) =>
    outBlock(await putBusyBlock(caller, params.externalId, blockIn(caller, body))),
  removeBusyBlock: ({ caller, params }) => removeBusyBlock(caller, params.externalId),
  listAppointments: async ({ caller, query }) => {
    const { data, nextCursor } = await listAppointments(caller, query);
    return { data: await outListForStaff(caller, data), nextCursor };
  },
  recordAppointment: async ({ caller, body: { start, ...body } }) =>
    outWithWarnings(caller, await recordAppointment(caller, { ...body, startsAt: new Date(start) })),
  checkAppointment: async ({ caller, query: { patientId, start, durationMinutes, exceptAppointmentId: exceptId } }) => {
    const startsAt = new Date(start);
    const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
    return { warnings: await checkAppointment(caller, { patientId, startsAt, endsAt, exceptId }) };
  },
  getAppointment: async ({ caller, params }) => {
    const { appointment, history, coverage, card } = await readForStaff(caller, params.id);
    return { ...(await outForStaff(caller, appointment)), history: [...history], coverage, card };
  },
  changeAppointment: async ({ caller, params, body }) => outForStaff(caller, await changeAppointment(caller, params.id, body)),
  rescheduleForPatient: async ({ caller, params, body: { start, ...body } }) =>
    outWithWarnings(caller, await rescheduleForPatient(caller, params.id, { ...body, startsAt: new Date(start) })),
  cancelForPatient: async ({ caller, params, body }) => outForStaff(caller, await cancelAppointment(caller, params.id, body)),
});

const outWithWarnings = async (caller: Caller, row: AppointmentView) => ({ ...(await outForStaff(caller, row)), warnings: await warningsOf(caller, row) });

const outType = ({ createdAt: _createdAt, durationMinutes, ...row }: WithOffers) => ({
  ...row,
  durationMinutes,
  questionnaireIds: [...row.questionnaireIds],
  offers: row.offers.map(({ practitionerId, locationId, durationMinutes: own }) => ({
    practitionerId,
    locationId,
    durationMinutes: own,
  })),
});

const outHours = ({ settings }: Caller, locationId: string, rows: readonly Row<AvailabilityRule>[]): Ok<'getHours'> => ({
  portalOnly: settings.get('scheduling.slotAvailability', locationId),
  rules: rows.map((row) => ({
    weekday: weekdays[row.weekday - 1] ?? 'mon',
    start: timeOf(row.startMinute),
    end: timeOf(row.endMinute),
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveTo,
    portal: row.portal,
    appointmentTypeIds: row.appointmentTypeIds === null ? null : [...row.appointmentTypeIds],
  })),
});

function ruleIn(
  caller: Caller,
  { weekday, start, end, ...rest }: Body<'setHours'>['rules'][number],
  i: number,
): RuleFields {
  if (minutesOf(end) <= minutesOf(start)) throw wrongOrder(caller, `/rules/${i}/end`);
  if (rest.effectiveFrom && rest.effectiveTo && rest.effectiveTo < rest.effectiveFrom)
    throw wrongOrder(caller, `/rules/${i}/effectiveTo`);
  return { ...rest, weekday: weekdays.indexOf(weekday) + 1, startMinute: minutesOf(start), endMinute: minutesOf(end) };
}

const outException = ({
  startMinute,
  endMinute,
  createdAt: _createdAt,
  ...row
}: Row<ScheduleException>): Ok<'listExceptions'>['data'][number] => ({
  ...row,
  start: timeOf(startMinute),
  end: timeOf(endMinute),
});

function outMade({ made, conflicts }: MadeExceptions): Ok<'createException'> {
  const exceptions = made.map(outException);
  const [first] = exceptions;
  if (!first) throw new Error('No exception was made');
  return { ...first, exceptions, conflicts };
}

function exceptionIn(caller: Caller, { start, end, ...rest }: Omit<Body<'createException'>, 'locationIds'>) {
  if (rest.practitionerId === null && rest.locationId === null)
    throw invalid('/locationId', 'whose', text(caller.language, 'issue.whose'));
  if (rest.kind === 'extra' && rest.locationId === null) {
    throw invalid('/locationId', 'location-needed', text(caller.language, 'issue.location-needed'));
  }
  if (rest.toDate < rest.fromDate) throw wrongOrder(caller, '/toDate');
  if (minutesOf(end) <= minutesOf(start)) throw wrongOrder(caller, '/end');
  return { ...rest, startMinute: minutesOf(start), endMinute: minutesOf(end) };
}

const outBlock = ({ externalId, practitionerId, startsAt, endsAt }: Row<BusyBlock>): Ok<'putBusyBlock'> => ({
  externalId,
  practitionerId,
  start: startsAt.toISOString(),
  end: endsAt.toISOString(),
});

function blockIn(caller: Caller, { practitionerId, start, end }: Body<'putBusyBlock'>) {
  const [startsAt, endsAt] = [new Date(start), new Date(end)];
  if (endsAt <= startsAt) throw wrongOrder(caller, '/end');
  return { practitionerId, startsAt, endsAt };
}

const wrongOrder = ({ language }: Caller, path: string) => invalid(path, 'order', text(language, 'issue.order'));
