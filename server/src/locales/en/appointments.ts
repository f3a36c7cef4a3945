/** Words of requests, reminders and what else patients and clinics hear of appointments. */
export const appointments = {
  'problem.request-decided.title': 'This request has been decided already',
  'problem.request-decided.detail': 'It was accepted, declined or withdrawn meanwhile, or its time has come. “status” says how it stands.',
};
