import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import type { LedgerAccount, LedgerEntry } from './ledger.models.ts';

/** An amount for one account: positive is money owed to or held by the clinic, negative where it came from. */
export interface Posting {
  readonly kind: LedgerAccount['kind'];
  /** The patient, or the month for accounts that all patients share: see `monthOf`. */
  readonly owner: string;
  readonly amountMinor: number;
  readonly invoiceId?: string;
  readonly paymentId?: string;
}

/** What is booked, and why. One cause books once: a second try is refused by the database. */
export interface Transfer {
  readonly cause: string;
  readonly reason: LedgerEntry['reason'];
  readonly currency: string;
  readonly postings: readonly Posting[];
}

/** Books a transfer: its entries sum to zero, and the balances of its accounts move with them. Inside `tx`. */
export async function book(caller: Caller, { cause, reason, currency, postings }: Transfer): Promise<void> {
  const moved = postings.filter(({ amountMinor }) => amountMinor !== 0);
  const sum = moved.reduce((so, { amountMinor }) => so + amountMinor, 0);
  if (sum !== 0) throw new Error(`The transfer ${cause} doesn't balance: ${sum}`);
  const bookedAt = caller.clock.now();
  const accounts = await openAccounts(caller, currency, moved);
  const rows = moved.map((posting, at) => ({
    id: caller.ids.next(),
    accountId: accounts.get(nameOf(posting)) ?? '',
    cause,
    line: at + 1,
    reason,
    invoiceId: posting.invoiceId ?? null,
    paymentId: posting.paymentId ?? null,
    amountMinor: posting.amountMinor,
    bookedAt,
  }));
  await caller.db.LedgerEntry.insertAll(rows);
  for (const [name, id] of accounts) {
    const amountMinor = moved.filter((one) => nameOf(one) === name).reduce((so, one) => so + one.amountMinor, 0);
    await caller.db.LedgerAccount.add({ id }, { balanceMinor: amountMinor });
  }
}

/** The owner of accounts that all patients share: a month, so that no balance outgrows 32 bits. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

const nameOf = ({ kind, owner }: Pick<Posting, 'kind' | 'owner'>) => `${kind} ${owner}`;

/** The ids of the accounts by name, always in one order, so that two transfers don't wait for each other crosswise. */
async function openAccounts(
  caller: Caller,
  currency: string,
  postings: readonly Posting[],
): Promise<Map<string, string>> {
  const byName = new Map(postings.map((one) => [nameOf(one), one] as const));
  const accounts = new Map<string, string>();
  for (const name of [...byName.keys()].toSorted()) {
    const posting = byName.get(name);
    if (posting) accounts.set(name, await accountFor(caller, { kind: posting.kind, owner: posting.owner, currency }));
  }
  return accounts;
}

async function accountFor(caller: Caller, of: Pick<LedgerAccount, 'kind' | 'owner' | 'currency'>): Promise<string> {
  const known = await caller.db.LedgerAccount.one(of);
  if (known) return known.id;
  const id = caller.ids.next();
  try {
    await caller.db.LedgerAccount.insert({ id, ...of, balanceMinor: 0, createdAt: caller.clock.now() });
    return id;
  } catch (error) {
    if (violatedKey(error) !== 'ledger_accounts.kind_owner_currency') throw error;
    const theirs = await caller.db.LedgerAccount.one(of);
    if (!theirs) throw error;
    return theirs.id;
  }
}
