import type { scheduling as english } from '../en/scheduling.ts';

/** Refus et erreurs de champ de la réservation et des horaires de la clinique. */
export const scheduling = {
  'problem.slot-taken.title': 'Quelqu’un d’autre a été plus rapide',
  'problem.slot-taken.detail': 'Cette heure vient d’être prise. Choisissez-en une autre.',
  'problem.slot-not-offered.title': 'Cette heure ne peut pas être réservée en ligne',
  'problem.slot-not-offered.detail': 'Choisissez une des heures affichées, ou appelez la clinique.',
  'problem.hold-expired.title': 'L’heure n’est plus gardée pour vous',
  'problem.hold-expired.detail':
    'Elle a été gardée aussi longtemps que possible. Choisissez de nouveau une heure ; ce que vous avez écrit est encore là.',
  'problem.step-missing.title': 'Il manque encore une étape',
  'problem.step-missing.detail': 'Chaque entrée de « missing » nomme une étape à faire avant de réserver.',
  'issue.time-zone': 'Ce fuseau horaire n’existe pas : employez un nom IANA, comme America/Vancouver',
  'issue.order': 'Ceci ne doit pas précéder l’autre borne',
  'issue.days': 'On peut demander au plus {maximum, number} jours à la fois',
  'issue.location-needed': 'Des heures en plus demandent un établissement',
  'issue.whose': 'Nommez un praticien, un établissement, ou les deux',
} satisfies Record<keyof typeof english, string>;
