import type { Caller } from '../../http/caller.ts';

const most = 5;
const hourMs = 3_600_000;

/** Whether a login may be sent one more link that its owner, or a stranger, asked for: five an hour, whatever their purpose. */
export async function maySendMore({ db, clock }: Caller, portalUserId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - hourMs);
  return (await db.OneTimeToken.count({ portalUserId, createdAt: { gt: since }, purpose: { in: ['invitation', 'reset'] } })) < most;
}
