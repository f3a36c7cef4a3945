import { v7 } from 'uuid';

/** Where row ids come from: UUIDv7 strings, which sort by the time they were made. */
export interface Ids {
  next(): string;
}

/** Ids for production; `v7` keeps order within one process even inside a millisecond. */
export const randomIds: Ids = { next: () => v7() };

/** Whether a text is one of our ids, or could be: everything else never finds a row. */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
