import type { accounts as english } from '../en/accounts.ts';

/** Problems of logins, of patients and of staff. */
export const accounts: Readonly<Record<keyof typeof english, string>> = {
  'problem.link-used.title': 'Questo link è già stato usato',
  'problem.link-used.detail': 'Acceda, oppure chieda un nuovo link.',
  'problem.link-replaced.title': 'C’è un link più recente',
  'problem.link-replaced.detail': 'Usi il link dell’ultimo messaggio, oppure ne chieda un altro.',
  'problem.link-expired.title': 'Questo link è scaduto',
  'problem.link-expired.detail': 'Ne chieda uno nuovo.',
  'problem.code-expired.title': 'Questo codice non si può più usare',
  'problem.code-expired.detail': 'Ne chieda uno nuovo.',
  'problem.already-active.title': 'Questo account è già in uso',
  'problem.already-active.detail': 'Non serve un invito: chi ha dimenticato la password ne riceve una nuova.',
  'problem.not-active.title': 'Questo account non è in uso',
  'problem.not-active.detail': 'Può farlo solo chi ha accettato un invito e ha un account attivo.',
  'problem.mail-not-configured.title': 'Il portale non può ancora inviare e-mail',
  'problem.mail-not-configured.detail': 'Chi gestisce il portale deve impostare SMTP_URL e MAIL_FROM.',
  'problem.second-factor-required.title': 'La clinica chiede a tutti un secondo fattore',
  'problem.second-factor-required.detail': 'Al posto di questa, configuri un’altra app di autenticazione.',
  'problem.not-yourself.title': 'Non può farlo sul proprio account',
  'problem.not-yourself.detail': 'Lo chieda a un’altra persona che gestisce il personale.',
  'problem.last-manager.title': 'Non resterebbe nessuno a gestire il personale',
  'problem.last-manager.detail': 'Assegni prima questo diritto a un’altra persona.',
  'issue.code-wrong': 'Questo codice non è giusto',
};
