/** Logins of patients: refusals, and the messages that lead to a login or tell its owner what happened to it. */
export const portalUsers = {
  'problem.portal-off.title': 'The portal is switched off',
  'problem.portal-off.detail': 'Switch it on first: the link would lead nowhere.',
  'problem.not-linked.title': 'No email or phone is linked to this login',
  'problem.not-linked.detail': 'Link one first; messages about the login go there.',
  'problem.login-disabled.title': 'This login is disabled',
  'problem.login-disabled.detail': 'Enable it first.',
  'problem.phone-links-off.title': 'New logins aren’t linked by phone here',
  'problem.phone-links-off.detail': 'Link an email, or allow phones in the settings.',
  'problem.sms-not-configured.title': 'The portal can’t send SMS yet',
  'problem.sms-not-configured.detail': 'Whoever runs the portal has to set SMS_URL.',
  'issue.password-too-short': 'The password needs at least {minimum} characters. A few words in a row are easy to remember.',
  'issue.password-common': 'This password is among those that are tried first. Choose another.',
  'issue.password-personal': 'The password is too close to your name, username, email or clinic. Choose another.',
  'issue.username-too-short': 'The username needs at least 3 characters',
  'issue.username-contact': 'An email or phone number can’t be a username, unless it is the one your invitation went to',
  'issue.username-format': 'The username may hold letters, digits and signs, but no spaces',
};
