import type { Caller } from '../../http/caller.ts';
import type { Runtime } from '../../runtime.ts';
import { lapseRequest } from './decide-request.ts';
import { lapsing, type Lapsing } from './lapsing.queries.ts';

const mostAtOnce = 200;

/**
 * Ends every request whose start has come without an answer; their patients are told. Each in a transaction of its own, so that
 * two processes at once do no harm.
 */
export async function lapseRequests(runtime: Runtime, callerFor: (organizationId: string) => Promise<Caller>): Promise<void> {
  for (const one of await lapsing(runtime.clock.now(), mostAtOnce)) await lapseAlone(runtime, callerFor, one);
}

/** One that can't be ended hinders no other; it is tried again at the next run. */
async function lapseAlone({ log }: Runtime, callerFor: (organizationId: string) => Promise<Caller>, { organizationId, id }: Lapsing): Promise<void> {
  try {
    await lapseRequest(await callerFor(organizationId), id);
  } catch (error) {
    log.warn('request-not-lapsed', { appointmentId: id, error });
  }
}
