import type { en } from '../en/index.ts';
import { core } from './core.ts';
import { hosted } from './hosted.ts';
import { messaging } from './messaging.ts';

/** French: the compiler refuses a missing or surplus key. */
export const fr: Readonly<Record<keyof typeof en, string>> = { ...core, ...hosted, ...messaging };
