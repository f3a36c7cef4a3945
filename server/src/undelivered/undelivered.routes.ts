import type { z } from 'zod';
import { undelivered, type UndeliveredMessage } from '../contract/undelivered.ts';
import { handlers, reply } from '../http/handlers.ts';
import { sendAgain } from '../messaging/outbox/send-again.ts';
import { listUndelivered, type Undelivered } from './list-undelivered.ts';

/** What couldn't be delivered, for staff. */
export const undeliveredRoutes = handlers(undelivered, {
  listUndelivered: async ({ caller, query }) => {
    const { data, nextCursor } = await listUndelivered(caller, query);
    return { data: data.map(out), nextCursor };
  },
  sendAgain: async ({ caller, params }) => {
    await sendAgain(caller, params.id);
    return reply({});
  },
});

const out = ({ id, kind, name, patient, attempts, lastError, createdAt }: Undelivered): z.input<typeof UndeliveredMessage> => ({
  id,
  kind,
  name,
  patient,
  attempts,
  reason: lastError,
  createdAt: createdAt.toISOString(),
});
