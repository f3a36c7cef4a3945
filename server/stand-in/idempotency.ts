import { Failure, invalid } from './failure.ts';
import type { World } from './world.ts';
import { nowIn } from './world.ts';

interface Answer {
  status: number;
  text: string;
}

const day = 24 * 60 * 60;

/** The kept answer of a key, if it has one; refuses the same key with other parameters, or while the first is under way. */
export function repeated(world: World, mine: string, key: string, fingerprint: string): Answer | undefined {
  if (key.length > 255) throw invalid('Idempotency keys can be at most 255 characters.');
  const kept = world.kept.get(mine);
  if (!kept || kept.at + day <= nowIn(world)) return undefined;
  if (kept.fingerprint !== fingerprint) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`;
    throw new Failure(400, { type: 'idempotency_error', message });
  }
  if (kept.status !== undefined) return { status: kept.status, text: kept.text ?? '' };
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`;
  throw new Failure(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message });
}

/** Runs a call and keeps its answer under the key: refused parameters aren't kept, declines and even 500s are. */
export async function remember(
  world: World,
  mine: string,
  fingerprint: string,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const keep = (answer?: Answer) => world.kept.set(mine, { fingerprint, at: nowIn(world), ...answer });
  keep();
  try {
    const answer = await run();
    keep(answer);
    return answer;
  } catch (cause) {
    world.kept.delete(mine);
    if (!(cause instanceof Failure) || !cause.remembered) throw cause;
    const answer = { status: cause.status, text: JSON.stringify({ error: cause.body }, null, 2) };
    keep(answer);
    return answer;
  }
}
