import { randomInt } from 'node:crypto';
import type { Caller } from '../../http/caller.ts';
import {
  openPatientAccount,
  openStaffAccount,
  type Login,
  type StaffLogin,
} from '../../identity/development-accounts.ts';
import type { Definitions } from './definitions.ts';

const words = (
  'amber anchor apple autumn barley basil beacon birch bridge brook candle canyon cedar cherry cinder clover copper coral cotton cove ' +
  'cypress daisy dawn delta ember falcon fern field flint forest garden ginger granite harbour hazel heather island ivory jasmine juniper ' +
  'kettle lantern larch lemon linen maple marble meadow mint mossy nutmeg oak ocean olive orchard otter pebble pepper pine plum poppy ' +
  'prairie quartz quill raven reed river rowan saffron sage sail saltbox shore silver slate sparrow spruce stone sugar summer thistle ' +
  'timber tulip valley velvet violet walnut willow winter wren yarrow'
).split(' ');

/** A passphrase of common words, easy to type from one window into another. */
export const passphrase = (): string => Array.from({ length: 5 }, () => words[randomInt(words.length)]).join('-');

/** Lets the demo's patient sign in with a password made now. Again makes a new one. */
export async function openDemoPatient(caller: Caller, { clinic }: Definitions, patientId: string): Promise<Login> {
  const login = { username: clinic.patient.username, password: passphrase() };
  await openPatientAccount(caller, patientId, { ...login, email: clinic.patient.email });
  return login;
}

/** Lets the demo's staff sign in, with an authenticator app. Again makes a new password and app secret. */
export function openDemoStaff(caller: Caller, { clinic }: Definitions, userTypeId: string): Promise<StaffLogin> {
  return openStaffAccount(caller, { ...clinic.staff, userTypeId, password: passphrase() });
}
