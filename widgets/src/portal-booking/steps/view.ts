import type { DatePart } from '../../parts/typed-date.ts';
import type { Locale } from '../../portal/locale.ts';
import type { Session } from '../../portal/session.ts';
import type { BookingActs } from '../booking-acts.ts';
import type { Bootstrap } from '../../portal/bootstrap.ts';
import type { Appointment, Draft } from '../draft.ts';
import type { LookAhead } from '../look-ahead.ts';
import type { Offers } from '../offers.ts';

/** The steps of booking, in order; `done` stands behind them. */
export const path = ['visit', 'time', 'details', 'check'] as const;
export type Step = (typeof path)[number] | 'done';

/** Which step it is, from 0; `done` isn't one. */
export const numberOf = (step: Step) => path.findIndex((one) => one === step);

/** A time that can't be had any more, and the nearest ones that can. */
export interface Gone {
  start: string;
  alternatives: readonly string[];
}

type Settings = Bootstrap['settings'];

/** What the steps draw from, and what a press in them does. */
export interface BookingView {
  readonly step: Step;
  readonly draft: Draft;
  readonly locale: Locale;
  readonly offers: Offers;
  readonly ahead: LookAhead;
  /** What the later steps do: comes with them. */
  readonly acts?: BookingActs;
  readonly reason: string;
  readonly gone?: Gone | undefined;
  /** The parts of the typed date that are wrong. */
  readonly wrongParts: readonly DatePart[];
  readonly viewer: Session | undefined;
  /** The phone of the chosen place, else the clinic's. */
  readonly phone: string | null | undefined;
  /** IANA zone of the chosen place. */
  readonly zone: string;
  readonly headingLevel: number;
  /** The visit that is moved; absent where a new one is booked. */
  readonly moving?: Appointment | undefined;
  /** A setting, as it holds at the chosen place. */
  settingOf<Key extends keyof Settings>(key: Key): Settings[Key] | undefined;
  readonly busy?: string | undefined;
  /** The tag that this one stands in goes on. */
  leave(): unknown;
  errorOf(field: string): string | undefined;
  /** Changes what is wanted; a chosen time falls away with it. */
  choose(change: Partial<Draft>): void;
}

/** What the later steps draw from. */
export interface WholeView extends BookingView {
  readonly acts: BookingActs;
}

/** Whether what the later steps need has come. */
export const isWhole = (view: BookingView): view is WholeView => !!view.acts;
