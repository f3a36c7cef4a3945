import type { health as en } from '../en/health.ts';

/** Mots du résumé de santé, et du sort des entrées importées. */
export const health = {
  'health.unnamed.condition': 'Problème de santé non précisé',
  'health.unnamed.medication': 'Médicament non précisé',
  'health.unnamed.allergy': 'Allergie non précisée',
  'health.unnamed.appointment': 'Rendez-vous',
  'health.unnamed.payer': 'Assureur non précisé',
  'health.condition.active': 'Actif',
  'health.condition.recurrence': 'De nouveau actif',
  'health.condition.relapse': 'Rechute',
  'health.condition.inactive': 'Inactif',
  'health.condition.remission': 'En rémission',
  'health.condition.resolved': 'Résolu',
  'health.condition.unknown': 'État non précisé',
  'health.condition.onset-age': 'à l’âge de {age, number} {age, plural, one {an} other {ans}}',
  'health.criticality.low': 'Risque faible',
  'health.criticality.high': 'Risque élevé',
  'health.criticality.unable-to-assess': 'Risque non évalué',
  'health.dosage.times':
    '{times, plural, one {# fois} other {# fois}} {every, plural, =1 {{unit, select, s {par seconde} min {par minute} h {par heure} d {par jour} wk {par semaine} mo {par mois} other {par an}}} other {{unit, select, s {toutes les # secondes} min {toutes les # minutes} h {toutes les # heures} d {tous les # jours} wk {toutes les # semaines} mo {tous les # mois} other {tous les # ans}}}}',
  'health.dosage.as-needed': 'au besoin',
  'health.import.not-kept': '{type} n’est pas un type que Portico conserve; rien n’a été enregistré.',
  'health.import.kept': 'Enregistré.',
  'health.refused.not-json': 'Cette entrée n’est pas du JSON.',
  'health.refused.too-deep': 'Cette entrée est imbriquée trop profondément.',
  'health.refused.too-large': 'Cette entrée est trop volumineuse : 5 mégaoctets au plus.',
  'health.refused.no-resource': 'Cette entrée ne contient pas de ressource.',
  'health.refused.no-type': 'La ressource n’a pas de resourceType.',
  'health.refused.bad-type': 'Le resourceType n’est pas le nom d’un type de ressource.',
  'health.refused.bad-id': 'L’id peut contenir des lettres, des chiffres, « - » et « . », 64 au plus.',
  'health.refused.id-mismatch': 'L’id de la ressource n’est pas celui de la requête.',
  'health.refused.type-mismatch': 'La requête vise un autre type que {type}.',
  'health.refused.method': '{method} n’est pas accepté ici : envoyez POST ou PUT.',
  'health.refused.no-patient': 'La ressource ne nomme pas le patient concerné.',
  'health.refused.unknown-patient':
    'Le patient concerné est inconnu ici. Envoyez d’abord le Patient, ou avec la ressource.',
  'health.refused.two-patients': 'Ces identifiants appartiennent à deux patients.',
  'health.refused.time-taken':
    'Le temps de ce praticien est pris. Un agenda externe prioritaire envoie un bloc occupé.',
  'health.refused.not-storable': 'La base de données a refusé cette entrée.',
  'health.refused.not-one-object': 'Le document n’est pas un seul objet JSON complet.',
  'health.refused.too-many':
    'Le lot a trop d’entrées pour une requête : {most, number} au plus. Utilisez la commande d’importation.',
} satisfies Record<keyof typeof en, string>;
