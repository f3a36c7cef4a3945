import { audit } from '../../audit/audit.ts';
import type { Row } from '../../db/scoped.ts';
import { retry, tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { cursorOf, readCursor } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import { ticksOf } from '../claims.ts';
import type { BusyBlock } from '../offers/offers.models.ts';

interface Block {
  readonly practitionerId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Says that another system has taken a practitioner's time. The same outside id again moves the block: pushing twice
 * changes nothing. An appointment under it stays.
 * @throws not-found — no such practitioner
 */
export function putBusyBlock(caller: Caller, externalId: string, block: Block): Promise<Row<BusyBlock>> {
  const { db, clock, ids } = caller;
  return tx(async () => {
    if (!(await db.Practitioner.one({ id: block.practitionerId }))) throw problem('not-found');
    const change = { ...block, ...ticksOf(block.startsAt, block.endsAt), updatedAt: clock.now() };
    if ((await db.BusyBlock.update({ externalId }, change)) === 0)
      await insertOnce(caller, { ...change, externalId, id: ids.next() });
    const row = await db.BusyBlock.one({ externalId });
    if (!row) throw retry();
    await audit(caller, 'schedule.busy.put', { type: 'BusyBlock', id: row.id });
    return row;
  });
}

/** Frees the time again. @throws not-found */
export function removeBusyBlock(caller: Caller, externalId: string): Promise<void> {
  return tx(async () => {
    if ((await caller.db.BusyBlock.remove({ externalId })) !== 1) throw problem('not-found');
    await audit(caller, 'schedule.busy.remove', { type: 'BusyBlock', details: { externalId } });
  });
}

/** A practitioner's blocks that end after a moment, by their end. */
export async function listBusyBlocks(
  { db }: Caller,
  {
    practitionerId,
    from,
    cursor,
    limit,
  }: { practitionerId: string; from?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const [after] = readCursor(cursor, { id: 'text' }) ?? [];
  const rows = await db.BusyBlock.find({
    where: {
      practitionerId,
      ...(from !== undefined && { endsAt: { gt: new Date(from) } }),
      ...(after !== undefined && { id: { gt: String(after) } }),
    },
    order: [['id', 'ASC']],
    limit: limit + 1,
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? cursorOf([last.id]) : null };
}

async function insertOnce({ db }: Caller, row: Row<BusyBlock>): Promise<void> {
  try {
    await db.BusyBlock.insert(row);
  } catch (error) {
    if (violatedKey(error) === 'busy_blocks.externalId') throw retry();
    throw error;
  }
}
