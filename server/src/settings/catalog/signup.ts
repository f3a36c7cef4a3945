import { z } from 'zod';
import { setting } from '../setting.ts';

/** Who may register themselves, what is asked of them, and who hears of it. */
export const signup = {
  'general.publicSignup': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'People may register', fr: 'Inscription en ligne', it: 'Registrazione online', es: 'Registro en línea' },
    help: {
      en: 'People with no profile may register themselves, and then book.',
      fr: 'Les personnes sans dossier peuvent s’inscrire, puis réserver.',
      it: 'Chi non ha un profilo può registrarsi e poi prenotare.',
      es: 'Quien no tiene perfil puede registrarse y luego reservar.',
    },
  }),
  'general.mandatory.referralType': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'How they heard of you is required', fr: 'Provenance obligatoire', it: 'Provenienza obbligatoria', es: 'Procedencia obligatoria' },
    help: {
      en: 'Sign-up asks how the person found the clinic, and needs an answer.',
      fr: 'L’inscription demande comment la personne a connu la clinique, réponse obligatoire.',
      it: 'La registrazione chiede come la persona ha conosciuto la clinica; la risposta è obbligatoria.',
      es: 'El registro pregunta cómo conoció la clínica; la respuesta es obligatoria.',
    },
  }),
  'general.mandatory.generalPractitioner': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Family doctor is required', fr: 'Médecin de famille obligatoire', it: 'Medico di base obbligatorio', es: 'Médico de cabecera obligatorio' },
    help: {
      en: 'Sign-up needs the family doctor’s name.',
      fr: 'L’inscription exige le nom du médecin de famille.',
      it: 'La registrazione richiede il nome del medico di base.',
      es: 'El registro exige el nombre del médico de cabecera.',
    },
  }),
  'general.mandatory.dateOfBirth': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Date of birth is required', fr: 'Date de naissance obligatoire', it: 'Data di nascita obbligatoria', es: 'Fecha de nacimiento obligatoria' },
    help: {
      en: 'Sign-up needs the date of birth.',
      fr: 'L’inscription exige la date de naissance.',
      it: 'La registrazione richiede la data di nascita.',
      es: 'El registro exige la fecha de nacimiento.',
    },
  }),
  'general.mandatory.phone': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Phone is required', fr: 'Téléphone obligatoire', it: 'Telefono obbligatorio', es: 'Teléfono obligatorio' },
    help: {
      en: 'Sign-up needs a phone number; it is kept as the cell phone.',
      fr: 'L’inscription exige un numéro, conservé comme cellulaire.',
      it: 'La registrazione richiede un numero, conservato come cellulare.',
      es: 'El registro exige un número, que se guarda como móvil.',
    },
  }),
  'general.mandatory.gender': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Gender is required', fr: 'Genre obligatoire', it: 'Genere obbligatorio', es: 'Género obligatorio' },
    help: {
      en: 'Sign-up needs the gender.',
      fr: 'L’inscription exige le genre.',
      it: 'La registrazione richiede il genere.',
      es: 'El registro exige el género.',
    },
  }),
  'general.notify.signupPatient': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'private',
    label: { en: 'Tell the clinic of sign-ups', fr: 'Aviser la clinique des inscriptions', it: 'Avvisa la clinica delle registrazioni', es: 'Avisar a la clínica de los registros' },
    help: {
      en: 'The clinic that the new patient chose gets a mail. The patient’s own confirmation is always sent.',
      fr: 'La clinique choisie reçoit un courriel. La confirmation au patient est toujours envoyée.',
      it: 'La clinica scelta riceve un’e-mail. La conferma al paziente parte sempre.',
      es: 'La clínica elegida recibe un correo. La confirmación al paciente se envía siempre.',
    },
  }),
  'general.notify.signupCompany': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'private',
    label: { en: 'Tell the head office of sign-ups', fr: 'Aviser le siège des inscriptions', it: 'Avvisa la sede delle registrazioni', es: 'Avisar a la central de los registros' },
    help: {
      en: 'The organization’s address, or the one below, gets a mail of each sign-up.',
      fr: 'L’adresse de l’organisation, ou celle ci-dessous, reçoit un courriel à chaque inscription.',
      it: 'L’indirizzo dell’organizzazione, o quello qui sotto, riceve un’e-mail a ogni registrazione.',
      es: 'La dirección de la organización, o la de abajo, recibe un correo por cada registro.',
    },
  }),
  'general.signupEmailAddress': setting({
    schema: z.email().max(254).nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Address for sign-ups', fr: 'Adresse pour les inscriptions', it: 'Indirizzo per le registrazioni', es: 'Dirección para los registros' },
    help: {
      en: 'Where the head office’s mail of sign-ups goes.',
      fr: 'Où va le courriel du siège.',
      it: 'Dove va l’e-mail della sede.',
      es: 'Adónde va el correo de la central.',
    },
    none: { en: 'The organization’s address', fr: 'L’adresse de l’organisation', it: 'L’indirizzo dell’organizzazione', es: 'La dirección de la organización' },
  }),
  'general.signupAdultsOnly': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Adults only', fr: 'Adultes seulement', it: 'Solo maggiorenni', es: 'Solo adultos' },
    help: {
      en: 'People under 18 can’t register; the date of birth becomes required.',
      fr: 'Les moins de 18 ans ne peuvent pas s’inscrire; la date de naissance devient obligatoire.',
      it: 'I minori di 18 anni non possono registrarsi; la data di nascita diventa obbligatoria.',
      es: 'Los menores de 18 años no pueden registrarse; la fecha de nacimiento pasa a ser obligatoria.',
    },
  }),
} as const;
