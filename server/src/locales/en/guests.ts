/** Words of booking without an account, and of forms. */
export const guests = {
  'problem.public-booking-off.title': 'Booking needs an account here',
  'problem.public-booking-off.detail': 'Sign in or register to book, or call the clinic.',
  'issue.form-item': 'The form has no question “{linkId}”',
  'issue.form-item-twice': 'This question is answered twice',
  'issue.form-answer-type': 'This question takes another kind of answer',
  'issue.form-answers': 'This question takes one answer',
  'issue.form-option': 'Choose one of the answers',
  'issue.form-too-long': 'At most {maximum} characters',
  'issue.form-required': 'This question needs an answer',
  'issue.form-unsupported': 'Questions of the type “{type}” aren’t supported yet',
  'issue.form-options-needed': 'A question to choose from needs answers',
  'issue.form-options-surplus': 'Only questions to choose from have answers of their own',
  'issue.form-link-id': 'Another question has this linkId',
  'issue.form-option-empty': 'An answer to choose needs a code or a text',
};
