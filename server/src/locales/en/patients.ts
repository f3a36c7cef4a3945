/** Words about patients’ records and how they are reached. */
export const patients = {
  'problem.contact-not-verified.title': 'This address or number isn’t verified yet',
  'problem.contact-not-verified.detail': 'Enter the code that we sent to it first.',
  'problem.contact-needed.title': 'The clinic needs this one',
  'problem.contact-needed.detail': 'Add another one before you remove it.',
  'issue.contact': 'We can’t send anything to this. Check the address or number.',
  'issue.future': 'This day is still to come',
  'issue.filled-in': 'The clinic needs this field. Fill it in.',
};
