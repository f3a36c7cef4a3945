import { z } from 'zod';
import { imagePathOf } from '../../rich-text/clean-html.ts';
import { checkBytes, checked, checkFields, RichText } from '../../rich-text/schemas.ts';
import { playable } from '../../rich-text/video.ts';
import { setting, type FourLanguages } from '../setting.ts';
import { messageFields } from './message-fields.ts';

const Plain = z.strictObject({ html: RichText }).meta({ id: 'MessageText' });
const WithVideo = z
  .strictObject({
    html: RichText,
    video: z
      .strictObject({
        url: z.string().max(500).meta({ description: 'A page of YouTube or Vimeo, or an MP4 file over https' }),
        poster: z.string().max(500).nullable().default(null).overwrite((src) => (src === null ? src : (imagePathOf(src) ?? src))).meta({ description: 'What is shown until it is pressed: `/v1/images/<id>`' }),
      })
      .optional(),
  })
  .meta({ id: 'MessageWithVideo' });

const inLanguages = <Text extends z.ZodType>(text: Text) => z.strictObject({ en: text.optional(), fr: text.optional(), it: text.optional(), es: text.optional() });
const MessageTexts = inLanguages(Plain).meta({ id: 'MessageTexts', description: 'A text per language; who reads another gets the organization’s, else any' });
const MessageTextsWithVideo = inLanguages(WithVideo).meta({ id: 'MessageTextsWithVideo' });

interface Readable {
  html: string;
  video?: { url: string; poster: string | null } | undefined;
}
type Texts = Partial<Record<'en' | 'fr' | 'it' | 'es', Readable | undefined>> | null;

const checkMessage = (name: keyof typeof messageFields) =>
  checked<Texts>((value, refuse) => {
    checkBytes(value, refuse);
    for (const [language, text] of Object.entries(value ?? {})) {
      if (!text) continue;
      checkFields(text.html, messageFields[name], [language, 'html'], refuse);
      if (text.video && !playable(text.video.url)) refuse('video-url', [language, 'video', 'url']);
      if (text.video?.poster && !imagePathOf(text.video.poster)) refuse('video-poster', [language, 'video', 'poster']);
    }
  });

const message = (name: keyof typeof messageFields, label: FourLanguages, help: FourLanguages) =>
  setting({ schema: MessageTexts.nullable().superRefine(checkMessage(name)), fallback: null, visibility: 'private', label, help });

/** What the clinic says in its own words on the portal’s pages. */
export const messages = {
  'messages.appointmentBooking': message(
    'appointmentBooking',
    { en: 'When somebody begins to book', fr: 'Au début d’une réservation', it: 'Quando si inizia a prenotare', es: 'Al empezar a reservar' },
    {
      en: 'Shown above the first question of booking.',
      fr: 'Affiché au-dessus de la première question de la réservation.',
      it: 'Mostrato sopra la prima domanda della prenotazione.',
      es: 'Se muestra sobre la primera pregunta de la reserva.',
    },
  ),
  'messages.loginPage': setting({
    schema: MessageTextsWithVideo.nullable().superRefine(checkMessage('loginPage')),
    fallback: null,
    visibility: 'private',
    label: { en: 'Beside signing in', fr: 'À côté de la connexion', it: 'Accanto all’accesso', es: 'Junto al inicio de sesión' },
    help: {
      en: 'May hold a video. It plays only when it is pressed.',
      fr: 'Peut contenir une vidéo, qui ne démarre qu’au clic.',
      it: 'Può contenere un video, che parte solo al clic.',
      es: 'Puede tener un vídeo, que solo empieza al pulsarlo.',
    },
  }),
  'messages.secureHome': message(
    'secureHome',
    { en: 'On the home page', fr: 'Sur la page d’accueil', it: 'Nella pagina iniziale', es: 'En la página de inicio' },
    {
      en: 'Shown to patients who are signed in.',
      fr: 'Affiché aux patients connectés.',
      it: 'Mostrato ai pazienti che hanno effettuato l’accesso.',
      es: 'Se muestra a los pacientes que han iniciado sesión.',
    },
  ),
  'messages.publicBookThankYou': message(
    'publicBookThankYou',
    { en: 'After a guest has booked', fr: 'Après la réservation d’un invité', it: 'Dopo la prenotazione di un ospite', es: 'Tras la reserva de un invitado' },
    {
      en: 'Shown with the confirmation to people without a login.',
      fr: 'Affiché avec la confirmation aux personnes sans compte.',
      it: 'Mostrato con la conferma a chi non ha un accesso.',
      es: 'Se muestra con la confirmación a quien no tiene acceso.',
    },
  ),
  'messages.secureBookThankYou': message(
    'secureBookThankYou',
    { en: 'After a patient has booked', fr: 'Après la réservation d’un patient', it: 'Dopo la prenotazione di un paziente', es: 'Tras la reserva de un paciente' },
    {
      en: 'Shown with the confirmation to patients who are signed in.',
      fr: 'Affiché avec la confirmation aux patients connectés.',
      it: 'Mostrato con la conferma ai pazienti che hanno effettuato l’accesso.',
      es: 'Se muestra con la confirmación a los pacientes que han iniciado sesión.',
    },
  ),
} as const;
