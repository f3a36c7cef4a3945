import { msg } from '@lit/localize';

/** What is done to things, by the end of an action's name: `appointment.cancel` → `cancel`. */
const words: Readonly<Record<string, () => string>> = {
  'session.start': () => msg('Signed in'),
  'session.end': () => msg('Signed out'),
  'session.end-all': () => msg('Signed out everywhere'),
  'session.refuse': () => msg('Sign-in refused'),
  'session.lock': () => msg('Sign-in locked for a while'),
  'session.authenticate': () => msg('Password asked again'),
  'patient.read': () => msg('Record read'),
  'patient.list': () => msg('Seen in a list'),
  'patient.create': () => msg('Patient added'),
  'patient.change': () => msg('Details changed'),
  'patient.merge': () => msg('Records merged'),
  'patient.merged': () => msg('Record merged into another'),
  'contact.add': () => msg('Contact added'),
  'contact.code': () => msg('Code sent'),
  'contact.verify': () => msg('Contact verified'),
  'contact.prefer': () => msg('Contact preferred'),
  'contact.remove': () => msg('Contact removed'),
  'duplicate.keep-apart': () => msg('Records kept apart'),
  'portal-user.link': () => msg('Login linked'),
  'portal-user.invite': () => msg('Invited to the portal'),
  'portal-user.open': () => msg('Login opened by its link'),
  'portal-user.disable': () => msg('Login switched off'),
  'portal-user.enable': () => msg('Login switched on'),
  'portal-user.reset': () => msg('Link to a new password sent'),
  'portal-user.password': () => msg('Password changed'),
  'staff-user.invite': () => msg('Staff invited'),
  'staff-user.accept': () => msg('Staff account set up'),
  'staff-user.change': () => msg('Staff account changed'),
  'staff-user.reset': () => msg('Link to a new password sent'),
  'staff-user.password': () => msg('Password changed'),
  'second-factor.add': () => msg('Authenticator app set up'),
  'second-factor.remove': () => msg('Authenticator app removed'),
  'appointment.list': () => msg('Visits read'),
  'appointment.create': () => msg('Visit booked'),
  'appointment.change': () => msg('Visit changed'),
  'appointment.cancel': () => msg('Visit cancelled'),
  'invoice.create': () => msg('Invoice made'),
  'invoice.list': () => msg('Invoices read'),
  'payment.create': () => msg('Payment begun'),
  'payment.fail': () => msg('Payment failed'),
  'health.import': () => msg('Health record imported'),
  'health.summary.read': () => msg('Health summary read'),
  'settings.change': () => msg('Settings changed'),
  'key.create': () => msg('Key made'),
  'key.revoke': () => msg('Key revoked'),
  'audit.search': () => msg('Audit log searched'),
  'outbox.send-again': () => msg('Message sent again'),
};

/** An action in words; one that has none yet, by its own name. */
export const actionWord = (action: string) => words[action]?.() ?? action.replace(/[.-]/g, ' ');

/** The actions that can be searched for, by their words. */
export const actionChoices = () =>
  Object.entries(words)
    .map(([value, word]) => ({ value, text: word() }))
    .sort((one, other) => one.text.localeCompare(other.text));
