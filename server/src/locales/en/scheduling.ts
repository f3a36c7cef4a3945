/** Refusals and field errors of booking and of the clinic's hours. */
export const scheduling = {
  'problem.slot-taken.title': 'Somebody else was quicker',
  'problem.slot-taken.detail': 'That time has just been taken. Choose another one.',
  'problem.slot-not-offered.title': 'That time can’t be booked online',
  'problem.slot-not-offered.detail': 'Choose one of the times that are shown, or call the clinic.',
  'problem.hold-expired.title': 'The time is no longer kept for you',
  'problem.hold-expired.detail': 'It was kept for as long as it could be. Choose a time again; what you wrote is still here.',
  'problem.step-missing.title': 'One step is still missing',
  'problem.step-missing.detail': 'Each entry of “missing” names a step to do before booking.',
  'issue.time-zone': 'This is no time zone: use an IANA name such as America/Vancouver',
  'issue.order': 'This must not be before the other end',
  'issue.days': 'At most {maximum, number} days can be asked for at once',
  'issue.location-needed': 'Extra hours need a location',
  'issue.whose': 'Name a practitioner, a location, or both',
};
