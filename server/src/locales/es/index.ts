import type { en } from '../en/index.ts';

/** Spanish. */
export const es: Readonly<Partial<Record<keyof typeof en, string>>> = {};
