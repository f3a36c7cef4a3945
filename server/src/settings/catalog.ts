import { z } from 'zod';
import { setting } from './setting.ts';

/** A span before something: whole hours, or whole calendar days of the place. */
export const Notice = z
  .strictObject({ value: z.number().int().min(0).max(365), unit: z.enum(['hours', 'days']) })
  .meta({ id: 'Notice', description: 'Whole hours, or whole local calendar days' });

/**
 * Every setting of an organization, and the only place where one is defined.
 * From it come validation, the OpenAPI schema, the staff screens and the docs.
 */
export const catalog = {
  'general.enabled': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Portal is on', fr: 'Portail activé', it: 'Portale attivo', es: 'Portal activado' },
    help: {
      en: 'Off: patients see a notice with the clinic’s phone number.',
      fr: 'Désactivé : les patients voient un avis avec le téléphone de la clinique.',
      it: 'Disattivato: i pazienti vedono un avviso con il telefono della clinica.',
      es: 'Desactivado: los pacientes ven un aviso con el teléfono de la clínica.',
    },
  }),
  'general.pricing': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Show prices', fr: 'Afficher les prix', it: 'Mostra i prezzi', es: 'Mostrar precios' },
    help: {
      en: 'Off: prices of products and services are shown nowhere. An invoice’s own amounts always are.',
      fr: 'Désactivé : les prix des produits et services n’apparaissent nulle part, sauf sur les factures.',
      it: 'Disattivato: i prezzi di prodotti e servizi non compaiono, se non nelle fatture.',
      es: 'Desactivado: los precios de productos y servicios no aparecen, salvo en las facturas.',
    },
  }),
  'general.language': setting({
    schema: z.enum(['en', 'fr']),
    fallback: 'en',
    visibility: 'public',
    label: { en: 'Language', fr: 'Langue', it: 'Lingua', es: 'Idioma' },
    help: {
      en: 'Used when neither the person nor the page chose a language.',
      fr: 'Utilisée si ni la personne ni la page n’a choisi de langue.',
      it: 'Usata quando né la persona né la pagina ha scelto una lingua.',
      es: 'Se usa cuando ni la persona ni la página eligió un idioma.',
    },
  }),
  'sections.appointments': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Appointments', fr: 'Rendez-vous', it: 'Appuntamenti', es: 'Citas' },
    help: {
      en: 'Patients see their appointments. Booking follows the scheduling settings alone.',
      fr: 'Les patients voient leurs rendez-vous. La réservation suit ses propres réglages.',
      it: 'I pazienti vedono i propri appuntamenti. La prenotazione segue le sue impostazioni.',
      es: 'Los pacientes ven sus citas. La reserva sigue sus propios ajustes.',
    },
  }),
  'sections.myHealth': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'My health', fr: 'Ma santé', it: 'La mia salute', es: 'Mi salud' },
    help: {
      en: 'Patients read their conditions, medications and allergies.',
      fr: 'Les patients lisent leurs problèmes de santé, médicaments et allergies.',
      it: 'I pazienti leggono patologie, farmaci e allergie.',
      es: 'Los pacientes leen sus afecciones, medicamentos y alergias.',
    },
  }),
  'sections.invoices': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Invoices', fr: 'Factures', it: 'Fatture', es: 'Facturas' },
    help: {
      en: 'Patients see and pay their invoices.',
      fr: 'Les patients voient et paient leurs factures.',
      it: 'I pazienti vedono e pagano le proprie fatture.',
      es: 'Los pacientes ven y pagan sus facturas.',
    },
  }),
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
  'billing.currency': setting({
    schema: z.string().regex(/^[A-Z]{3}$/).refine(isCurrency, 'currency'),
    fallback: 'CAD',
    visibility: 'public',
    label: { en: 'Currency', fr: 'Devise', it: 'Valuta', es: 'Moneda' },
    help: {
      en: 'The currency of all amounts, as its ISO 4217 code.',
      fr: 'La devise de tous les montants, par son code ISO 4217.',
      it: 'La valuta di tutti gli importi, con il codice ISO 4217.',
      es: 'La moneda de todos los importes, con su código ISO 4217.',
    },
  }),
} as const;

/** A setting by its name. */
export type SettingKey = keyof typeof catalog;
/** What a setting may be. */
export type SettingValue<Key extends SettingKey> = z.infer<(typeof catalog)[Key]['schema']>;

/** All keys, in the order in which staff see them. */
export const settingKeys = Object.keys(catalog).filter(isSettingKey);

/** Whether a name is a key of the catalog. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(catalog, key);
}

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
