import { z } from 'zod';
import { setting } from '../setting.ts';

/** A span before something: whole hours, or whole calendar days of the place. */
export const Notice = z
  .strictObject({ value: z.number().int().min(0).max(365), unit: z.enum(['hours', 'days']) })
  .meta({ id: 'Notice', description: 'Whole hours, or whole local calendar days' });

/** What can be booked, when and by whom. */
export const scheduling = {
  'scheduling.slotAvailability': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'private',
    perLocation: true,
    label: { en: 'Only portal hours', fr: 'Heures du portail seulement', it: 'Solo orari del portale', es: 'Solo horario del portal' },
    help: {
      en: 'On: only hours marked for portal booking are offered. Off: all of the standard availability.',
      fr: 'Activé : seules les heures marquées pour le portail sont offertes. Désactivé : toutes les disponibilités.',
      it: 'Attivo: si offrono solo gli orari segnati per il portale. Disattivo: tutta la disponibilità.',
      es: 'Activado: solo se ofrecen las horas marcadas para el portal. Desactivado: toda la disponibilidad.',
    },
  }),
  'scheduling.priorToBook': setting({
    schema: Notice,
    fallback: { value: 2, unit: 'hours' },
    visibility: 'public',
    perLocation: true,
    label: { en: 'Notice to book', fr: 'Délai pour réserver', it: 'Preavviso per prenotare', es: 'Antelación para reservar' },
    help: {
      en: 'A time nearer than this can’t be booked online.',
      fr: 'Une heure plus proche ne peut pas être réservée en ligne.',
      it: 'Un orario più vicino non si può prenotare online.',
      es: 'Una hora más cercana no se puede reservar en línea.',
    },
  }),
  'scheduling.daysAhead': setting({
    schema: z.number().int().min(1).max(730),
    fallback: 90,
    visibility: 'public',
    perLocation: true,
    label: { en: 'Days ahead', fr: 'Jours à l’avance', it: 'Giorni di anticipo', es: 'Días de antelación' },
    help: {
      en: 'The last day that can be booked, counted in local days from today.',
      fr: 'Le dernier jour réservable, en jours locaux à partir d’aujourd’hui.',
      it: 'L’ultimo giorno prenotabile, in giorni locali da oggi.',
      es: 'El último día reservable, en días locales desde hoy.',
    },
  }),
  'scheduling.showBookedSlots': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Show taken times', fr: 'Afficher les heures prises', it: 'Mostra orari occupati', es: 'Mostrar horas ocupadas' },
    help: {
      en: 'Taken times are shown struck through, with nothing about who took them.',
      fr: 'Les heures prises sont barrées, sans rien sur la personne.',
      it: 'Gli orari occupati sono barrati, senza dire da chi.',
      es: 'Las horas ocupadas aparecen tachadas, sin decir por quién.',
    },
  }),
  'scheduling.restrictToDefaultLocation': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Only the default clinic', fr: 'Clinique habituelle seulement', it: 'Solo la clinica abituale', es: 'Solo la clínica habitual' },
    help: {
      en: 'A patient with a default clinic books only there.',
      fr: 'Un patient qui a une clinique habituelle ne réserve que là.',
      it: 'Un paziente con una clinica abituale prenota solo lì.',
      es: 'Un paciente con clínica habitual solo reserva allí.',
    },
  }),
} as const;
