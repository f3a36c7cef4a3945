/**
 * Tells the workers of this process that the outbox has something new, so that a mail goes at once without fast
 * polling. Saying so too often, or before a transaction that then rolls back, only costs a look.
 */
const listeners = new Set<() => void>();

/** Calls `listener` whenever the outbox may have something new. @returns the way to stop it */
export function onOutboxChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Says that the outbox may have something new. */
export function outboxChanged(): void {
  for (const listener of listeners) listener();
}
