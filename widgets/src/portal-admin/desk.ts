import type { PortalClient } from '../portal/client.ts';
import type { Locale } from '../portal/locale.ts';
import type { Problem } from '../portal/problem.ts';
import type { PendingRequests } from './calendar/pending.ts';
import type { ClinicClock, Me, Permission, StaffPortal } from './staff-portal.ts';

/** Where staff are: a screen, and what it shows one of. Kept with the page's history, never in its address. */
export interface Place {
  screen: string;
  /** One of what the screen lists. */
  item?: string;
}

/** What a screen may use of the shell around it. */
export interface Desk {
  readonly portal?: StaffPortal;
  readonly client: PortalClient;
  readonly locale: Locale;
  readonly me: Me;
  /** The clinic's clock, where the API told it: `momentText` writes by it. */
  readonly clock: ClinicClock | null;
  /** What waits for the clinic's answer. */
  readonly pending?: PendingRequests;
  /** Rank of a screen's title among the page's headings. */
  readonly level: number;
  can(permission: Permission): boolean;
  /** Goes there; `isInstead`: Back doesn't lead here again. */
  go(place: Place, isInstead?: boolean): void;
  /** Says one sentence to screen readers. */
  say(sentence: string, isUrgent?: boolean): void;
  /** Tells the page that a call failed, and gives the problem back. */
  failed(cause: unknown): Problem;
  /**
   * Does what asks for a fresh sign-in: the password is asked where that was too long ago.
   * @returns whether it was done; false: the person closed the question, and nothing happened
   */
  fresh(act: () => Promise<unknown>): Promise<boolean>;
}
