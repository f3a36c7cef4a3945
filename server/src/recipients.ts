import { reachContactOfUser, reachLogin, reachStaff } from './identity/reach-users.ts';
import { reachClinic } from './locations/reach-clinic.ts';
import type { Recipients } from './messaging/recipients.ts';
import { reachPatient } from './patients/reach-patient.ts';

/** Who finds the people that messages go to. */
export const recipients: Recipients = {
  patient: reachPatient,
  login: reachLogin,
  contactOfUser: reachContactOfUser,
  staff: reachStaff,
  clinic: reachClinic,
};
