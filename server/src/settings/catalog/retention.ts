import { z } from 'zod';
import { setting } from '../setting.ts';

/** How long things are kept. */
export const retention = {
  'retention.inactiveMonths': setting({
    schema: z.number().int().min(12).max(600).nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Switch off unused logins', fr: 'Désactiver les comptes inutilisés', it: 'Disattiva gli accessi inutilizzati', es: 'Desactivar los accesos sin uso' },
    help: {
      en: 'Logins unused that long are disabled, after a notice.',
      fr: 'Les comptes inutilisés aussi longtemps sont désactivés, après un avis.',
      it: 'Gli accessi inutilizzati così a lungo sono disattivati, dopo un avviso.',
      es: 'Los accesos sin uso durante ese tiempo se desactivan, tras un aviso.',
    },
    unit: 'months',
    none: { en: 'Never', fr: 'Jamais', it: 'Mai', es: 'Nunca' },
  }),
} as const;
