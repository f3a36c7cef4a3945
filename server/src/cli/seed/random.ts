/** A repeatable source of chance: the same seed gives the same clinic. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  /** True once in `n` times. */
  onceIn(n: number): boolean;
  /** One of the list; the list isn't empty. */
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32: small, quick and good enough to spread people over a calendar. Nothing secret is made with it. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    onceIn: (n) => below(n) === 0,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new RangeError('Nothing to pick from');
      return one;
    },
  };
}
