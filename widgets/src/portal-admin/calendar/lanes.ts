/** Something with a beginning and an end, in minutes of a day. */
interface Timed {
  readonly from: number;
  readonly until: number;
}

/** Where one stands among those of the same time. */
export interface Laned<One> {
  readonly one: One;
  readonly lane: number;
  /** How many stand beside each other there. */
  readonly lanes: number;
}

/** Puts what overlaps side by side, in the order of beginnings. */
export function inLanes<One extends Timed>(all: readonly One[]): Laned<One>[] {
  const placed: Laned<One>[] = [];
  let group: { one: One; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((each) => ({ ...each, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const one of [...all].sort((a, b) => a.from - b.from || b.until - a.until)) {
    if (ends.every((end) => end <= one.from)) close();
    const free = ends.findIndex((end) => end <= one.from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = one.until;
    group.push({ one, lane });
  }
  close();
  return placed;
}
