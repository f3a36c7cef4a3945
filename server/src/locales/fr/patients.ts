import type { patients as en } from '../en/patients.ts';

/** Mots des dossiers des patients et des moyens de les joindre. */
export const patients = {
  'problem.contact-not-verified.title': 'Cette adresse ou ce numéro n’est pas encore vérifié',
  'problem.contact-not-verified.detail': 'Entrez d’abord le code que nous y avons envoyé.',
  'problem.contact-needed.title': 'La clinique en a besoin',
  'problem.contact-needed.detail': 'Ajoutez-en un autre avant de le supprimer.',
  'issue.contact': 'Rien ne peut y être envoyé. Vérifiez l’adresse ou le numéro.',
  'issue.future': 'Ce jour est encore à venir',
  'issue.filled-in': 'La clinique a besoin de ce champ. Remplissez-le.',
} satisfies Record<keyof typeof en, string>;
