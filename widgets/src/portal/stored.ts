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

/** Reads a stored session; anything else is nothing. */
export function readStored(text: string | null | undefined): StoredSession | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return isStored(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
