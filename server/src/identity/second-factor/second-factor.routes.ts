import type { Request } from 'express';
import { secondFactor } from '../../contract/second-factor.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { assertProof } from '../../http/session-proof.ts';
import { renewedView } from '../sessions/present-session.ts';
import { assertMayBegin } from '../sign-in.ts';
import { beginMySecondFactor, confirmMySecondFactor, mySecondFactor, removeMySecondFactor } from './my-second-factor.ts';
import { enrolAtSignIn } from './second-factor.ts';

/** Authenticator apps of staff. */
export const secondFactorRoutes = handlers(secondFactor, {
  enrolAtSignIn: async ({ caller, request, body }) => enrolAtSignIn(caller, body.pendingToken, await keyOf(caller, request)),
  mySecondFactor: ({ caller }) => mySecondFactor(caller),
  beginMySecondFactor: ({ caller }) => beginMySecondFactor(caller),
  confirmMySecondFactor: async ({ caller, body }) => renewedView(caller, await confirmMySecondFactor(caller, body.code)),
  removeMySecondFactor: async ({ caller }) => renewedView(caller, await removeMySecondFactor(caller)),
});

/** The thumbprint of the device that signs in, on a page where staff may. */
async function keyOf(caller: Caller, request: Request): Promise<string> {
  await assertMayBegin(caller, 'staff');
  return (await assertProof(caller.runtime, request, { organizationId: caller.organizationId })).thumbprint;
}
