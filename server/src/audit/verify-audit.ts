import type { Clock } from '../clock.ts';
import { scopedDb, type Db } from '../db/scoped.ts';
import { digestOf, hashOf, isSignedBy, noHash } from './chain.ts';

/** The first thing found wrong with an organization's audit log. */
export interface AuditFault {
  readonly kind: 'row-changed' | 'row-missing' | 'row-unsealed' | 'seal-changed' | 'seal-missing' | 'seal-forged';
  /** The bad row, where it is one. */
  readonly eventId?: string;
  /** The link that shows it. */
  readonly seal?: number;
}

/** What a check of one organization's audit log found. */
export interface AuditReport {
  readonly organizationId: string;
  readonly rows: number;
  /** The last link; kept elsewhere, it shows a chain whose end was cut off. */
  readonly head: { readonly number: number; readonly hash: string };
  readonly fault: AuditFault | null;
}

type Seal = Awaited<ReturnType<Db['AuditSeal']['find']>>[number];

const sealsAtOnce = 20;
/** Rows older than this have long been sealed where the sealer runs. */
const unsealedMs = 3_600_000;

/** Checks an organization's chain from its first link, row by row, and stops at the first bad one. */
export async function verifyAudit(organizationId: string, key: Buffer, clock: Clock): Promise<AuditReport> {
  const db = scopedDb(organizationId);
  const cutoff = new Date(clock.now().getTime() - unsealedMs);
  let head = { number: 0, hash: noHash };
  let rows = 0;
  let rowsBeforeCutoff = 0;
  const report = (fault: AuditFault | null): AuditReport => ({ organizationId, rows, head, fault });
  for (;;) {
    const seals = await db.AuditSeal.find({
      where: { number: { gt: head.number } },
      order: [['number', 'ASC']],
      limit: sealsAtOnce,
    });
    if (seals.length === 0) break;
    for (const seal of seals) {
      const fault = faultOfSeal(seal, organizationId, head, key);
      if (fault) return report(fault);
      const checked = await checkRows(db, seal, cutoff);
      if (checked.fault) return report(checked.fault);
      rows += seal.entries.length;
      rowsBeforeCutoff += checked.beforeCutoff;
      head = { number: seal.number, hash: seal.hash };
    }
  }
  if ((await db.AuditEvent.count({ at: { lte: cutoff } })) === rowsBeforeCutoff) return report(null);
  return report({ kind: 'row-unsealed', ...(await firstUnsealed(db, cutoff)) });
}

/** Whether the chain has this link: a head that was kept elsewhere. */
export const hasSeal = async (organizationId: string, number: number, hash: string): Promise<boolean> =>
  Number.isInteger(number) && (await scopedDb(organizationId).AuditSeal.one({ number }))?.hash === hash;

function faultOfSeal(
  seal: Seal,
  organizationId: string,
  head: { number: number; hash: string },
  key: Buffer,
): AuditFault | null {
  if (seal.number !== head.number + 1) return { kind: 'seal-missing', seal: head.number + 1 };
  const isSame = seal.previousHash === head.hash && hashOf({ ...seal, organizationId }) === seal.hash;
  if (!isSame) return { kind: 'seal-changed', seal: seal.number };
  return isSignedBy(key, seal.hash, seal.signature) ? null : { kind: 'seal-forged', seal: seal.number };
}

async function checkRows(
  db: Db,
  { number, entries }: Seal,
  cutoff: Date,
): Promise<{ fault: AuditFault | null; beforeCutoff: number }> {
  const events = await db.AuditEvent.find({ where: { id: { in: entries.map(({ id }) => id) } } });
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const { id, digest } of entries) {
    const event = byId.get(id);
    if (!event) return { fault: { kind: 'row-missing', eventId: id, seal: number }, beforeCutoff: 0 };
    if (digestOf(event) !== digest)
      return { fault: { kind: 'row-changed', eventId: id, seal: number }, beforeCutoff: 0 };
  }
  return { fault: null, beforeCutoff: events.filter(({ at }) => at <= cutoff).length };
}

/** Only when the counts differ: the oldest row that no link covers. */
async function firstUnsealed(db: Db, cutoff: Date): Promise<{ eventId?: string }> {
  const seals = await db.AuditSeal.find();
  const known = new Set(seals.flatMap(({ entries }) => entries.map(({ id }) => id)));
  for (let from = new Date(0), limit = 1000; ; limit *= 2) {
    const events = await db.AuditEvent.find({
      where: { at: { gte: from, lte: cutoff } },
      order: [
        ['at', 'ASC'],
        ['id', 'ASC'],
      ],
      limit,
    });
    const eventId = events.find(({ id }) => !known.has(id))?.id;
    if (eventId || events.length < limit) return eventId ? { eventId } : {};
    from = events.at(-1)?.at ?? from;
  }
}
