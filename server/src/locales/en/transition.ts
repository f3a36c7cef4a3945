/** Words of a clinic's move to the portal. */
export const transition = {
  'mail.transitionNotice.subject': '{organization} has a new patient portal',
  'mail.transitionNotice.heading': 'Our new patient portal is coming',
  'mail.transitionNotice.intro': 'Soon you can book, pay and read your record on the website of {organization}, with a username and password of your own.',
  'mail.transitionNotice.what': 'In the next days you will get an invitation at this address. Its link is good for three days.',
  'mail.transitionNotice.outro': 'You don’t need to do anything now. Questions? Call us.',
  'sms.transitionNotice': 'We are moving to a new patient portal. You will soon get an invitation with a link that is good for three days.',
  'problem.transition-running.title': 'A transition is under way already',
  'problem.transition-running.detail': 'Stop it, or wait until it is done.',
};
