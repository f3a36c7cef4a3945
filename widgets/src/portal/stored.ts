/** The signed-in person as the API names them. */
export interface SessionUser {
  id: string;
  name: string;
  /** Masked: enough to recognise oneself by. */
  maskedContact: string | null;
  patientId: string | null;
}

/** What survives a reload, and what one tab hands another. Worthless without the key in this browser. */
export interface StoredSession {
  id: string;
  token: string;
  /** Inactivity that ends the session. */
  idleSeconds: number;
  user: SessionUser;
  api: string;
  nonce: string | undefined;
}

/** What tabs of one browser tell each other about their session. */
export type TabMessage =
  | { kind: 'ask' }
  | { kind: 'here'; stored: StoredSession }
  | { kind: 'ended'; id: string }
  | { kind: 'active'; id: string }
  | { kind: 'renewing'; id: string };

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether something that came from storage or from another tab is a session. */
export function isStored(value: unknown): value is StoredSession {
  return (
    isRecord(value) &&
    isText(value.id) &&
    isText(value.token) &&
    isText(value.api) &&
    typeof value.idleSeconds === 'number' &&
    (value.nonce === undefined || isText(value.nonce)) &&
    isRecord(value.user) &&
    isText(value.user.id) &&
    isText(value.user.name) &&
    isTextOrNull(value.user.maskedContact) &&
    isTextOrNull(value.user.patientId)
  );
}

/** Whether something heard from another tab is a message of ours: the page's own scripts can write there too. */
export function isTabMessage(value: unknown): value is TabMessage {
  if (!isRecord(value)) return false;
  if (value.kind === 'here') return isStored(value.stored);
  return value.kind === 'ask' || (['ended', 'active', 'renewing'].some((kind) => kind === value.kind) && isText(value.id));
}

/** Reads a stored session; anything else is nothing. */
export function readStored(text: string): StoredSession | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isStored(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
