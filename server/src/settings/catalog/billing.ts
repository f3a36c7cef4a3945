import { z } from 'zod';
import { setting } from '../setting.ts';

/** Money. */
export const billing = {
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

function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}
