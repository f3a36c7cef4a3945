/** Refusals and field errors of booking and of the clinic's hours. */
export const scheduling = {
  'problem.slot-taken.title': 'Somebody else was quicker',
  'problem.slot-taken.detail': 'That time has just been taken. Choose another one.',
  'problem.slot-not-offered.title': 'That time can’t be booked online',
  'problem.slot-not-offered.detail': 'Choose one of the times that are shown, or call the clinic.',
  'problem.hold-expired.title': 'The time is no longer kept for you',
  'problem.hold-expired.detail': 'It was kept for as long as it could be. Choose a time again; what you wrote is still here.',
  'problem.act-refused.title': 'This can’t be done online now',
  'problem.act-refused.detail':
    '{why, select, tooLate {It is too near to the visit to change it online.} noMovesLeft {This visit was moved as often as the clinic allows online.} selfBookingOff {The clinic arranges this with you itself.} movePending {A new time was asked for already; the clinic has yet to answer.} notOpen {This visit can no longer be changed, or isn’t confirmed yet.} tooEarly {The visit can’t be joined yet.} over {The visit is over.} noLinkYet {The clinic has yet to send the link to this visit.} notVideo {This visit doesn’t take place by video.} existingOnly {This can be booked online by those who have been here before.} newOnly {This can be booked online for a first visit only.} call {This is booked by phone.} other {The clinic doesn’t offer this online.}}{phone, select, null {} other { Call the clinic: {phone}.}}',
  'problem.too-many-bookings.title': 'You have as many visits as can be booked online',
  'problem.too-many-bookings.detail': 'At most {limit, number} visits to come can be booked online. Cancel one, or call the clinic.',
  'problem.step-missing.title': 'One step is still missing',
  'problem.step-missing.detail': 'Each entry of “missing” names a step to do before booking.',
  'issue.mode': 'This type isn’t offered in that way',
  'issue.time-zone': 'This is no time zone: use an IANA name such as America/Vancouver',
  'issue.order': 'This must not be before the other end',
  'issue.days': 'At most {maximum, number} days can be asked for at once',
  'issue.location-needed': 'Extra hours need a location',
  'issue.whose': 'Name a practitioner, a location, or both',
};
