import type { Clock } from '../clock.ts';
import { scopedDb, type Db } from '../db/scoped.ts';
import { tx } from '../db/tx.ts';
import { violatedKey } from '../db/violations.ts';
import { allOrganizations } from '../organizations/organizations.ts';
import type { Runtime } from '../runtime.ts';
import { organizationsWithEventsSince } from './audit.queries.ts';
import { digestOf, hashOf, noHash, sealingKey, signatureOf, type SealedEvent } from './chain.ts';

/** Rows of transactions that committed later than rows younger than theirs are still found for this long. */
const overlapMs = 5 * 60_000;
/** A process's first pass looks at every organization and further back, for what came late while nobody looked. */
const firstOverlapMs = 48 * 3_600_000;
const rowsPerSeal = 500;
const rowsPerRead = 2_000;

/**
 * Chains and signs the audit rows that no seal covers yet, of every organization: outside the requests that wrote
 * them, so that writers never wait for each other. The head of each chain goes to the log, outside the database.
 * @returns a pass over what is new; each answers how many rows it sealed
 */
export function createSealer(runtime: Runtime): () => Promise<number> {
  let lastPass: Date | null = null;
  return async () => {
    const now = runtime.clock.now();
    const organizations = lastPass
      ? await organizationsWithEventsSince(before(lastPass, overlapMs))
      : (await allOrganizations()).map(({ id }) => id);
    let total = 0;
    for (const id of organizations) total += await sealAll(runtime, id, lastPass ? overlapMs : firstOverlapMs);
    lastPass = now;
    return total;
  };
}

type Seal = Awaited<ReturnType<Db['AuditSeal']['find']>>[number];

async function sealAll({ clock, config, log }: Runtime, organizationId: string, lookBackMs: number): Promise<number> {
  const db = scopedDb(organizationId);
  const key = sealingKey(config.PORTICO_SECRET);
  let [last = null]: readonly (Seal | null)[] = await db.AuditSeal.find({ order: [['number', 'DESC']], limit: 1 });
  let total = 0;
  for await (const events of unsealed(db, last ? before(last.upTo, lookBackMs) : new Date(0), clock.now())) {
    last = await seal({ organizationId, last, events, key, clock });
    if (!last) break;
    log.info('audit-sealed', { organizationId, number: last.number, hash: last.hash, count: events.length });
    total += events.length;
  }
  return total;
}

interface Link {
  readonly organizationId: string;
  readonly last: Seal | null;
  readonly events: readonly SealedEvent[];
  readonly key: Buffer;
  readonly clock: Clock;
}

/** Adds one link; null when another sealer was quicker: its key holds the number. */
async function seal({ organizationId, last, events, key, clock }: Link): Promise<Seal | null> {
  const newest = events.at(-1)?.at ?? clock.now();
  const body = {
    number: (last?.number ?? 0) + 1,
    entries: events.map((event) => ({ id: event.id, digest: digestOf(event) })),
    upTo: last && last.upTo > newest ? last.upTo : newest,
    previousHash: last?.hash ?? noHash,
    sealedAt: clock.now(),
  };
  const hash = hashOf({ ...body, organizationId });
  try {
    return await tx(() =>
      scopedDb(organizationId).AuditSeal.insert({ ...body, hash, signature: signatureOf(key, hash) }),
    );
  } catch (error) {
    if (violatedKey(error) !== 'audit_seals.PRIMARY') throw error;
    return null;
  }
}

/** Rows without a seal, oldest first, a link's worth at a time. Rows dated in the future wait until then. */
async function* unsealed(db: Db, since: Date, now: Date): AsyncGenerator<readonly SealedEvent[]> {
  const seals = await db.AuditSeal.find({ where: { upTo: { gte: since } } });
  const known = new Set(seals.flatMap(({ entries }) => entries.map(({ id }) => id)));
  let fresh: SealedEvent[] = [];
  for (let from = since, limit = rowsPerRead; ;) {
    const order = [
      ['at', 'ASC'],
      ['id', 'ASC'],
    ] as const;
    const events = await db.AuditEvent.find({ where: { at: { gte: from, lte: now } }, order, limit });
    for (const event of events) {
      if (known.has(event.id)) continue;
      known.add(event.id);
      fresh.push(event);
      if (fresh.length < rowsPerSeal) continue;
      yield fresh;
      fresh = [];
    }
    if (events.length < limit) break;
    const reached = events.at(-1)?.at ?? now;
    // Thousands of rows of one millisecond: read more at once, or we would never get past it.
    limit = reached > from ? rowsPerRead : limit * 2;
    from = reached;
  }
  if (fresh.length > 0) yield fresh;
}

const before = (time: Date, ms: number) => new Date(time.getTime() - ms);
