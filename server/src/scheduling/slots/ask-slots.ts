import type { z } from 'zod';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { practitionerName } from '../../practitioners/practitioner-name.ts';
import { practitionerOrder } from '../../practitioners/practitioner-order.ts';
import { Notice } from '../../settings/catalog.ts';
import { dateOf, dayOf, localDay, zoneOf, type Span, type Zone } from '../../zones.ts';
import { tickMinutes } from '../claims.ts';
import { refusalToBook } from '../policy/may-book.ts';
import { onlyLocation } from '../offers/only-location.ts';
import { busyRows, type BusyRow } from './busy.queries.ts';
import type { Candidate, SlotQuestion } from './engine.ts';
import type { Exception, Rule } from './hours.ts';
import { noticeMinutes } from './notice.ts';
import {
  exceptionRows,
  offerRows,
  ruleRows,
  type ExceptionRow,
  type OfferRow,
  type RuleRow,
  type Wish,
} from './slots.queries.ts';

/** Someone who may be chosen for the appointment. */
export interface Choice {
  readonly candidate: Candidate;
  readonly name: string;
  readonly position: number;
  /** What takes their time. */
  readonly taken: readonly BusyRow[];
}

/** Type and location, and the question to the engine. Without choices nothing is offered. */
export interface AskedSlots {
  readonly offer: OfferRow;
  readonly zone: Zone;
  readonly question: SlotQuestion;
  readonly choices: readonly Choice[];
}

/** An appointment that is being moved. */
export interface Moving {
  readonly id: string;
  readonly priorToReschedule: z.infer<typeof Notice>;
  /** Whose, where and when it is now (minutes since the epoch): the same again is no move. */
  readonly own?: { readonly practitionerId: string; readonly locationId: string; readonly minute: number };
}

/** Whether a start would leave an appointment that is being moved where it is. */
export const isOwnTime = ({ own }: Moving, practitionerId: string, locationId: string, minute: number) =>
  own?.practitionerId === practitionerId && own.locationId === locationId && own.minute === minute;

export interface Days {
  /** Local days since 1970-01-01, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** The hold that is becoming an appointment doesn't stand in its own way. */
  readonly exceptHoldId?: string;
  /** The appointment that is being moved: nor does its own time; and the new one keeps the notice to move as well. */
  readonly moving?: Moving | undefined;
  /** The moment from which notice and days ahead count; now, where nothing else is said. */
  readonly asOf?: Date;
}

/**
 * Reads all that decides on the slots of a wish: four statements, whatever the number of practitioners and days.
 * @throws not-found — no such type or location
 */
export async function askSlots(caller: Caller, wish: Wish, days: Days): Promise<AskedSlots> {
  const rows = await offerRows(caller, wish);
  const offer = rows[0];
  if (!offer) throw problem('not-found');
  const zone = zoneOf(offer.timeZone);
  const practitionerIds = (await isBookable(caller, offer, { wish, days }))
    ? rows.flatMap((row) => row.practitionerId ?? [])
    : [];
  const question = questionOf(caller, offer, wish, days);
  if (practitionerIds.length === 0 || question.lastDay < question.firstDay)
    return { offer, zone, question, choices: [] };
  const ask = { practitionerIds, locationId: wish.locationId };
  const rules = await ruleRows(caller, ask);
  const exceptions = await exceptionRows(caller, {
    ...ask,
    from: dateOf(question.firstDay - 1),
    to: dateOf(question.lastDay + 3),
  });
  const busy = await busyRows(caller, {
    practitionerIds,
    from: question.firstDay * 1440,
    until: (question.lastDay + 1) * 1440,
    exceptHoldId: days.exceptHoldId ?? '',
    exceptAppointmentId: days.moving?.id ?? '',
  });
  const placeOf = practitionerOrder(caller);
  const choices = choicesOf(rows, rules, exceptions, busy).map((one) => ({ ...one, position: placeOf({ id: one.candidate.practitionerId, position: one.position }) }));
  return { offer, zone, question: { ...question, candidates: choices.map((one) => one.candidate) }, choices };
}

