import type { Portal } from '../portal/portal.ts';

/** Proves once more who is there, for acts that ask for it. A wrong password ends nothing. */
export async function authenticate({ sessions, client }: Portal, password: string) {
  await (await sessions.keep()).authenticate(client, password);
}
