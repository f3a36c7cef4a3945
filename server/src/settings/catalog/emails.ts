import { z } from 'zod';
import { checkBytes, checked, checkFields, RichText } from '../../rich-text/schemas.ts';
import { setting, type FourLanguages } from '../setting.ts';
import { emailFields, type EmailName } from './message-fields.ts';

/** One line without anything that could end a mail’s header. */
export const Subject = z.string().trim().min(1).max(200).regex(/^[^\p{Cc}]*$/u);
/** A text message’s own words; links and codes follow by themselves. */
export const SmsText = z.string().trim().min(1).max(300).regex(/^(?:[^\p{Cc}]|\n)*$/u);

const EmailText = z
  .strictObject({ subject: Subject, body: RichText.refine((html) => html.trim() !== '', { params: { code: 'required' } }), sms: SmsText.nullable().optional().meta({ description: 'Absent or null: our own' }) })
  .meta({ id: 'EmailText' });

const EmailTexts = z
  .strictObject({ en: EmailText.optional(), fr: EmailText.optional(), it: EmailText.optional(), es: EmailText.optional() })
  .meta({ id: 'EmailTexts', description: 'The clinic’s own words per language; a language that is left out keeps ours. Facts, the button and how long a link is good stay' });

/** Mail programs cut off what is longer than 100 KB, layout and inlined styles included. */
const mostInMail = 80_000;
const styleBytes = 90;
const mailBytes = (html: string) => Buffer.byteLength(html) + 32 * countOf(html, /<p\b/g) + styleBytes * countOf(html, /<(?:h2|h3|ul|ol|a|hr|img|blockquote)\b/g);
const countOf = (html: string, tag: RegExp) => html.match(tag)?.length ?? 0;

const checkEmail = (name: EmailName) =>
  checked<z.infer<typeof EmailTexts> | null>((value, refuse) => {
    checkBytes(value, refuse);
    for (const [language, text] of Object.entries(value ?? {})) {
      if (!text) continue;
      if (mailBytes(text.body) > mostInMail) refuse('mail-too-long', [language, 'body']);
      for (const part of ['subject', 'body', 'sms'] as const) checkFields(text[part] ?? '', emailFields[name], [language, part], refuse);
    }
  });

const help: FourLanguages = {
  en: 'Your own words in place of ours. The facts, the button and how long a link is good stay.',
  fr: 'Vos propres mots à la place des nôtres. Les faits, le bouton et la durée de validité d’un lien restent.',
  it: 'Le vostre parole al posto delle nostre. I dati, il pulsante e la validità di un link restano.',
  es: 'Sus propias palabras en lugar de las nuestras. Los datos, el botón y la validez de un enlace se mantienen.',
};

const email = (name: EmailName, label: FourLanguages) =>
  setting({ schema: EmailTexts.nullable().superRefine(checkEmail(name)), fallback: null, visibility: 'private', label, help });

/** Every mail and text message, in the clinic’s own words where it has any. */
export const emails = {
  'emails.portalConfirmation': email('portalConfirmation', { en: 'Login is ready', fr: 'Compte prêt', it: 'Accesso pronto', es: 'Acceso listo' }),
  'emails.portalInvitation': email('portalInvitation', { en: 'Invitation', fr: 'Invitation', it: 'Invito', es: 'Invitación' }),
  'emails.signupNotification': email('signupNotification', { en: 'New patient (to the clinic)', fr: 'Nouveau patient (à la clinique)', it: 'Nuovo paziente (alla clinica)', es: 'Paciente nuevo (a la clínica)' }),
  'emails.reset': email('reset', { en: 'New password', fr: 'Nouveau mot de passe', it: 'Nuova password', es: 'Contraseña nueva' }),
  'emails.code': email('code', { en: 'Code', fr: 'Code', it: 'Codice', es: 'Código' }),
  'emails.accountExists': email('accountExists', { en: 'You already have a login', fr: 'Vous avez déjà un compte', it: 'Ha già un accesso', es: 'Ya tiene un acceso' }),
  'emails.securityNotice': email('securityNotice', { en: 'Security notice', fr: 'Avis de sécurité', it: 'Avviso di sicurezza', es: 'Aviso de seguridad' }),
  'emails.accessEnding': email('accessEnding', { en: 'Login will be switched off', fr: 'Compte bientôt désactivé', it: 'Accesso in scadenza', es: 'Acceso por terminar' }),
  'emails.transitionNotice': email('transitionNotice', { en: 'Notice of the new portal', fr: 'Annonce du nouveau portail', it: 'Annuncio del nuovo portale', es: 'Anuncio del nuevo portal' }),
  'emails.booked': email('booked', { en: 'Appointment booked', fr: 'Rendez-vous réservé', it: 'Appuntamento prenotato', es: 'Cita reservada' }),
  'emails.reminder': email('reminder', { en: 'Reminder', fr: 'Rappel', it: 'Promemoria', es: 'Recordatorio' }),
  'emails.moved': email('moved', { en: 'Appointment moved', fr: 'Rendez-vous déplacé', it: 'Appuntamento spostato', es: 'Cita cambiada' }),
  'emails.cancelled': email('cancelled', { en: 'Appointment cancelled', fr: 'Rendez-vous annulé', it: 'Appuntamento annullato', es: 'Cita cancelada' }),
  'emails.requested': email('requested', { en: 'Request received', fr: 'Demande reçue', it: 'Richiesta ricevuta', es: 'Solicitud recibida' }),
  'emails.requestToClinic': email('requestToClinic', { en: 'New request (to the clinic)', fr: 'Nouvelle demande (à la clinique)', it: 'Nuova richiesta (alla clinica)', es: 'Solicitud nueva (a la clínica)' }),
  'emails.accepted': email('accepted', { en: 'Request accepted', fr: 'Demande acceptée', it: 'Richiesta accettata', es: 'Solicitud aceptada' }),
  'emails.declined': email('declined', { en: 'Request declined', fr: 'Demande refusée', it: 'Richiesta rifiutata', es: 'Solicitud rechazada' }),
  'emails.requestWithdrawn': email('requestWithdrawn', { en: 'Request withdrawn', fr: 'Demande retirée', it: 'Richiesta ritirata', es: 'Solicitud retirada' }),
  'emails.requestLapsed': email('requestLapsed', { en: 'Request not answered in time', fr: 'Demande restée sans réponse', it: 'Richiesta senza risposta', es: 'Solicitud sin respuesta' }),
  'emails.receipt': email('receipt', { en: 'Receipt', fr: 'Reçu', it: 'Ricevuta', es: 'Recibo' }),
  'emails.staffInvitation': email('staffInvitation', { en: 'Invitation of an employee', fr: 'Invitation d’un employé', it: 'Invito di un dipendente', es: 'Invitación de un empleado' }),
  'emails.staffReset': email('staffReset', { en: 'New password of an employee', fr: 'Nouveau mot de passe d’un employé', it: 'Nuova password di un dipendente', es: 'Contraseña nueva de un empleado' }),
  'emails.staffNotice': email('staffNotice', { en: 'Security notice to an employee', fr: 'Avis de sécurité à un employé', it: 'Avviso di sicurezza a un dipendente', es: 'Aviso de seguridad a un empleado' }),
  'emails.keyExposed': email('keyExposed', { en: 'Key in a web page (to the clinic)', fr: 'Clé dans une page (à la clinique)', it: 'Chiave in una pagina (alla clinica)', es: 'Clave en una página (a la clínica)' }),
} as const satisfies { readonly [Name in EmailName as `emails.${Name}`]: unknown };
