import { z } from 'zod';
import { setting } from '../setting.ts';

/** What a patient's home page shows. */
export const homeWidgets = {
  'homeWidgets.outstandingInvoices': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Outstanding invoices', fr: 'Factures à payer', it: 'Fatture da pagare', es: 'Facturas pendientes' },
    help: {
      en: 'Off: patients see and pay outstanding invoices nowhere in the portal. Paid ones stay.',
      fr: 'Désactivé : les factures à payer n’apparaissent et ne se paient nulle part. Les payées restent.',
      it: 'Disattivato: le fatture da pagare non si vedono e non si pagano nel portale. Quelle pagate restano.',
      es: 'Desactivado: las facturas pendientes no se ven ni se pagan en el portal. Las pagadas siguen.',
    },
  }),
} as const;
