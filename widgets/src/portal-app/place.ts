import type { TemplateResult } from 'lit';
import type { Icon } from '../parts/icon.ts';
import type { Bootstrap } from '../portal/bootstrap.ts';
import type { Desk } from './desk.ts';

/** A part of home, fetched when home is shown. */
export interface Card {
  /** Its tag. */
  name: string;
  /** Least first. */
  order: number;
  /** Beside the others where there is room. */
  isAside?: boolean;
  isShown: (settings: Bootstrap) => boolean;
  load: () => Promise<unknown>;
  draw: (desk: Desk) => TemplateResult;
}

/** A section of the portal. */
export interface Place {
  /** What it is called: in the toolbar, and for screen readers. */
  title: () => string;
  icon: Icon;
  /** Off: the clinic doesn't have it. */
  isOn: (settings: Bootstrap) => boolean;
  /** Whether the toolbar leads there; to somebody who isn't signed in only what `isPublic`. */
  isInToolbar: (settings: Bootstrap) => boolean;
  isPublic?: (settings: Bootstrap) => boolean;
  /** Stands at the toolbar's end as a button. */
  isAct?: boolean;
  /** Why one signs in for it, where it doesn't say so itself. */
  signIn?: () => string;
  /** Links in messages that open it. */
  links?: readonly string[];
  load: () => Promise<unknown>;
  draw: (desk: Desk, item: string | undefined) => TemplateResult;
  cards?: readonly Card[];
}
