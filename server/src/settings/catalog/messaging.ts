import { z } from 'zod';
import { setting } from '../setting.ts';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** A span of the day in local wall time; where `to` isn't after `from`, it ends on the next day. */
export const QuietHours = z.strictObject({ from: time, to: time }).meta({ id: 'QuietHours', description: 'HH:MM, local wall time of the place' });

/** How messages leave. */
export const messaging = {
  'messaging.quietHours': setting({
    schema: QuietHours.nullable(),
    fallback: { from: '21:00', to: '08:00' },
    visibility: 'private',
    perLocation: true,
    label: { en: 'Quiet hours', fr: 'Heures de silence', it: 'Ore di silenzio', es: 'Horas de silencio' },
    help: {
      en: 'Reminders and offers wait meanwhile; codes, resets and security notices don’t.',
      fr: 'Les rappels et les offres attendent ; les codes, réinitialisations et avis de sécurité, non.',
      it: 'I promemoria e le offerte attendono; codici, reimpostazioni e avvisi di sicurezza no.',
      es: 'Los recordatorios y las ofertas esperan; los códigos, restablecimientos y avisos de seguridad, no.',
    },
    none: { en: 'No quiet hours', fr: 'Aucune heure de silence', it: 'Nessuna ora di silenzio', es: 'Sin horas de silencio' },
  }),
} as const;
