import type { Bootstrap } from '../portal/bootstrap.ts';
import type { Locale } from '../portal/locale.ts';
import type { Portal } from '../portal/portal.ts';
import type { Problem } from '../portal/problem.ts';
import type { Sentence } from '../portal/voice.ts';

/** What a new visit begins with: one like it was had before. Kept in memory only. */
export interface Wish {
  typeId: string;
  locationId: string;
  practitionerId: string;
}

/** What places and home's cards may use of the tag that they stand in. */
export interface Desk {
  portal: Portal;
  settings: Bootstrap;
  locale: Locale;
  /** Rank of a place's title. */
  level: number;
  /** The token of a message's link. */
  token?: string | undefined;
  wish?: Wish | undefined;
  /** Whether Back goes through the steps of what is shown. */
  hasHistory: boolean;
  href: (place: string, item?: string) => string;
  go: (place: string, item?: string, wish?: Wish) => unknown;
  say: (sentence: Sentence) => void;
  failed: (cause: unknown) => Problem;
}

/** Goes to a place by a press on its link; a new tab or window is the browser's. */
export const pressed = (act: () => unknown) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button) return;
  event.preventDefault();
  act();
};
