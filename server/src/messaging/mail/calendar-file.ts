import type { Caller } from '../../http/caller.ts';

/** Which appointment a mail puts into calendars, or takes out of them (RFC 5546). */
export interface CalendarPart {
  readonly appointmentId: string;
  readonly method: 'REQUEST' | 'CANCEL';
}

/** A calendar file as a mail carries it. */
export interface CalendarFile {
  readonly method: CalendarPart['method'];
  readonly content: string;
}

/** Writes the calendar file of a mail when it leaves; null where the appointment is no longer what the mail says. The slice that knows appointments gives it. */
export type CalendarWriter = (caller: Caller, part: CalendarPart, between: { readonly from: string; readonly to: string }) => Promise<CalendarFile | null>;
