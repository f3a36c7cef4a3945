import { registrations } from '../contract/registrations.ts';
import { handlers } from '../http/handlers.ts';
import type { Move } from '../patients/duplicates/move.ts';
import { completeRegistration } from './complete-registration.ts';
import { registrationForm } from './registration-form.ts';
import { sendAnotherCode, startRegistration } from './start-registration.ts';
import { verifyRegistration } from './verify-registration.ts';

/** People who make a login of their own. */
export const registrationRoutes = ({ moves }: { readonly moves: readonly Move[] }) => handlers(registrations, {
  registrationForm: async ({ caller }) => {
    const { systems, locations, mandatory, ...form } = await registrationForm(caller);
    return { ...form, systems: [...systems], locations: [...locations], mandatory: [...mandatory] };
  },
  startRegistration: async ({ caller, body }) => ends(await startRegistration(caller, body.contact, body.locationId)),
  sendRegistrationCode: async ({ caller, params }) => ends(await sendAnotherCode(caller, params.id)),
  verifyRegistration: async ({ caller, params, body }) => ends(await verifyRegistration(caller, params.id, body.code)),
  completeRegistration: async ({ caller, params, body }) => completeRegistration(caller, moves, params.id, body),
});

const ends = <T extends { readonly expiresAt: Date }>({ expiresAt, ...rest }: T) => ({ ...rest, expiresAt: expiresAt.toISOString() });
