import { audit } from '../audit/audit.ts';
import { tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { invalid, problem } from '../http/problem.ts';
import { secretToken, sha256 } from '../http/secrets.ts';
import { loginLinkedTo } from '../identity/portal-users/login-linked-to.ts';
import { text } from '../locales/text.ts';
import { checkCode } from '../verification/verify-contact.ts';
import { openRegistration, registrationMs } from './start-registration.ts';

/** What proves the last step. */
export interface Proof {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Takes the code and gives a token for the last step. Digits guessed for an address that a login is linked to are never
 * right: no code went there.
 * @throws not-found, registration-ended, code-expired, invalid-request with `code-wrong`
 */
export async function verifyRegistration(caller: Caller, id: string, code: string): Promise<Proof> {
  const registration = await openRegistration(caller, id);
  const { outcome } = await checkCode(caller, 'registration', id, code);
  if (outcome === 'dead') throw problem('code-expired');
  if (outcome === 'wrong' || (await loginLinkedTo(caller, registration))) throw invalid('/code', 'code-wrong', text(caller.language, 'issue.code-wrong'));
  return tx(async () => {
    const token = secretToken();
    const expiresAt = new Date(caller.clock.now().getTime() + registrationMs);
    const open = { id, state: { in: ['started', 'verified'] } } as const;
    if ((await caller.db.Registration.update(open, { state: 'verified', hash: sha256(token), expiresAt })) !== 1) throw problem('registration-ended');
    await audit(caller, 'registration.verify', { type: 'Registration', id });
    return { token, expiresAt };
  });
}
