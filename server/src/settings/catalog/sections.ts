import { z } from 'zod';
import { setting } from '../setting.ts';

/** Parts of the portal that are shown or hidden as a whole. */
export const sections = {
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
  'sections.forms': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Forms', fr: 'Formulaires', it: 'Moduli', es: 'Formularios' },
    help: {
      en: 'Patients see and fill in their intake forms.',
      fr: 'Les patients voient et remplissent leurs formulaires.',
      it: 'I pazienti vedono e compilano i loro moduli.',
      es: 'Los pacientes ven y rellenan sus formularios.',
    },
  }),
} as const;
