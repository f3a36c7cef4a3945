import { z } from 'zod';
import { setting } from '../setting.ts';

/** How long things are kept. */
export const retention = {
  'retention.inactiveMonths': setting({
    schema: z.number().int().min(12).max(600).nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Disable unused logins after months', fr: 'Désactiver les comptes inutilisés après mois', it: 'Disattiva accessi inutilizzati dopo mesi', es: 'Desactivar accesos sin uso tras meses' },
    help: {
      en: 'Logins unused that long are disabled, after a notice. Empty: never.',
      fr: 'Les comptes inutilisés aussi longtemps sont désactivés, après un avis. Vide : jamais.',
      it: 'Gli accessi inutilizzati così a lungo sono disattivati, dopo un avviso. Vuoto: mai.',
      es: 'Los accesos sin uso durante ese tiempo se desactivan, tras un aviso. Vacío: nunca.',
    },
    unit: 'months',
  }),
} as const;
