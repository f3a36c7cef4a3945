/** What decides between two logins of one person. */
export interface Compared {
  readonly id: string;
  readonly state: keyof typeof order;
  readonly createdAt: Date;
}

const order = { active: 3, locked: 3, invited: 2, linked: 1, disabled: 0, none: -1 } as const;

/**
 * Of two logins of one person, whether the first stays when their records become one: the one that is in use, and of two
 * in use the older, so that nobody pushes an owner out by registering under their name.
 */
export function isRather(one: Compared, other: Compared): boolean {
  if (order[one.state] !== order[other.state]) return order[one.state] > order[other.state];
  // Ids are in the order of time.
  return one.createdAt.getTime() === other.createdAt.getTime() ? one.id < other.id : one.createdAt < other.createdAt;
}
