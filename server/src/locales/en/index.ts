import { core } from './core.ts';
import { hosted } from './hosted.ts';
import { messaging } from './messaging.ts';

/** English: the keys that every language has. */
export const en = { ...core, ...hosted, ...messaging };
