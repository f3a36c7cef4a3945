/** One field that the API refused: where it stands in the body, and the sentence to show there. */
export interface FieldIssue {
  path: string;
  code: string;
  message: string;
}

/** What an answer says of a problem. */
export interface Told {
  status?: number;
  /** The API's sentence, in the language that was asked for. */
  detail?: string;
  errors?: readonly FieldIssue[];
  /** All members of the answer, for what a route adds of its own (`alternatives`, `until`, `missing`). */
  members?: Readonly<Record<string, unknown>>;
}

/**
 * Why a call failed. `type` is the API's problem name, or one of our own two:
 * `offline` (this device has no network) and `unreachable` (nobody answered).
 */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly FieldIssue[];
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    readonly type: string,
    { status = 0, detail = '', errors = [], members = {} }: Told = {},
  ) {
    super(type);
    this.status = status;
    this.detail = detail;
    this.errors = errors;
    this.members = members;
  }
}

/** Reads an RFC 9457 answer; one that isn't (a proxy's page) becomes `unreachable`. */
export async function problemFrom(response: Response): Promise<Problem> {
  const { status } = response;
  const members = (await response.json().catch(() => ({}))) as { type?: string; detail?: string; errors?: FieldIssue[] };
  const type = members.type?.split(':').pop();
  return type ? new Problem(type, { status, detail: members.detail, errors: members.errors, members: { ...members } }) : new Problem('unreachable', { status });
}

/** A call that got no answer at all. */
export const noAnswer = () => new Problem(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable');
