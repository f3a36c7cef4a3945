import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A message that development caught instead of sending it. */
export interface CaughtMessage {
  readonly to: string;
  readonly channel: 'email' | 'sms';
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The calendar file that came with it. */
  readonly calendar?: string;
  readonly sentAt: string;
  readonly messageId: string;
}

/** Development's mailbox for everybody: what would have been sent, newest first. */
export interface Inbox {
  add(message: CaughtMessage): Promise<void>;
  /** @param to only what went to this address */
  list(to?: string): Promise<CaughtMessage[]>;
}

/**
 * An inbox in a file of one JSON line a message: the worker may run in another process than the API, and a
 * restart keeps what was caught. Holds between `most` and twice as many messages.
 */
export function fileInbox(file: string, most = 500): Inbox {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };
  return {
    add: (message) =>
      inTurn(async () => {
        await mkdir(dirname(file), { recursive: true });
        await appendFile(file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
        const lines = await readLines(file);
        if (lines.length <= 2 * most) return;
        await writeFile(`${file}.new`, `${lines.slice(-most).join('\n')}\n`, { mode: 0o600 });
        await rename(`${file}.new`, file);
      }),
    list: (to) =>
      inTurn(async () => {
        const messages = (await readLines(file)).map((line) => JSON.parse(line) as CaughtMessage);
        const wanted = to?.toLowerCase();
        return messages.filter((one) => wanted === undefined || one.to.toLowerCase() === wanted).reverse();
      }),
  };
}

/** An inbox in memory, for tests. */
export function memoryInbox(): Inbox {
  const messages: CaughtMessage[] = [];
  return {
    add: async (message) => void messages.unshift(message),
    list: async (to) => messages.filter((one) => to === undefined || one.to.toLowerCase() === to.toLowerCase()),
  };
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line.endsWith('}'));
  } catch (cause) {
    if (Object(cause).code === 'ENOENT') return [];
    throw cause;
  }
}
