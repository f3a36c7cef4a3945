import { msg } from '@lit/localize';

const words: Readonly<Record<string, () => string>> = {
  booked: () => msg('Visit booked'),
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
};

/** What a message is about; one that has no words here, by its own name. */
export const messageWord = (name: string) => words[name]?.() ?? name.replace(/[.-]/g, ' ');
