import type { Portal } from '../../portal/portal.ts';
import type { Place } from '../place.ts';

/** A place with its name. */
export type Named = readonly [name: string, place: Place];

/** What opens from the bar: it is fetched once that stands. */
export interface Menus {
  languageMenu(portal: Portal): unknown;
  accountMenu(bar: Bar): unknown;
  placesMenu(bar: Bar): unknown;
}

/** What the bar needs of its tag. */
export interface Bar {
  portal: Portal;
  /** The places that this person is led to. */
  entries: readonly Named[];
  /** The form stands below. */
  isSigningIn: boolean;
  /** Where they are; none: a page that has no entry. */
  here: string;
  href: (place: string) => string;
  go: (place: string) => unknown;
  /** The menus, once they came: the account, the language, and on a phone the places. */
  menus?: Menus | undefined;
}

/** Whether signing in is somewhere else than where one is. */
export const isSignInOffered = ({ portal, isSigningIn }: Bar) => portal.session === null && !isSigningIn;
