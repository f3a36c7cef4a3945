import { billing } from './billing.ts';
import { core } from './core.ts';
import { hosted } from './hosted.ts';
import { health } from './health.ts';
import { messaging } from './messaging.ts';
import { scheduling } from './scheduling.ts';

/** English: the keys that every language has. */
export const en = { ...billing, ...core, ...health, ...hosted, ...messaging, ...scheduling };
