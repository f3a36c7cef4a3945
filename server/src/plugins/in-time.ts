import type { PluginContext } from './context.ts';

/** A plugin didn't answer in its time. Code that never yields can't be cut off: JavaScript has one thread. */
export class TookTooLong extends Error {
  override name = 'TookTooLong';
}

/**
 * Gives work so many milliseconds and a signal that aborts then; what it does later counts for nothing.
 * @throws TookTooLong
 */
export async function inTime<T>(ms: number, work: (signal: AbortSignal) => T | Promise<T>): Promise<T> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      ending.abort();
      reject(new TookTooLong());
    }, ms);
  });
  try {
    return await Promise.race([Promise.resolve().then(() => work(ending.signal)), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a plugin may do while its time lasts: an act that it begins later throws, since nobody waits for it any more. @throws TookTooLong */
export function whileInTime(context: PluginContext): PluginContext {
  const { signal, patients, portalUsers } = context;
  const timely =
    <Asked extends readonly unknown[], Answer>(act: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      if (signal.aborted) throw new TookTooLong();
      return act(...asked);
    };
  return {
    ...context,
    patients: { get: timely(patients.get) },
    portalUsers: { get: timely(portalUsers.get), link: timely(portalUsers.link), invite: timely(portalUsers.invite) },
  };
}
