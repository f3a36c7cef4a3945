import { z } from 'zod';
import { setting } from '../setting.ts';

/** A text per language; a language that is left out falls back to the organization's. */
export const TextPerLanguage = z
  .strictObject({ en: z.string().max(20_000).optional(), fr: z.string().max(20_000).optional(), it: z.string().max(20_000).optional(), es: z.string().max(20_000).optional() })
  .meta({ id: 'TextPerLanguage', description: 'Plain text; an empty line parts paragraphs' });

/** What a person agrees to before they book; what they gave is evidence. */
export const schedulingConsent = {
  'schedulingConsent.enabled': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Consent in booking', fr: 'Consentement à la réservation', it: 'Consenso alla prenotazione', es: 'Consentimiento al reservar' },
    help: {
      en: 'Who books is shown the consent’s text and document.',
      fr: 'Qui réserve voit le texte et le document du consentement.',
      it: 'Chi prenota vede il testo e il documento del consenso.',
      es: 'Quien reserva ve el texto y el documento del consentimiento.',
    },
    requires: ['schedulingConsent.text'],
  }),
  'schedulingConsent.required': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Consent is required', fr: 'Consentement obligatoire', it: 'Consenso obbligatorio', es: 'Consentimiento obligatorio' },
    help: {
      en: 'Off: the box may stay empty; what was chosen is kept.',
      fr: 'Désactivé : la case peut rester vide ; le choix est conservé.',
      it: 'Disattivo: la casella può restare vuota; la scelta è conservata.',
      es: 'Desactivado: la casilla puede quedar vacía; la elección se guarda.',
    },
    requires: ['schedulingConsent.enabled'],
  }),
  'schedulingConsent.everyTime': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Ask every time', fr: 'Demander chaque fois', it: 'Chiedi ogni volta', es: 'Preguntar cada vez' },
    help: {
      en: 'Off: asked once a person, then again only when text or document changes.',
      fr: 'Désactivé : demandé une fois par personne, puis seulement quand le texte ou le document change.',
      it: 'Disattivo: chiesto una volta a persona, poi solo se testo o documento cambiano.',
      es: 'Desactivado: se pregunta una vez por persona y luego solo si cambian texto o documento.',
    },
    requires: ['schedulingConsent.enabled'],
  }),
  'schedulingConsent.text': setting({
    schema: TextPerLanguage,
    fallback: {},
    visibility: 'private',
    label: { en: 'Text of the consent', fr: 'Texte du consentement', it: 'Testo del consenso', es: 'Texto del consentimiento' },
    help: {
      en: 'What a person agrees to, in each language.',
      fr: 'Ce que la personne accepte, dans chaque langue.',
      it: 'Ciò che la persona accetta, in ogni lingua.',
      es: 'Lo que la persona acepta, en cada idioma.',
    },
  }),
  'schedulingConsent.document': setting({
    schema: z.uuid().nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Document of the consent', fr: 'Document du consentement', it: 'Documento del consenso', es: 'Documento del consentimiento' },
    help: {
      en: 'A PDF or Word file that is opened from the consent step.',
      fr: 'Un fichier PDF ou Word ouvert depuis l’étape du consentement.',
      it: 'Un file PDF o Word aperto dal passo del consenso.',
      es: 'Un archivo PDF o Word que se abre desde el paso del consentimiento.',
    },
    none: { en: 'None', fr: 'Aucun', it: 'Nessuno', es: 'Ninguno' },
  }),
} as const;
