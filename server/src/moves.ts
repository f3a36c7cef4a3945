import { moves as billing } from './billing/billing.moves.ts';
import { moves as consents } from './consents/consents.moves.ts';
import { moves as forms } from './forms/forms.moves.ts';
import { moves as health } from './health/health.moves.ts';
import { moves as identity } from './identity/identity.moves.ts';
import type { Move } from './patients/duplicates/move.ts';
import { moves as patients } from './patients/patients.moves.ts';
import { moves as previews } from './previews/previews.moves.ts';
import { moves as registration } from './registration/registration.moves.ts';
import { moves as calendar } from './scheduling/calendar/calendar.moves.ts';
import { moves as guests } from './scheduling/guests/guests.moves.ts';
import { moves as scheduling } from './scheduling/scheduling.moves.ts';
import { moves as transition } from './transition/transition.moves.ts';

/** Everything that moves when two patients' records are merged, of all slices, in the order in which it is done. */
export const moves: readonly Move[] = [...billing, ...guests, ...scheduling, ...forms, ...calendar, ...health, ...registration, ...consents, ...transition, ...identity, ...previews, ...patients];
