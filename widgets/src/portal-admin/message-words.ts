import { msg } from '@lit/localize';

const words: Readonly<Record<string, () => string>> = {
  booked: () => msg('Visit booked'),
  reminder: () => msg('Reminder of a visit'),
  moved: () => msg('Visit moved'),
  cancelled: () => msg('Visit cancelled'),
  requested: () => msg('Request received'),
  requestToClinic: () => msg('Request, to the clinic'),
  accepted: () => msg('Request accepted'),
  declined: () => msg('Request declined'),
  requestWithdrawn: () => msg('Request withdrawn'),
  requestLapsed: () => msg('Request ended without an answer'),
  receipt: () => msg('Receipt'),
  transitionNotice: () => msg('The portal is coming'),
  code: () => msg('Code to prove a contact'),
  accountExists: () => msg('There is an account already'),
  portalConfirmation: () => msg('Welcome to the portal'),
  signupNotification: () => msg('A patient registered'),
  invitation: () => msg('Invitation'),
  reset: () => msg('Link to a new password'),
  securityNotice: () => msg('Security notice'),
  staffInvitation: () => msg('Invitation of staff'),
  staffReset: () => msg('Link to a new password, staff'),
  staffNotice: () => msg('Notice to staff'),
  accessEnding: () => msg('Access is ending'),
  keyExposed: () => msg('A secret key was exposed'),
  trial: () => msg('A mail that staff tried out'),
};

/** What a message is about; one that has no words here, by its own name. */
export const messageWord = (name: string) => words[name]?.() ?? name.replace(/[.-]/g, ' ');

/** Why a message was given up, as whoever mends it would say it. */
export function reasonWord(reason: string | null) {
  if (!reason) return undefined;
  if (/^smtp-(EENVELOPE|EMESSAGE)|-5\d\d$/.test(reason)) return msg('the address was refused');
  if (/EAUTH/.test(reason)) return msg('the mail service refused our password');
  if (/ECONN|ETIMEDOUT|ESOCKET|EDNS|ENOTFOUND|ETLS|-4\d\d$/.test(reason)) return msg('the mail service could not be reached');
  return msg('something went wrong on the way');
}
