import type { Caller } from '../../http/caller.ts';
import type { By } from '../fhir/reading.ts';
import type { Reference } from '../fhir/references.ts';
import { byIdentifiers, bySourceIds, type Linked } from './summary.queries.ts';

/** A reference from a resource of this source. */
export interface From {
  readonly source: string;
  readonly to: Reference | undefined;
}

const people = ['Practitioner', 'PractitionerRole'];

/**
 * What references lead to, looked up together: practitioners, their roles, encounters, products. Looked up when they are
 * shown, not when they arrive, so that it doesn't matter which came first. A fixed number of queries.
 */
export class Directory {
  private readonly caller: Caller;
  private readonly rows = new Map<string, Linked>();

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** Looks up what these references lead to, one query for ids and one for identifiers. */
  async load(types: readonly string[], references: readonly From[]): Promise<void> {
    const fitting = references.filter(
      ({ to }) => to !== undefined && (to.type === undefined || types.includes(to.type)),
    );
    const unknown = fitting.filter((one) => this.find(types, one) === undefined);
    const ids = new Set(unknown.map(({ to }) => to?.id).filter((id) => id !== undefined));
    const sources = new Set(unknown.map((one) => one.source));
    for (const row of await bySourceIds(this.caller, types, [...sources], [...ids]))
      this.rows.set(`${row.source} ${row.type} ${row.sourceId}`, row);
    const keys = new Set(
      unknown.map(({ to }) => (to?.id === undefined ? to?.identifier : undefined)).filter((key) => key !== undefined),
    );
    for (const row of await byIdentifiers(this.caller, types, [...keys]))
      this.rows.set(`${row.source} ${row.type} ?${row.identifier}`, row);
  }

  /** The resource that a reference leads to, of one of these types. */
  find(types: readonly string[], { source, to }: From): Linked | undefined {
    const key = to?.id ?? (to?.identifier === undefined ? undefined : `?${to.identifier}`);
    if (key === undefined) return undefined;
    for (const type of types) {
      const row = to?.type === undefined || to.type === type ? this.rows.get(`${source} ${type} ${key}`) : undefined;
      if (row && row.status !== 'entered-in-error') return row;
    }
    return undefined;
  }

  /** A practitioner's name: as their own resource says now, else as the sender called them. */
  nameOf(source: string, by: By | undefined): string | undefined {
    const row = this.find(people, { source, to: by?.target });
    const own = row?.facts.name ?? (row?.facts.practitioner && this.person(source, row.facts.practitioner));
    return own ?? by?.name;
  }

  /** The practitioner of a role. */
  private person(source: string, by: By): string | undefined {
    return this.find(['Practitioner'], { source, to: by.target })?.facts.name ?? by.name;
  }
}
