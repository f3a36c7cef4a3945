import type { Clock } from '../clock.ts';
import { scopedDb, type Db } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import type { Runtime } from '../runtime.ts';
import { everyOrganization, organizationsWithEventsSince } from './audit.queries.ts';
import { digestOf, hashOf, noHash, sealingKey, signatureOf, type SealEntry } from './chain.ts';

/** Rows of transactions that committed later than rows younger than theirs are still found for this long. */
const overlapMs = 5 * 60_000;
/** A process's first pass looks at every organization and further back, for what came late while nobody looked. */
const firstOverlapMs = 48 * 3_600_000;
const rowsPerSeal = 500;

/** A link that was just made. */
interface MadeSeal {
  readonly number: number;
  readonly hash: string;
  readonly count: number;
}

/**
 * Chains and signs the audit rows that no seal covers yet, of every organization: outside the requests that wrote
 * them, so that writers never wait for each other. The head of each chain goes to the log, outside the database.
 * @returns a pass over what is new; each answers how many rows it sealed
 */
export function createSealer(runtime: Runtime): () => Promise<number> {
  let isFirst = true;
  return async () => {
    const lookBackMs = isFirst ? firstOverlapMs : overlapMs;
    const since = new Date(runtime.clock.now().getTime() - firstOverlapMs);
    let total = 0;
    for (const id of isFirst ? await everyOrganization() : await organizationsWithEventsSince(since))
      total += await sealAll(runtime, id, lookBackMs);
    isFirst = false;
    return total;
  };
}

async function sealAll({ clock, config, log }: Runtime, organizationId: string, lookBackMs: number): Promise<number> {
  const key = sealingKey(config.PORTICO_SECRET);
  for (let total = 0; ;) {
    const made = await sealOnce(organizationId, clock, key, lookBackMs);
    if (!made) return total;
    log.info('audit-sealed', { organizationId, ...made });
    total += made.count;
  }
}

/** One link; null when nothing is left, or another sealer was quicker: its key holds the number. */
async function sealOnce(
  organizationId: string,
  clock: Clock,
  key: Buffer,
  lookBackMs: number,
): Promise<MadeSeal | null> {
  const db = scopedDb(organizationId);
  const [last] = await db.AuditSeal.find({ order: [['number', 'DESC']], limit: 1 });
  const sealedAt = clock.now();
  const since = new Date(last ? last.upTo.getTime() - lookBackMs : 0);
  const fresh = await unsealed(db, since, sealedAt);
  const newest = fresh.at(-1);
  if (!newest) return null;
  const body = {
    organizationId,
    number: (last?.number ?? 0) + 1,
    entries: fresh.map((event): SealEntry => ({ id: event.id, digest: digestOf(event) })),
    upTo: last && last.upTo > newest.at ? last.upTo : newest.at,
    previousHash: last?.hash ?? noHash,
    sealedAt,
  };
  const hash = hashOf(body);
  const { organizationId: _tenant, ...row } = body;
  try {
    await tx(() => db.AuditSeal.insert({ ...row, hash, signature: signatureOf(key, hash) }));
  } catch (error) {
    if (violatedKey(error) !== 'audit_seals.PRIMARY') throw error;
    return null;
  }
  return { number: body.number, hash, count: fresh.length };
}

/** The oldest rows without a seal. Rows dated in the future (another machine's wrong clock) wait until then. */
async function unsealed(db: Db, since: Date, now: Date) {
  const seals = await db.AuditSeal.find({ where: { upTo: { gte: since } } });
  const known = new Set(seals.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const events = await db.AuditEvent.find({
    where: { at: { gte: since, lte: now } },
    order: [
      ['at', 'ASC'],
      ['id', 'ASC'],
    ],
    limit: known.size + rowsPerSeal,
  });
  return events.filter(({ id }) => !known.has(id)).slice(0, rowsPerSeal);
}
