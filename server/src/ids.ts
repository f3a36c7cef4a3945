import { v7 } from 'uuid';

/** Where row ids come from: UUIDv7 strings, which sort by the time they were made. */
export interface Ids {
  next(): string;
}

/** Ids for production; `v7` keeps order within one process even inside a millisecond. */
export const randomIds: Ids = { next: () => v7() };
