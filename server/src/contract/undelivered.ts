import { z } from 'zod';
import { route } from './route.ts';
import { id, instant, Named, page, paging } from './shapes.ts';

/** Something that was to be sent or told and wasn't, after all its tries. What it said isn't shown. */
export const UndeliveredMessage = z
  .object({
    id: id(),
    kind: z.enum(['mail', 'event', 'subscriber', 'plugin']).meta({ description: '`mail` is any message, by mail or SMS' }),
    name: z.string().meta({ description: 'Which message, event or plugin' }),
    patient: Named.nullable().meta({ description: 'Whom it was for, where that is a patient' }),
    attempts: z.number().int(),
    reason: z.string().nullable().meta({ description: 'A code; never an address' }),
    createdAt: instant(),
  })
  .meta({ id: 'UndeliveredMessage' });

const common = { callers: ['staff'], permission: 'messages' } as const;

/** What couldn't be delivered; `server/src/undelivered/`. */
export const undelivered = {
  listUndelivered: route({
    ...common,
    method: 'get',
    path: '/v1/admin/messages',
    summary: 'Messages that were given up',
    query: z.strictObject({ ...paging, state: z.literal('dead').default('dead') }),
    ok: page(UndeliveredMessage),
  }),
  sendAgain: route({
    ...common,
    method: 'post',
    path: '/v1/admin/messages/{id}/send-again',
    summary: 'Try a message again, with all its tries',
    description: 'Asking twice changes nothing. A link in it may have ended meanwhile.',
    params: z.strictObject({ id: id() }),
    status: 202,
    ok: z.object({}),
    problems: ['not-found'],
  }),
};
