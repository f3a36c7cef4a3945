/**
 * Divides whole units by weights so that the parts add up to the unit: each gets its share rounded down, and what is
 * left goes one by one to the largest remainders, the earlier first. Without any weight everything goes to the first.
 */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((so, weight) => so + weight, 0);
  if (weights.length === 0) return [];
  if (sum === 0) return weights.map((_, at) => (at === 0 ? total : 0));
  const shares = weights.map((weight, at) => {
    const product = BigInt(total) * BigInt(weight);
    return { at, whole: Number(product / BigInt(sum)), remainder: product % BigInt(sum) };
  });
  const left = total - shares.reduce((so, { whole }) => so + whole, 0);
  const first = new Set(
    shares
      .toSorted(byRemainder)
      .slice(0, left)
      .map(({ at }) => at),
  );
  return shares.map(({ at, whole }) => whole + (first.has(at) ? 1 : 0));
}

interface Share {
  at: number;
  remainder: bigint;
}

function byRemainder(a: Share, b: Share): number {
  if (a.remainder === b.remainder) return a.at - b.at;
  return a.remainder > b.remainder ? -1 : 1;
}