/** Type and location are offered in the portal, and this person may book at the location. */
async function isBookable(caller: Caller, offer: OfferRow, { wish: { locationId }, days }: { wish: Wish; days: Days }): Promise<boolean> {
  if (!offer.isTypeBookable || offer.onlineDuration === null || !offer.isLocationBookable || offer.bookableBy === 'call') return false;
  if (!days.moving && (await refusalToBook(caller, offer.bookableBy, caller.patientId)) !== null) return false;
  const only = await onlyLocation(caller);
  return only === null || only === locationId;
}

/** Days outside of those that can be booked are cut off: nothing is read for them. */
function questionOf(caller: Caller, offer: OfferRow, wish: Wish, days: Days): SlotQuestion {
  const { settings, clock } = caller;
  const zone = zoneOf(offer.timeZone);
  const now = (days.asOf ?? clock.now()).getTime() / 60_000;
  const ownNotice = Notice.safeParse(offer.priorToBook);
  const notice = ownNotice.data ?? settings.get('scheduling.priorToBook', wish.locationId);
  const daysAhead = settings.get('scheduling.daysAhead', wish.locationId);
  const today = localDay(zone, now);
  return {
    zone,
    now,
    firstDay: Math.max(days.firstDay, today),
    lastDay: Math.min(days.lastDay, today + daysAhead),
    priorMinutes: Math.max(noticeMinutes(zone, now, notice), days.moving ? noticeMinutes(zone, now, days.moving.priorToReschedule) : 0),
    daysAhead,
    portalOnly: settings.get('scheduling.slotAvailability', wish.locationId),
    typeId: wish.appointmentTypeId,
    stepMinutes: offer.stepMinutes,
    bufferBefore: offer.bufferBefore,
    bufferAfter: offer.bufferAfter,
    candidates: [],
  };
}

/** Local days before any rule begins and after it ends, where it has no such date. */
const always = { firstDay: dayOf('0001-01-01'), lastDay: dayOf('9999-12-31') };

function choicesOf(
  offers: readonly OfferRow[],
  rules: readonly RuleRow[],
  exceptions: readonly ExceptionRow[],
  busy: readonly BusyRow[],
): Choice[] {
  const rulesOf = grouped(rules);
  const busyOf = grouped(busy);
  const everyone = exceptions.map((row) => ({ practitionerId: row.practitionerId, exception: exceptionOf(row) }));
  return offers.flatMap((row) => {
    const { practitionerId, givenName, familyName, prefix, position, ownDuration, onlineDuration, typeDuration } = row;
    if (practitionerId === null || givenName === null || familyName === null) return [];
    const taken = busyOf.get(practitionerId) ?? [];
    const candidate: Candidate = {
      practitionerId,
      durationMinutes: ownDuration ?? onlineDuration ?? typeDuration,
      rules: (rulesOf.get(practitionerId) ?? []).map(ruleOf),
      exceptions: everyone
        .filter((one) => (one.practitionerId ?? practitionerId) === practitionerId)
        .map((one) => one.exception),
      busy: taken.map(spanOf),
    };
    return [{ candidate, name: practitionerName({ prefix, givenName, familyName }), position: position ?? 0, taken }];
  });
}

function grouped<Row extends { practitionerId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.practitionerId);
    if (group) group.push(row);
    else groups.set(row.practitionerId, [row]);
  }
  return groups;
}

const spanOf = ({ firstTick, endTick }: BusyRow): Span => ({
  from: firstTick * tickMinutes,
  until: endTick * tickMinutes,
});

/** A weekly rule as the engine reads it. */
export const ruleOf = (row: RuleRow): Rule => ({
  weekday: row.weekday,
  from: row.startMinute,
  until: row.endMinute,
  firstDay: row.effectiveFrom === null ? always.firstDay : dayOf(row.effectiveFrom),
  lastDay: row.effectiveTo === null ? always.lastDay : dayOf(row.effectiveTo),
  portal: row.portal,
  typeIds: Array.isArray(row.appointmentTypeIds) ? row.appointmentTypeIds.map(String) : null,
});

/** An exception as the engine reads it. */
export const exceptionOf = (row: ExceptionRow): Exception => ({
  kind: row.kind === 'extra' ? 'extra' : 'closed',
  firstDay: dayOf(row.fromDate),
  lastDay: dayOf(row.toDate),
  from: row.startMinute,
  until: row.endMinute,
  portal: row.portal,
});
