import type { appointments as english } from '../en/appointments.ts';

/** Mots des demandes, des rappels et de ce que patients et cliniques apprennent des rendez-vous. */
export const appointments = {
  'problem.request-decided.title': 'Cette demande est déjà réglée',
  'problem.request-decided.detail': 'Elle a été acceptée, refusée ou retirée entre-temps, ou son heure est venue. « status » dit où elle en est.',
} satisfies Record<keyof typeof english, string>;
