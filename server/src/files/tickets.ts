import type { Row } from '../db/scoped.ts';
import { scopedDb } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import { keyFor, mac, sameSecret } from '../http/secrets.ts';
import { isId } from '../ids.ts';
import type { Runtime } from '../runtime.ts';
import type { StoredFile } from './files.models.ts';

const goodForMs = 60_000;

/** Under what a ticket was asked for: it ends with it. A hold's token has no end of its own. */
type Under = `session ${string}` | `key ${string}` | `hold ${string}`;

/**
 * An address that opens one file for 60 seconds, without a key: browsers can't sign a download. It is bound to the
 * session or key that asked (else to the guest's hold), and worthless once that has ended.
 */
export function ticketFor(caller: Caller, fileId: string, holdId?: string): { url: string; expiresAt: Date } {
  const expiresAt = new Date(caller.clock.now().getTime() + goodForMs);
  const told = Buffer.from(JSON.stringify([caller.organizationId, fileId, underOf(caller, holdId), expiresAt.getTime()])).toString('base64url');
  return { url: `${caller.runtime.publicUrl}/v1/files/${told}.${signed(caller.runtime, told)}`, expiresAt };
}

function underOf({ sessionId, via, apiKeyId }: Caller, holdId: string | undefined): Under {
  if (sessionId !== undefined) return `session ${sessionId}`;
  return via === 'publishable-key' && holdId !== undefined ? `hold ${holdId}` : `key ${apiKeyId ?? ''}`;
}

const signed = ({ config }: Pick<Runtime, 'config'>, told: string) => mac(keyFor(config.PORTICO_SECRET, 'file ticket'), told);

/** The file that a ticket opens. @throws not-found — forged, too late, or its session has ended: nobody is told which */
export async function openTicket(runtime: Runtime, ticket: string): Promise<Row<StoredFile>> {
  const [told = '', signature = ''] = ticket.length <= 1000 ? ticket.split('.') : [];
  if (!sameSecret(signature, signed(runtime, told))) throw problem('not-found');
  const [organizationId, fileId, under, expiresAt] = contentOf(told);
  if (Number(expiresAt) <= runtime.clock.now().getTime()) throw problem('not-found');
  if (!(await lasts(runtime, organizationId, under))) throw problem('not-found');
  const file = await scopedDb(organizationId).StoredFile.one({ id: fileId });
  if (!file) throw problem('not-found');
  return file;
}

/** Signed by us, so it is what `ticketFor` wrote. */
const contentOf = (told: string): [string, string, string, number] => JSON.parse(Buffer.from(told, 'base64url').toString());

async function lasts({ clock }: Runtime, organizationId: string, under: string): Promise<boolean> {
  const db = scopedDb(organizationId);
  const [kind = '', id = ''] = under.split(' ');
  const now = clock.now();
  if (kind === 'hold') return true;
  if (!isId(id)) return false;
  if (kind === 'session') {
    const session = await db.Session.one({ id });
    return session !== null && session.endedAt === null && session.idleExpiresAt > now && session.expiresAt > now;
  }
  const key = await db.ApiKey.one({ id });
  return key !== null && key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now);
}
