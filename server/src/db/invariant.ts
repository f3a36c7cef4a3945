import type { Engine } from './values.ts';

/** Something that must always hold. */
export interface Invariant {
  /** A sentence that says what holds; printed when it doesn't. */
  readonly name: string;
  /**
   * A select that answers the rows that break it (`organizationId`, `id`; no personal values), the same on both
   * engines; or what makes such selects for an engine.
   */
  readonly broken: string | ((engine: Engine) => Promise<readonly string[]>);
}

/** An invariant that doesn't hold. */
export interface Violation {
  readonly name: string;
  /** How many rows break it. */
  readonly count: number;
  /** One of them. */
  readonly example: string;
}
