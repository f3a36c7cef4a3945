import type { transition as english } from '../en/transition.ts';

/** Words of a clinic’s move to the portal. */
export const transition: Readonly<Record<keyof typeof english, string>> = {
  'mail.transitionNotice.subject': '{organization} ha un nuovo portale pazienti',
  'mail.transitionNotice.heading': 'Arriva il nostro nuovo portale pazienti',
  'mail.transitionNotice.intro': 'Presto potrà prenotare, pagare e leggere la sua cartella sul sito di {organization}, con un nome utente e una password personali.',
  'mail.transitionNotice.what': 'Nei prossimi giorni riceverà un invito a questo indirizzo. Il suo link vale tre giorni.',
  'mail.transitionNotice.outro': 'Per ora non deve fare nulla. Domande? Ci chiami.',
  'sms.transitionNotice': 'Passiamo a un nuovo portale pazienti. Presto riceverà un invito con un link che vale tre giorni.',
  'problem.transition-running.title': 'È già in corso una transizione',
  'problem.transition-running.detail': 'La interrompa, oppure attenda che finisca.',
};
