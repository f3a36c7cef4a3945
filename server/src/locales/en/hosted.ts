/** Words of the hosted page that aren't the tags'. */
export const hosted = {
  'hosted.staffTitle': '{organization}: staff',
  'hosted.missing': 'There is no portal here',
  'hosted.missingHelp': 'Check the address, or ask your clinic for the right one.',
  'hosted.index': 'This is where Portico’s portals are served',
  'hosted.indexPatients': 'Patients and staff: open the address that your clinic gave you, or the link in its mail.',
  'hosted.indexDevelopers': 'Developers: the API is described in its documentation.',
};
