import { z } from 'zod';
import { setting } from '../setting.ts';

/** What stands in the toolbar of `<portal-app>`. */
export const toolbar = {
  'toolbar.bookAppointment': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Book', fr: 'Réserver', it: 'Prenota', es: 'Reservar' },
    help: {
      en: 'Off hides only the entry: direct links and tags still book.',
      fr: 'Désactivé, seule l’entrée disparaît : les liens directs et les balises réservent encore.',
      it: 'Disattivato, scompare solo la voce: link diretti e tag prenotano ancora.',
      es: 'Desactivado, solo se oculta la entrada: los enlaces directos y las etiquetas siguen reservando.',
    },
  }),
} as const;
