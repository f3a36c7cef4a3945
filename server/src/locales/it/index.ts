import type { en } from '../en/index.ts';

/** Italian. */
export const it: Readonly<Partial<Record<keyof typeof en, string>>> = {};
