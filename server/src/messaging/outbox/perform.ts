import type { Clock } from '../../clock.ts';
import { tx } from '../../db/tx.ts';
import type { Caller } from '../../http/caller.ts';
import type { Subscriber } from '../events.ts';
import { deliver, type DeliveryMeans } from '../deliver.ts';
import type { Claimed } from './claim.ts';
import { putIntoOutbox } from './put.ts';
import { markDone } from './settle.ts';

/** What the outbox's work is done with. */
export interface Means extends DeliveryMeans {
  readonly subscribers: readonly Subscriber[];
  readonly pluginEvents: PluginEvents;
  /** Without it, nothing is told to webhooks. */
  readonly webhooks?: WebhookMessages;
}

/** An event on its way to a plugin. */
export interface Telling {
  readonly plugin: string;
  readonly event: string;
  /** The event's own id: the same when it is told again. */
  readonly id: string;
  readonly payload: unknown;
}

/** Who among the plugins listens, and how one is told: outside of any transaction, so maybe twice after a crash. */
export interface PluginEvents {
  listeners(caller: Caller, event: string): readonly string[];
  tell(caller: Caller, telling: Telling): Promise<void>;
}

/** Which message to a webhook is meant. */
export interface WebhookWork {
  readonly deliveryId: string;
}

/** How a message went: taken with this status, or not sent since its endpoint is switched off. */
export type WebhookOutcome = { readonly state: 'delivered'; readonly status: number } | { readonly state: 'off' };

/** How messages to webhooks are made of events, sent, and kept account of. */
export interface WebhookMessages {
  /** In the transaction that passes the event on. */
  note(caller: Caller, event: { readonly id: string; readonly name: string; readonly payload: unknown; readonly createdAt: Date }): Promise<void>;
  /** Outside of any transaction, so maybe twice after a crash; null where there is nothing to send any more. */
  send(caller: Caller, work: WebhookWork): Promise<WebhookOutcome | null>;
  /** In the transaction that marks the row. */
  sent(caller: Caller, work: WebhookWork, outcome: WebhookOutcome): Promise<void>;
  failed(work: WebhookWork & { readonly organizationId: string; readonly isLast: boolean; readonly clock: Clock }, error: unknown): Promise<void>;
}

/** A row names a subscriber, or a kind of work, that this version of the program doesn't have. */
export class UnknownWork extends Error {
  override name = 'UnknownWork';
}

/** What the outbox keeps of a subscriber's or plugin's turn. */
interface Turn {
  readonly eventId: string;
  /** For plugins: which event it was. */
  readonly event?: string;
  readonly payload: unknown;
}

/**
 * Does what a claimed row asks for and marks it. Work inside the database and its mark are one transaction; a mail
 * is sent first and marked after, so that a crash in between repeats it under the same Message-ID.
 */
export async function perform(caller: Caller, row: Claimed, means: Means): Promise<'done' | 'skipped' | 'lost'> {
  switch (row.kind) {
    case 'event':
      return together(caller, row, () => fanOut(caller, row, means));
    case 'subscriber':
      return together(caller, row, () => takeTurn(caller, row, means.subscribers));
    case 'plugin':
      return tellPlugin(caller, row, means);
    case 'mail':
      return mail(caller, row, means);
    case 'webhook':
      return webhook(caller, row, means);
    default:
      throw new UnknownWork('The outbox holds a kind of work that this version does not know');
  }
}

/** Marks first: whoever lost the claim stops before doing anything. */
function together(caller: Caller, row: Claimed, work: () => Promise<void>): Promise<'done' | 'lost'> {
  return tx(async () => {
    if (!(await markDone(row, caller.clock))) return 'lost';
    await work();
    return 'done';
  });
}

/** One row a subscriber, so that one that fails is tried again alone. */
async function fanOut(caller: Caller, row: Claimed, { subscribers, pluginEvents, webhooks }: Means): Promise<void> {
  const payload: Turn = { eventId: row.id, event: row.name, payload: row.payload };
  for (const { name } of subscribers.filter(({ event }) => event === row.name)) {
    await putIntoOutbox(caller, { kind: 'subscriber', name, dedupeKey: `subscriber/${name}/${row.id}`, payload });
  }
  for (const name of pluginEvents.listeners(caller, row.name)) {
    await putIntoOutbox(caller, { kind: 'plugin', name, dedupeKey: `plugin/${name}/${row.id}`, payload });
  }
  await webhooks?.note(caller, row);
}

async function takeTurn(caller: Caller, row: Claimed, subscribers: readonly Subscriber[]): Promise<void> {
  const subscriber = subscribers.find(({ name }) => name === row.name);
  if (!subscriber) throw new UnknownWork('The outbox names a subscriber that this version does not have');
  // Written by fanOut.
  const { payload } = row.payload as Turn;
  await subscriber.handle(caller, payload);
}

/** Tells first and marks after: a plugin may call out, so a crash in between tells it again under the same id. */
async function tellPlugin(caller: Caller, row: Claimed, { pluginEvents }: Means): Promise<'done' | 'lost'> {
  // Written by fanOut.
  const { eventId, event = '', payload } = row.payload as Turn;
  await pluginEvents.tell(caller, { plugin: row.name, event, id: eventId, payload });
  return (await tx(() => markDone(row, caller.clock))) ? 'done' : 'lost';
}

async function mail(caller: Caller, row: Claimed, means: Means): Promise<'done' | 'skipped' | 'lost'> {
  const state = (await inTime(deliver(caller, row, means))) ? 'done' : 'skipped';
  return (await tx(() => markDone(row, caller.clock, state))) ? state : 'lost';
}

/** Sends first and marks after, as with plugins; the log says what the outbox says. */
async function webhook(caller: Caller, row: Claimed, { webhooks }: Means): Promise<'done' | 'skipped' | 'lost'> {
  if (!webhooks) throw new UnknownWork('The outbox holds a message to a webhook, and nobody here sends them');
  // Written by the webhooks' own slice.
  const work = row.payload as WebhookWork;
  const outcome = await webhooks.send(caller, work);
  const state = outcome?.state === 'delivered' ? 'done' : 'skipped';
  return tx(async () => {
    if (!(await markDone(row, caller.clock, state))) return 'lost';
    if (outcome) await webhooks.sent(caller, work, outcome);
    return state;
  });
}

/** The other side took longer than half of a claim. */
class TookTooLong extends Error {
  override name = 'TookTooLong';
}

const longestMs = 60_000;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TookTooLong()), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
