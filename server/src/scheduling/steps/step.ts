import type { z } from 'zod';
import type { BookingSteps } from '../../contract/booking-steps.ts';
import type { Row } from '../../db/scoped.ts';
import type { Caller } from '../../http/caller.ts';
import type { Appointment, Hold } from '../scheduling.models.ts';

/** What a person may still have to do before a held time is booked, in the order in which tags ask for it. */
export const stepNames = ['sign-in', 'contact', 'name', 'forms', 'consent', 'card'] as const;
export type StepName = (typeof stepNames)[number];

/** What somebody who books without an account says of themselves. */
export interface GuestTold {
  readonly givenName: string;
  readonly familyName: string;
  readonly accepted?: { readonly terms?: true | undefined; readonly privacy?: true | undefined } | undefined;
}

/** What a person books with. */
export interface Booking {
  readonly holdId: string;
  readonly token?: string | undefined;
  readonly reason?: string | undefined;
  /** For a type that leaves it open. */
  readonly mode?: Appointment['mode'] | undefined;
  readonly guest?: GuestTold | undefined;
  /** What was answered to the consent that was shown. */
  readonly consent?: { readonly versionId: string; readonly accepted: boolean } | undefined;
  /** A saved card of theirs. */
  readonly paymentMethodId?: string | undefined;
  /** An insurance of theirs. */
  readonly coverageId?: string | undefined;
}

/** Who books what: a patient, or the guest whose contact the hold has proved. */
export interface Booker {
  readonly patientId: string;
  readonly origin: Appointment['origin'];
}

/** What a step looks at. `booker` is null while it isn't known who books. */
export interface StepQuestion {
  readonly hold: Row<Hold>;
  readonly booker: Booker | null;
  readonly booking: Booking;
}

/** What `GET /v1/holds/{id}/steps` tells beside what is missing. */
export type StepsTold = Omit<z.input<typeof BookingSteps>, 'missing'>;

/**
 * One thing that the clinic asks before it books. Both run inside the booking's transaction; `isMissing` also answers
 * what a held time still lacks (`GET /v1/holds/{id}/steps`), so it changes nothing.
 */
export interface BookingStep {
  /** Null for what goes with a booking without being asked for: it never lacks. */
  readonly name: StepName | null;
  readonly isMissing: (caller: Caller, question: StepQuestion) => boolean | Promise<boolean>;
  /** What a tag needs to show the step; it changes nothing. */
  readonly tell?: (caller: Caller, question: StepQuestion) => Promise<Partial<StepsTold>>;
  /** Keeps what the step brought with the appointment, which has just been written. */
  readonly keep?: (caller: Caller, question: StepQuestion & { readonly booker: Booker }, appointment: Row<Appointment>) => Promise<void>;
  /** Takes what was kept along to the appointment that now stands, or is asked for, in place of the other: nothing is asked again. */
  readonly carry?: (caller: Caller, move: { readonly from: Row<Appointment>; readonly to: Row<Appointment> }) => Promise<void>;
}
