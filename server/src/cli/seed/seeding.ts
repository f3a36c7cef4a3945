import type { Caller } from '../../http/caller.ts';
import type { Definitions } from './definitions.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';

/** What every part of the seed works with. */
export interface Seeding {
  readonly caller: Caller;
  readonly definitions: Definitions;
  readonly places: Places;
  readonly random: Random;
}
