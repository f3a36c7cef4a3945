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
  'problem.act-refused.title': 'Impossible en ligne en ce moment',
  'problem.act-refused.detail':
    '{why, select, tooLate {La visite est trop proche pour la changer en ligne.} noMovesLeft {Cette visite a été déplacée aussi souvent que la clinique le permet en ligne.} selfBookingOff {La clinique en convient directement avec vous.} movePending {Une nouvelle heure est déjà demandée ; la clinique n’a pas encore répondu.} notOpen {Cette visite ne peut plus être changée, ou n’est pas encore confirmée.} tooEarly {On ne peut pas encore rejoindre la visite.} over {La visite est terminée.} noLinkYet {La clinique n’a pas encore envoyé le lien de cette visite.} notVideo {Cette visite n’a pas lieu par vidéo.} existingOnly {Ceci se réserve en ligne seulement si vous êtes déjà venu.} newOnly {Ceci se réserve en ligne seulement pour une première visite.} call {Ceci se réserve par téléphone.} other {La clinique n’offre pas ceci en ligne.}}{phone, select, null {} other { Appelez la clinique : {phone}.}}',
  'problem.too-many-bookings.title': 'Vous avez autant de visites qu’on peut en réserver en ligne',
  'problem.too-many-bookings.detail': 'Au plus {limit, number} visites à venir se réservent en ligne. Annulez-en une, ou appelez la clinique.',
  'problem.step-missing.title': 'Il manque encore une étape',
  'problem.step-missing.detail': 'Chaque entrée de « missing » nomme une étape à faire avant de réserver.',
  'issue.mode': 'Ce type n’est pas offert de cette façon',
  'issue.time-zone': 'Ce fuseau horaire n’existe pas : employez un nom IANA, comme America/Vancouver',
  'issue.order': 'Ceci ne doit pas précéder l’autre borne',
  'issue.days': 'On peut demander au plus {maximum, number} jours à la fois',
  'issue.location-needed': 'Des heures en plus demandent un établissement',
  'issue.whose': 'Nommez un praticien, un établissement, ou les deux',
} satisfies Record<keyof typeof english, string>;
