import { msg } from '@lit/localize';
import type { paths } from '../../portal/api.d.ts';

/** What was done, as the API names it. */
export type AuditAction = NonNullable<NonNullable<paths['/v1/admin/audit-events']['get']['parameters']['query']>['action']>;

/** What is only looked at: left out unless somebody asks for it. */
const reads = {
  'appointment.list': () => msg('Visits read'),
  'appointment.read': () => msg('Visit read'),
  'audit.search': () => msg('Audit log searched'),
  'form.read': () => msg('Form read'),
  'guest.read': () => msg('Guest looked at'),
  'consent.list': () => msg('Consents read'),
  'coverage.list': () => msg('Insurances listed'),
  'health.list': () => msg('Health records read'),
  'health.read': () => msg('Health record read'),
  'health.summary.read': () => msg('Health summary read'),
  'invoice.list': () => msg('Invoices read'),
  'invoice.read': () => msg('Invoice read'),
  'patient.read': () => msg('Record read'),
  'portal-user.read': () => msg('Login looked at'),
  'session.list': () => msg('Own devices looked at'),
  'staff.list': () => msg('Staff list read'),
};

const changes = {
  'appointment-type.change': () => msg('Type of visit changed'),
  'appointment-type.create': () => msg('Type of visit added'),
  'appointment.accept': () => msg('Request accepted'),
  'appointment.cancel': () => msg('Visit cancelled'),
  'appointment.change': () => msg('Visit changed'),
  'appointment.confirm': () => msg('Visit confirmed by the patient'),
  'appointment.create': () => msg('Visit booked'),
  'appointment.decline': () => msg('Request declined'),
  'appointment.join': () => msg('Video visit joined'),
  'appointment.lapse': () => msg('Request ended without an answer'),
  'appointment.reschedule': () => msg('Visit moved'),
  'calendar.renew': () => msg('Calendar address renewed'),
  'card.fail': () => msg('Card not saved'),
  'card.remove': () => msg('Saved card removed'),
  'card.save': () => msg('Card saved'),
  'card.start': () => msg('Saving a card begun'),
  'contact.add': () => msg('Contact added'),
  'contact.code': () => msg('Code sent'),
  'contact.prefer': () => msg('Contact preferred'),
  'contact.remove': () => msg('Contact removed'),
  'contact.sms-start': () => msg('Texts to a number begin again (START)'),
  'contact.sms-stop': () => msg('Texts to a number ended (STOP)'),
  'contact.verify': () => msg('Contact verified'),
  'coverage.change': () => msg('Insurance changed'),
  'coverage.create': () => msg('Insurance added'),
  'coverage.remove': () => msg('Insurance removed'),
  'duplicate.keep-apart': () => msg('Records kept apart'),
  'consent.record': () => msg('Consent answered'),
  'file.create': () => msg('File uploaded'),
  'form.request': () => msg('Form asked for'),
  'form.save': () => msg('Form answered'),
  'form.withdraw': () => msg('Form no longer asked for'),
  'gateway.choose': () => msg('Payment service chosen'),
  'guest.code': () => msg('Code sent to a guest'),
  'guest.make-patient': () => msg('Guest made a patient'),
  'guest.verify': () => msg('Guest’s contact proved'),
  'health.import': () => msg('Health record imported'),
  'invoice.create': () => msg('Invoice made'),
  'key.create': () => msg('Key made'),
  'key.rotate': () => msg('API key replaced'),
  'organization.change': () => msg('Name or contact of the clinic changed'),
  'user-type.change': () => msg('Set of rights changed'),
  'user-type.create': () => msg('Set of rights added'),
  'user-type.remove': () => msg('Set of rights removed'),
  'key.revoke': () => msg('Key revoked'),
  'location.change': () => msg('Location changed'),
  'location.create': () => msg('Location added'),
  'origin.allow': () => msg('Website allowed'),
  'origin.forbid': () => msg('Website no longer allowed'),
  'outbox.send-again': () => msg('Message sent again'),
  'password-reset.request': () => msg('New password asked for'),
  'patient.change': () => msg('Details changed'),
  'patient.create': () => msg('Patient added'),
  'patient.import': () => msg('Record imported'),
  'patient.merge': () => msg('Records merged'),
  'patient.merged': () => msg('Record merged into another'),
  'payment.create': () => msg('Payment begun'),
  'payment.fail': () => msg('Payment failed'),
  'payment.succeed': () => msg('Payment arrived'),
  'payment.unapplied': () => msg('Payment arrived for no invoice'),
  'portal-user.activate': () => msg('Login set up'),
  'portal-user.disable': () => msg('Login switched off'),
  'portal-user.enable': () => msg('Login switched on'),
  'portal-user.invite': () => msg('Invited to the portal'),
  'portal-user.link': () => msg('Login linked'),
  'portal-user.notice': () => msg('Told about the portal'),
  'portal-user.open': () => msg('Login opened by its link'),
  'portal-user.password': () => msg('Patient’s password changed'),
  'portal-user.register': () => msg('Registered'),
  'portal-user.reset': () => msg('Patient sent a link to a new password'),
  'practitioner.change': () => msg('Practitioner changed'),
  'practitioner.create': () => msg('Practitioner added'),
  'preview.start': () => msg('Preview opened'),
  'questionnaire.change': () => msg('Form retired or brought back'),
  'questionnaire.create': () => msg('Form added'),
  'registration.complete': () => msg('Registration completed'),
  'registration.start': () => msg('Registration begun'),
  'registration.verify': () => msg('Registration: code entered'),
  'schedule.busy.put': () => msg('Busy time noted'),
  'schedule.busy.remove': () => msg('Busy time removed'),
  'schedule.change': () => msg('Hours changed'),
  'schedule.exception.create': () => msg('Exception from the hours added'),
  'schedule.exception.remove': () => msg('Exception from the hours removed'),
  'second-factor.add': () => msg('Authenticator app set up'),
  'second-factor.remove': () => msg('Authenticator app removed'),
  'session.authenticate': () => msg('Password asked again'),
  'session.end': () => msg('Signed out'),
  'session.end-all': () => msg('Signed out everywhere'),
  'session.lock': () => msg('Sign-in locked for a while'),
  'session.refuse': () => msg('Sign-in refused'),
  'session.start': () => msg('Signed in'),
  'settings.change': () => msg('Settings changed'),
  'staff-user.accept': () => msg('Staff account set up'),
  'staff-user.change': () => msg('Staff account changed'),
  'staff-user.invite': () => msg('Staff invited'),
  'staff-user.open': () => msg('Staff account opened'),
  'staff-user.password': () => msg('Colleague’s password changed'),
  'staff-user.reset': () => msg('Colleague sent a link to a new password'),
  'tax-rate.create': () => msg('Tax rate added'),
  'transition.pause': () => msg('Move to the portal paused'),
  'transition.resume': () => msg('Move to the portal goes on'),
  'transition.start': () => msg('Move to the portal begun'),
  'webhook.change': () => msg('Webhook changed'),
  'webhook.create': () => msg('Webhook added'),
  'webhook.ping': () => msg('Test message sent to a webhook'),
  'webhook.remove': () => msg('Webhook removed'),
  'webhook.replay': () => msg('Message to a webhook sent again'),
  'webhook.rotate': () => msg('Secret of a webhook changed'),
  'transition.stop': () => msg('Move to the portal stopped'),
};

// Every action of the API has its words, or this doesn't compile.
const words: Readonly<Record<AuditAction, () => string>> = { ...reads, ...changes };

const isKnown = (action: string): action is AuditAction => Object.hasOwn(words, action);

/** An action in words. One that an older or newer version of the API wrote is told without its code. */
export const actionWord = (action: string) => (isKnown(action) ? words[action]() : msg('Something else'));

/** Whether nothing was changed by it. */
export const isRead = (action: string) => Object.hasOwn(reads, action);

/** The actions that can be searched for, by their words: what was only looked at as well, where it is shown. */
export const actionChoices = (areReadsShown: boolean) =>
  (Object.keys(words) as AuditAction[])
    .filter((action) => areReadsShown || !isRead(action))
    .map((value) => ({ value, text: words[value]() }))
    .sort((one, other) => one.text.localeCompare(other.text));

/** The action that was chosen among them. */
export const chosenAction = (value: string): AuditAction | '' => (isKnown(value) ? value : '');
