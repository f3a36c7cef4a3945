import { foldedName } from '../names.ts';

interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * Whether two people may be called the same: all words of one name stand in the other, at least two of them, whatever
 * their order, case and accents. `Maria Luisa Rossi` may be `Rossi Maria`; `Maria` alone may be anybody.
 */
export function isSameName(one: Named, other: Named): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return fewer.size >= 2 && [...fewer].every((word) => more.has(word));
}

const wordsOf = ({ givenName, familyName }: Named): Set<string> => new Set(foldedName(`${givenName} ${familyName}`).split(/[^\p{L}\p{N}]+/u).filter(Boolean));
