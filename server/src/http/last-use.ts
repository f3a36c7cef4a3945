import type { FoundKey, FoundSession } from '../db/lookups.ts';
import { scopedDb } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import type { Runtime } from '../runtime.ts';
import type { Settings } from '../settings/settings.ts';

const minuteMs = 60_000;

/** Inactivity that ends a session, as the organization wants it today. */
export const idleMsOf = (settings: Settings) => settings.get('identity.sessionIdleMinutes') * minuteMs;

/** Keeps a session alive: written once a minute at most. */
export async function noteSessionUse({ clock }: Pick<Runtime, 'clock'>, session: FoundSession, idleMs: number): Promise<void> {
  const now = clock.now();
  if (now.getTime() - session.lastSeenAt.getTime() < minuteMs) return;
  const idleExpiresAt = new Date(now.getTime() + idleMs);
  await tx(() => scopedDb(session.organizationId).Session.update({ id: session.id }, { lastSeenAt: now, idleExpiresAt }));
}

/** Remembers that a secret key is in use: written once a minute at most. */
export async function noteKeyUse({ clock }: Pick<Runtime, 'clock'>, key: FoundKey): Promise<void> {
  const now = clock.now();
  if (key.lastUsedAt !== null && now.getTime() - key.lastUsedAt.getTime() < minuteMs) return;
  await tx(() => scopedDb(key.organizationId).ApiKey.update({ id: key.id }, { lastUsedAt: now }));
}
