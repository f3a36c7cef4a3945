import { initialState, Task, TaskStatus } from '@lit/task';
import type { LitElement } from 'lit';
import type { Portal } from '../portal/portal.ts';
import { Problem } from '../portal/problem.ts';
import type { AppointmentType, Draft, Place, Practitioner } from './draft.ts';

/** What the lists depend on. */
export interface OffersHost extends LitElement {
  readonly draft: Draft;
  /** What the page chose beforehand, each an id (a location also by its slug). */
  readonly presets: { type?: string; location?: string; practitioner?: string };
  /** The portal, once it is known. */
  standsOn(): Portal | undefined;
  /** Fills in what there is no choice about. */
  settle(change: Partial<Draft>, people?: readonly Practitioner[]): void;
}

interface Paged<Item> {
  data: Item[];
  nextCursor: string | null;
}

/** What can be booked, where, and with whom: each list follows from what was chosen before it. */
export class Offers {
  readonly types: Task<readonly unknown[], AppointmentType[]>;
  readonly places: Task<readonly unknown[], Place[]>;
  readonly people: Task<readonly unknown[], Practitioner[]>;
  /** The lists that came so far, by what they depend on but the person. */
  private readonly known = new Map<string, unknown[]>();
  private isStale = false;

  constructor(private readonly host: OffersHost) {
    this.types = new Task(host, {
      args: () => this.given() ?? [],
      task: async (_args, { signal }) => {
        const portal = host.standsOn();
        if (!portal) return initialState;
        const { practitioner: practitionerId } = host.presets;
        const list = await this.kept('types', signal, all((cursor) => portal.client.get('/v1/appointment-types', { query: { practitionerId, cursor, limit: 100 }, signal })));
        host.settle({ typeId: onlyOr(list, host.draft.typeId ?? host.presets.type) });
        return list;
      },
    });
    this.places = new Task(host, {
      args: () => this.given(host.draft.typeId) ?? [],
      task: async (_args, { signal }) => {
        const { typeId: appointmentTypeId } = host.draft;
        const portal = host.standsOn();
        if (!portal || !appointmentTypeId) return initialState;
        const { practitioner: practitionerId, location } = host.presets;
        const list = await this.kept(appointmentTypeId, signal, all((cursor) =>
          portal.client.get('/v1/locations', { query: { appointmentTypeId, practitionerId, cursor, limit: 100 }, signal }),
        ));
        const preset = list.find(({ id, slug }) => id === location || slug === location)?.id;
        host.settle({ locationId: onlyOr(list, host.draft.locationId ?? preset) });
        return list;
      },
    });
    this.people = new Task(host, {
      args: () => this.given(host.draft.typeId, host.draft.locationId) ?? [],
      task: async (_args, { signal }) => {
        const { typeId: appointmentTypeId, locationId, practitionerId = host.presets.practitioner } = host.draft;
        const portal = host.standsOn();
        if (!portal || !appointmentTypeId || !locationId) return initialState;
        const list = await this.kept(`${appointmentTypeId} ${locationId}`, signal, all((cursor) =>
          portal.client.get('/v1/practitioners', { query: { appointmentTypeId, locationId, cursor, limit: 100 }, signal }),
        ));
        host.settle({ practitionerId: onlyOr(list, practitionerId) ?? '' }, list);
        return list;
      },
    });
  }

  /** The way to the clinic is open again: what failed is asked for anew. */
  recover() {
    for (const list of [this.types, this.places, this.people]) if (this.isStale || list.status === TaskStatus.ERROR) void list.run();
    this.isStale = false;
  }

  /** Asking again for another person must not take a step away that somebody is in: a list that was there once stays until the way is open again. */
  private async kept<Item>(name: string, signal: AbortSignal, asked: Promise<Item[]>): Promise<Item[]> {
    try {
      const list = await asked;
      this.known.set(name, list);
      return list;
    } catch (cause) {
      const before = this.known.get(name) as Item[] | undefined;
      const isUnreachable = cause instanceof Problem && !cause.status;
      if (signal.aborted || !before || !isUnreachable) throw cause;
      this.isStale = true;
      return before;
    }
  }

  get type() {
    return byId(this.types.value, this.host.draft.typeId);
  }

  get place() {
    return byId(this.places.value, this.host.draft.locationId);
  }

  /** Somebody by id, as far as the list is known. */
  person = (id: string | undefined) => byId(this.people.value, id);

  /** The lists differ by person: whoever signs in may be offered other things. */
  private given(...chosen: unknown[]) {
    const portal = this.host.standsOn();
    return portal && [portal, portal.session?.patientId, this.host.presets.practitioner, ...chosen];
  }
}

const byId = <Item extends { id: string }>(list: readonly Item[] | undefined, id: string | undefined) => list?.find((one) => one.id === id);

/** The wanted one if it is there, the only one if there is no choice. */
const onlyOr = (list: readonly { id: string }[], wanted: string | undefined) =>
  byId(list, wanted)?.id ?? (list.length === 1 ? list[0]?.id : undefined);

/** All pages of a list; clinics have few of anything that is listed here. */
async function all<Item>(page: (cursor: string | undefined) => Promise<Paged<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data, nextCursor } = await page(cursor);
    found.push(...data);
    cursor = nextCursor;
  }
  return found;
}
