/** Words of the hosted page that aren't the tags'. */
export const hosted = {
  'hosted.heading': 'Your portal at {organization}',
  'hosted.staffTitle': '{organization}: staff',
  'hosted.missing': 'There is no portal here',
  'hosted.missingHelp': 'Check the address, or ask your clinic for the right one.',
};
