import type { FourLanguages } from '../setting.ts';

/** What staff may have filled into their texts, in words for them. */
export const fieldLabels = {
  'clinic.name': { en: 'The clinic’s name', fr: 'Le nom de la clinique', it: 'Il nome della clinica', es: 'El nombre de la clínica' },
  'clinic.phone': { en: 'The clinic’s phone', fr: 'Le téléphone de la clinique', it: 'Il telefono della clinica', es: 'El teléfono de la clínica' },
  'patient.givenName': { en: 'What the patient likes to be called', fr: 'Le prénom usuel du patient', it: 'Come il paziente vuole essere chiamato', es: 'Cómo quiere que le llamen el paciente' },
  'patient.familyName': { en: 'The patient’s family name', fr: 'Le nom de famille du patient', it: 'Il cognome del paziente', es: 'Los apellidos del paciente' },
  'patient.name': { en: 'The patient’s name', fr: 'Le nom du patient', it: 'Il nome del paziente', es: 'El nombre del paciente' },
  'staff.name': { en: 'The employee’s name', fr: 'Le nom de l’employé', it: 'Il nome del dipendente', es: 'El nombre del empleado' },
  title: { en: 'Our own title, which fits the case', fr: 'Notre propre titre, adapté au cas', it: 'Il nostro titolo, adatto al caso', es: 'Nuestro propio título, según el caso' },
  explanation: { en: 'Our own sentence, which fits the case', fr: 'Notre propre phrase, adaptée au cas', it: 'La nostra frase, adatta al caso', es: 'Nuestra propia frase, según el caso' },
  'appointment.type': { en: 'The kind of appointment', fr: 'Le type de rendez-vous', it: 'Il tipo di appuntamento', es: 'El tipo de cita' },
  'appointment.way': { en: 'In person, by phone or by video', fr: 'En personne, par téléphone ou par vidéo', it: 'Di persona, per telefono o in video', es: 'En persona, por teléfono o por vídeo' },
  'appointment.when': { en: 'Day, from and to, time zone', fr: 'Jour, de et à, fuseau horaire', it: 'Giorno, da e a, fuso orario', es: 'Día, desde y hasta, zona horaria' },
  'appointment.day': { en: 'The day', fr: 'Le jour', it: 'Il giorno', es: 'El día' },
  'appointment.time': { en: 'When it begins', fr: 'L’heure de début', it: 'L’ora di inizio', es: 'La hora de inicio' },
  'appointment.practitioner': { en: 'With whom', fr: 'Avec qui', it: 'Con chi', es: 'Con quién' },
  'appointment.location': { en: 'The clinic where it takes place', fr: 'La clinique où il a lieu', it: 'La clinica dove si svolge', es: 'La clínica donde tiene lugar' },
  'appointment.address': { en: 'That clinic’s address', fr: 'L’adresse de cette clinique', it: 'L’indirizzo di quella clinica', es: 'La dirección de esa clínica' },
  'before.when': { en: 'When it was, or stands meanwhile', fr: 'Le moment précédent, ou qui reste valable', it: 'Quando era, o resta nel frattempo', es: 'Cuándo era, o sigue siendo mientras tanto' },
  reason: { en: 'Why it was cancelled, where that was said', fr: 'La raison de l’annulation, si elle a été donnée', it: 'Il motivo dell’annullamento, se indicato', es: 'El motivo de la cancelación, si se indicó' },
  note: { en: 'What the clinic wrote with its answer', fr: 'Ce que la clinique a écrit avec sa réponse', it: 'Ciò che la clinica ha scritto con la risposta', es: 'Lo que la clínica escribió con su respuesta' },
  'payment.total': { en: 'The amount', fr: 'Le montant', it: 'L’importo', es: 'El importe' },
  'payment.date': { en: 'The day of the payment', fr: 'Le jour du paiement', it: 'Il giorno del pagamento', es: 'El día del pago' },
  'payment.reference': { en: 'The payment’s reference', fr: 'La référence du paiement', it: 'Il riferimento del pagamento', es: 'La referencia del pago' },
  'login.username': { en: 'The username', fr: 'Le nom d’utilisateur', it: 'Il nome utente', es: 'El nombre de usuario' },
  'login.endsOn': { en: 'The last day of the login', fr: 'Le dernier jour du compte', it: 'L’ultimo giorno dell’accesso', es: 'El último día del acceso' },
  'location.name': { en: 'The clinic that was chosen', fr: 'La clinique choisie', it: 'La clinica scelta', es: 'La clínica elegida' },
  'notice.when': { en: 'When it happened', fr: 'Le moment de l’événement', it: 'Quando è successo', es: 'Cuándo ocurrió' },
  'key.name': { en: 'What the key is called', fr: 'Le nom de la clé', it: 'Il nome della chiave', es: 'El nombre de la clave' },
} as const satisfies Readonly<Record<string, FourLanguages>>;

/** A merge field by its name. */
export type FieldName = keyof typeof fieldLabels;

const clinic = ['clinic.name', 'clinic.phone'] as const;
const person = [...clinic, 'patient.givenName', 'patient.familyName'] as const;

/** The fields of each message on pages: whoever isn't signed in has no name yet. */
export const messageFields = {
  appointmentBooking: clinic,
  loginPage: clinic,
  secureHome: person,
  publicBookThankYou: clinic,
  secureBookThankYou: person,
} as const satisfies Readonly<Record<string, readonly FieldName[]>>;

const every = ['clinic.name', 'clinic.phone', 'title', 'explanation'] as const;
const toPatient = [...every, 'patient.givenName'] as const;
const toStaff = [...every, 'staff.name'] as const;
const visit = ['appointment.type', 'appointment.way', 'appointment.when', 'appointment.day', 'appointment.time', 'appointment.practitioner', 'appointment.location', 'appointment.address'] as const;

/** The fields of each mail, by the name in its key. */
export const emailFields = {
  portalConfirmation: [...toPatient, 'location.name'],
  portalInvitation: toPatient,
  signupNotification: [...every, 'patient.name', 'location.name'],
  reset: [...toPatient, 'login.username'],
  code: every,
  accountExists: every,
  securityNotice: [...toPatient, 'notice.when'],
  accessEnding: [...toPatient, 'login.endsOn'],
  transitionNotice: toPatient,
  booked: [...toPatient, ...visit],
  reminder: [...toPatient, ...visit],
  moved: [...toPatient, ...visit, 'before.when'],
  cancelled: [...toPatient, ...visit, 'reason'],
  requested: [...toPatient, ...visit, 'before.when'],
  requestToClinic: [...every, ...visit, 'before.when'],
  accepted: [...toPatient, ...visit, 'before.when', 'note'],
  declined: [...toPatient, ...visit, 'before.when', 'note'],
  requestWithdrawn: [...toPatient, ...visit, 'before.when'],
  requestLapsed: [...toPatient, ...visit, 'before.when'],
  receipt: [...toPatient, 'payment.total', 'payment.date', 'payment.reference'],
  staffInvitation: toStaff,
  staffReset: toStaff,
  staffNotice: toStaff,
  keyExposed: [...every, 'key.name'],
} as const satisfies Readonly<Record<string, readonly FieldName[]>>;

/** A mail by the name in its key: `emails.<name>`. */
export type EmailName = keyof typeof emailFields;
