import { tx } from './tx.ts';

/** A table whose rows have an id, as a sweep sees it. */
interface Sweepable<Where> {
  find(request: { where: Where; limit: number }): Promise<readonly { readonly id: string }[]>;
  remove(where: { id: { in: readonly string[] } }): Promise<number>;
}

const batch = 500;

/** Deletes what fits, a batch a transaction: nobody waits for a long one. @returns how many rows went */
export async function removeInBatches<Where>(rows: Sweepable<Where>, where: Where): Promise<number> {
  for (let removed = 0; ; ) {
    const old = await rows.find({ where, limit: batch });
    if (old.length > 0) removed += await tx(() => rows.remove({ id: { in: old.map(({ id }) => id) } }));
    if (old.length < batch) return removed;
  }
}
