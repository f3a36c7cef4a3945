import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { sendMessage } from '../messaging/send-message.ts';

/** Tells the clinic that a browser sent this secret key of theirs, where any visitor can read it: once a day a key. */
export async function tellOfExposedKey(caller: Caller, id: string): Promise<void> {
  const key = await caller.db.ApiKey.one({ id });
  if (!key) return;
  const day = caller.clock.now().toISOString().slice(0, 10);
  const data = { name: key.name, shown: `${key.prefix}…${key.lastFour}` };
  await tx(() => sendMessage(caller, { message: 'keyExposed', to: { locationId: null }, data, dedupeKey: `${id}/${day}` }));
}
