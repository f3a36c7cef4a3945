import { portal } from './portal.ts';
import type { Feature } from './route.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';

/** Every feature of the API, by the tag under which the documentation shows it. */
export const features = { portal, sessions, settings } as const satisfies Readonly<Record<string, Feature>>;
