/** What is only looked at. */
export const readActions = [
  'appointment.list', 'appointment.read', 'audit.search', 'consent.list', 'coverage.list', 'form.read', 'guest.read', 'health.list', 'health.read', 'health.summary.read', 'invoice.list', 'invoice.read', 'patient.read',
  'portal-user.read', 'session.list', 'staff.list',
] as const;

/** What changes something, or is tried. */
export const changeActions = [
  'appointment-type.change', 'appointment-type.create', 'appointment.accept', 'appointment.cancel', 'appointment.change', 'appointment.confirm',
  'appointment.create', 'appointment.decline', 'appointment.join', 'appointment.lapse', 'appointment.reschedule', 'calendar.renew', 'card.fail', 'card.remove', 'card.save', 'card.start', 'contact.add', 'contact.code', 'contact.prefer', 'contact.sms-start', 'contact.sms-stop',
  'contact.remove', 'contact.verify', 'coverage.change', 'coverage.create', 'coverage.remove', 'duplicate.keep-apart', 'file.create', 'consent.record', 'form.request', 'form.save', 'form.withdraw', 'gateway.choose', 'guest.code', 'guest.make-patient', 'guest.verify', 'health.import', 'invoice.create', 'key.create', 'key.revoke', 'key.rotate', 'organization.change', 'user-type.change', 'user-type.create', 'user-type.remove', 'location.change',
  'location.create', 'origin.allow', 'origin.forbid', 'outbox.send-again', 'password-reset.request', 'patient.change', 'patient.create', 'patient.import', 'patient.merge',
  'patient.merged', 'payment.create', 'payment.fail', 'payment.succeed', 'payment.unapplied', 'portal-user.activate', 'portal-user.disable', 'portal-user.enable',
  'portal-user.invite', 'portal-user.link', 'portal-user.notice', 'portal-user.open', 'portal-user.password', 'portal-user.register', 'portal-user.reset',
  'practitioner.change', 'practitioner.create', 'preview.start', 'questionnaire.change', 'questionnaire.create', 'registration.complete', 'registration.start', 'registration.verify', 'schedule.busy.put', 'schedule.busy.remove',
  'schedule.change', 'schedule.exception.create', 'schedule.exception.remove', 'second-factor.add', 'second-factor.remove', 'session.authenticate', 'session.end',
  'session.end-all', 'session.lock', 'session.refuse', 'session.start', 'settings.change', 'staff-user.accept', 'staff-user.change', 'staff-user.invite',
  'staff-user.open', 'staff-user.password', 'staff-user.reset', 'tax-rate.create', 'transition.pause', 'transition.resume', 'transition.start', 'transition.stop',
  'webhook.change', 'webhook.create', 'webhook.ping', 'webhook.remove', 'webhook.replay', 'webhook.rotate',
] as const;

/** All that the audit log is written of. A new action is a name here, and words for it in the staff’s audit screen. */
export const auditActions = [...readActions, ...changeActions] as const;

/** What was done, as the audit log calls it: `<thing>.<verb>`. */
export type AuditAction = (typeof auditActions)[number];
