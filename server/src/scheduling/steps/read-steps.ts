import type { z } from 'zod';
import type { BookingSteps } from '../../contract/booking-steps.ts';
import type { Caller } from '../../http/caller.ts';
import { problem } from '../../http/problem.ts';
import { mayUse } from '../holds/hold-token.ts';
import { bookerOf } from './booker.ts';
import type { StepsTold } from './step.ts';
import { missingSteps, steps } from './steps.ts';
import { whatFollows } from './what-follows.ts';

/**
 * What a held time still lacks, and what its steps show. Asks what booking itself asks, and changes nothing.
 * @throws not-found — also when it is somebody else's; hold-expired
 */
export async function readSteps(caller: Caller, holdId: string, token: string | undefined): Promise<z.input<typeof BookingSteps>> {
  const hold = await caller.db.Hold.one({ id: holdId });
  if (!hold || !mayUse(caller, hold, token)) throw problem('not-found');
  if (hold.expiresAt <= caller.clock.now()) throw problem('hold-expired');
  const booker = await bookerOf(caller, hold);
  const follows = await whatFollows(caller, hold, booker);
  // A move asks nothing again.
  if (hold.movesAppointmentId !== null) return { missing: [], reason: false, ...nothingTold, ...follows };
  const question = { hold, booker, booking: { holdId, token } };
  const told: StepsTold = { ...nothingTold, ...follows, reason: caller.settings.get('scheduling.reasonForAppointment') };
  for (const step of steps) Object.assign(told, await step.tell?.(caller, question));
  return { missing: await missingSteps(caller, question), ...told };
}

const nothingTold = { consent: null, card: null, forms: [], coverage: null, contact: null } satisfies Partial<StepsTold>;
