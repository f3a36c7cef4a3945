import { audit } from '../../audit/audit.ts';
import { tx } from '../../db/tx.ts';
import { violatedKey } from '../../db/violations.ts';
import type { Caller } from '../../http/caller.ts';
import { Problem, problem } from '../../http/problem.ts';
import { publish } from '../../messaging/publish.ts';
import { chosenLanguage } from '../chosen-language.ts';
import { usernameKey } from '../normalize.ts';
import { findLink, useLink, type FoundLink, type LinkPurpose } from '../one-time/one-time-link.ts';
import { passwordIssues } from '../passwords-policy.ts';
import { hashPassword } from '../passwords.ts';
import { setPassword } from '../passwords/set-password.ts';
import { knownWords } from '../passwords/known-words.ts';
import { patientOf, type PortalUserRow } from '../portal-users/portal-user-of.ts';
import { usernameIssues } from '../portal-users/username-rules.ts';

/** What somebody chose to sign in with. */
export interface Chosen {
  readonly username: string;
  readonly password: string;
}

/**
 * Gives an invited patient the username and password they chose, and uses the link up: of many at once one wins.
 * Nobody is signed in by it.
 * @throws not-found, link-used, link-replaced, link-expired
 * @throws already-exists — the username is another's; the link stays good
 * @throws invalid-request — with everything that is wrong with either
 */
export async function acceptInvitation(caller: Caller, token: string, chosen: Chosen): Promise<string> {
  const { link, user } = await openLink(caller, 'invitation', token);
  const username = chosen.username.trim();
  const personal = [...(await knownWords(caller, user)), username];
  const errors = [...usernameIssues(caller, username, user), ...(await passwordIssues(caller, { password: chosen.password, personal }))];
  if (errors.length > 0) throw new Problem('invalid-request', { errors });
  await refuseTaken(caller, username);
  const secret = await hashPassword(chosen.password);
  return tx(async () => {
    if (!(await useLink(caller, link.id))) throw await whyClosed(caller, 'invitation', token);
    const key = usernameKey(username);
    const invited = { id: user.id, state: { in: ['linked', 'invited'] as const } };
    try {
      const won = await caller.db.PortalUser.update(invited, { state: 'active', username, usernameKey: key, language: chosenLanguage(caller) });
      if (won !== 1) throw problem('link-used');
    } catch (error) {
      throw violatedKey(error) === 'portal_users.usernameKey' ? problem('already-exists', { field: 'username' }) : error;
    }
    await setPassword(caller, { kind: 'patient', id: user.id }, secret);
    const patientId = (await patientOf(caller, user.id)) ?? '';
    await audit(caller, 'portal-user.activate', { type: 'PortalUser', id: user.id, patientId });
    await publish(caller, 'identity.portal-user.activated', { portalUserId: user.id, patientId });
    return username;
  });
}

/** A link that is still good, with the login that it is for. @throws not-found, link-used, link-replaced, link-expired */
export async function openLink(caller: Caller, purpose: LinkPurpose, token: string): Promise<{ link: FoundLink; user: PortalUserRow }> {
  const link = await findLink(caller, purpose, token);
  const user = link.portalUserId === null ? null : await caller.db.PortalUser.one({ id: link.portalUserId });
  if (!user) throw problem('not-found');
  if (link.state !== 'open') throw closed(link.state);
  return { link, user };
}

/** Why a link that was open a moment ago can't be used. Inside the same `tx`. */
export async function whyClosed(caller: Caller, purpose: LinkPurpose, token: string): Promise<Problem> {
  const { state } = await findLink(caller, purpose, token);
  return closed(state === 'open' ? 'used' : state);
}

const closed = (state: FoundLink['state']): Problem =>
  state === 'unknown' || state === 'open' ? problem('not-found') : problem(state === 'used' ? 'link-used' : state === 'replaced' ? 'link-replaced' : 'link-expired');

/** Told before the work of hashing; the database holds it. */
async function refuseTaken({ db }: Caller, username: string): Promise<void> {
  if (await db.PortalUser.one({ usernameKey: usernameKey(username) })) throw problem('already-exists', { field: 'username' });
}
