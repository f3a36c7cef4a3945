import type { z } from 'zod';
import { me, type Profile } from '../../contract/me.ts';
import type { Caller } from '../../http/caller.ts';
import { handlers } from '../../http/handlers.ts';
import { readProfile } from '../../patients/profile/read-profile.ts';
import { changeMe } from './change-me.ts';
import { ownLogin } from './own-login.ts';

/** Oneself: the login and the profile. */
export const meRoutes = handlers(me, {
  getMe: ({ caller }) => out(caller),
  changeMe: async ({ caller, body }) => {
    await changeMe(caller, body);
    return out(caller);
  },
});

async function out(caller: Caller): Promise<z.input<typeof Profile>> {
  const { givenName, familyName, values, fields, missing, contactPoints } = await readProfile(caller);
  return {
    ...(await ownLogin(caller)),
    patient: { givenName, familyName, ...values },
    fields,
    missing: [...missing],
    contactPoints: [...contactPoints],
  };
}
