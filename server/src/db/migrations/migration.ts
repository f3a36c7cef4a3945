import type { Ddl, DdlStatement } from '../ddl.ts';

/** One step of the schema. Once released it never changes: a later migration mends it. */
export interface Migration {
  /** Number and slice, such as `0009-scheduling`; migrations run in the order of their names. */
  readonly name: string;
  /** The statements, one by one: MariaDB commits after each, and a crash resumes at the one that is missing. */
  statements(ddl: Ddl): readonly (DdlStatement | readonly DdlStatement[])[];
}
