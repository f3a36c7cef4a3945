import { z } from 'zod';
import { setting } from '../setting.ts';

/** Logins. */
export const identity = {
  'identity.linkBy': setting({
    schema: z.enum(['email', 'emailOrPhone']),
    fallback: 'emailOrPhone',
    visibility: 'private',
    label: { en: 'Link logins by', fr: 'Lier les comptes par', it: 'Collega gli accessi tramite', es: 'Vincular accesos por' },
    help: {
      en: 'Contacts that a login may be linked to. With email alone, new phone links are refused.',
      fr: 'Contacts auxquels un compte peut être lié. Courriel seul : les nouveaux liens par téléphone sont refusés.',
      it: 'Contatti a cui un accesso può essere collegato. Solo e-mail: i nuovi collegamenti telefonici sono rifiutati.',
      es: 'Contactos a los que se vincula un acceso. Solo correo: se rechazan nuevos vínculos por teléfono.',
    },
    options: {
      email: { en: 'Email only', fr: 'Courriel seulement', it: 'Solo e-mail', es: 'Solo correo' },
      emailOrPhone: { en: 'Email or phone', fr: 'Courriel ou téléphone', it: 'E-mail o telefono', es: 'Correo o teléfono' },
    },
  }),
  'identity.staffSecondFactor': setting({
    schema: z.enum(['offered', 'required']),
    fallback: 'required',
    visibility: 'private',
    label: { en: 'Second factor of staff', fr: 'Second facteur du personnel', it: 'Secondo fattore del personale', es: 'Segundo factor del personal' },
    help: {
      en: 'Required: staff set up an authenticator app before they can work.',
      fr: 'Obligatoire : le personnel configure une application d’authentification avant de travailler.',
      it: 'Obbligatorio: il personale configura un’app di autenticazione prima di lavorare.',
      es: 'Obligatorio: el personal configura una app de autenticación antes de trabajar.',
    },
    options: {
      offered: { en: 'Offered', fr: 'Proposé', it: 'Offerto', es: 'Ofrecido' },
      required: { en: 'Required', fr: 'Obligatoire', it: 'Obbligatorio', es: 'Obligatorio' },
    },
  }),
  'identity.sessionIdleMinutes': setting({
    schema: z.number().int().min(5).max(60),
    fallback: 15,
    visibility: 'public',
    label: { en: 'Sign out when nothing happens', fr: 'Déconnexion en cas d’inactivité', it: 'Disconnessione per inattività', es: 'Cierre de sesión por inactividad' },
    help: {
      en: 'A session ends after so long without activity. A minute before, the person is asked.',
      fr: 'Une session se termine après ce temps sans activité. Une minute avant, la personne est avertie.',
      it: 'Una sessione si chiude dopo questo tempo di inattività. Un minuto prima si avvisa la persona.',
      es: 'Una sesión se cierra tras ese tiempo sin actividad. Un minuto antes se avisa a la persona.',
    },
    unit: 'minutes',
  }),
  'identity.openBookings': setting({
    schema: z.number().int().min(1).max(50),
    fallback: 10,
    visibility: 'public',
    label: { en: 'Most open bookings a person has', fr: 'Réservations ouvertes par personne, au plus', it: 'Massimo di prenotazioni aperte a persona', es: 'Máximo de reservas abiertas por persona' },
    help: {
      en: 'How many upcoming appointments one person may hold by booking online.',
      fr: 'Combien de rendez-vous à venir une personne peut tenir en réservant en ligne.',
      it: 'Quanti appuntamenti futuri una persona può tenere prenotando online.',
      es: 'Cuántas citas futuras puede tener una persona reservando en línea.',
    },
  }),
} as const;
