import type { Portal } from '../portal/portal.ts';

/** Proves once more who is there, for acts that ask for it. A wrong password ends nothing. */
export async function authenticate({ sessions, client }: Portal, password: string) {
  await (await sessions.keep()).authenticate(client, password);
}

/** Does what gives the session a new token, and goes on with that one, in every tab. */
export async function renewing({ sessions }: Portal, act: () => Promise<{ token: string }>) {
  await (await sessions.keep()).renew(act);
}
