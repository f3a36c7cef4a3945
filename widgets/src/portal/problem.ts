/** One field that the API refused: where it stands in the body, and the sentence to show there. */
export interface FieldIssue {
  path: string;
  code: string;
  message: string;
}

/**
 * Why a call failed. `type` is the API's problem name, or one of our own two:
 * `offline` (this device has no network) and `unreachable` (nobody answered).
 */
export class Problem extends Error {
  constructor(
    readonly type: string,
    readonly status = 0,
    /** The API's sentence, in the language that was asked for. */
    readonly detail = '',
    readonly errors: readonly FieldIssue[] = [],
    /** All members of the answer, for what a route adds of its own (`alternatives`, `until`, `missing`). */
    readonly members: Readonly<Record<string, unknown>> = {},
    /** Seconds until it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    super(type);
  }
}

/** Reads an RFC 9457 answer; one that isn't (a proxy's page) becomes `unreachable`. */
export async function problemFrom(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
  const body = (await response.json().catch(() => ({}))) as { type?: string; detail?: string; errors?: FieldIssue[] };
  const type = body.type?.split(':').pop();
  if (!type) return new Problem('unreachable', response.status, '', [], {}, retryAfter);
  return new Problem(type, response.status, body.detail, body.errors, { ...body }, retryAfter);
}

/** A call that got no answer at all. */
export const noAnswer = () => new Problem(navigator.onLine === false ? 'offline' : 'unreachable');
