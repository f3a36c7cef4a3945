import type { Invariant } from '../db/invariant.ts';

/** What must always hold of the outbox, over all organizations, on both engines. */
export const invariants: readonly Invariant[] = [
  {
    name: 'a row of the outbox has an end exactly when it is done',
    broken: `select organizationId, id from outbox
      where (state in ('done', 'skipped') and doneAt is null) or (state not in ('done', 'skipped') and doneAt is not null)`,
  },
  {
    name: 'a row of the outbox names a worker exactly while it is claimed',
    broken: `select organizationId, id from outbox
      where (state = 'claimed' and claimedBy is null) or (state <> 'claimed' and claimedBy is not null)`,
  },
  {
    name: 'a subscriber’s turn comes from an event that was told',
    broken: `select s.organizationId, s.id from outbox s
      join outbox e on e.organizationId = s.organizationId and e.id = substr(s.dedupeKey, -36)
      where s.kind in ('subscriber', 'plugin') and (e.kind <> 'event' or e.state <> 'done')`,
  },
  {
    name: 'a mail that was sent is kept without what it said',
    broken: `select organizationId, id from outbox
      where kind = 'mail' and state in ('done', 'skipped') and payload not like '%"data":{}}'`,
  },
];
