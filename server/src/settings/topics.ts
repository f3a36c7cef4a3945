import type { SettingKey } from './catalog.ts';
import type { FourLanguages, SettingGroup } from './setting.ts';

/** A part of a group with its own heading. */
export interface Topic {
  readonly group: SettingGroup;
  readonly name: string;
  readonly label: FourLanguages;
  readonly keys: readonly SettingKey[];
}

/** What the groups are called. */
export const groupLabels: Readonly<Record<SettingGroup, FourLanguages>> = {
  general: { en: 'General', fr: 'Général', it: 'Generale', es: 'General' },
  identity: { en: 'Logins', fr: 'Comptes', it: 'Accessi', es: 'Accesos' },
  sections: { en: 'Sections', fr: 'Sections', it: 'Sezioni', es: 'Secciones' },
  scheduling: { en: 'Scheduling', fr: 'Rendez-vous', it: 'Appuntamenti', es: 'Citas' },
  schedulingConsent: { en: 'Consent', fr: 'Consentement', it: 'Consenso', es: 'Consentimiento' },
  billing: { en: 'Billing', fr: 'Facturation', it: 'Fatturazione', es: 'Facturación' },
  messages: { en: 'Messages', fr: 'Messages', it: 'Messaggi', es: 'Mensajes' },
  profile: { en: 'Profile', fr: 'Profil', it: 'Profilo', es: 'Perfil' },
  emails: { en: 'Emails', fr: 'Courriels', it: 'E-mail', es: 'Correos' },
  style: { en: 'Style', fr: 'Apparence', it: 'Aspetto', es: 'Apariencia' },
  toolbar: { en: 'Toolbar', fr: 'Barre d’outils', it: 'Barra degli strumenti', es: 'Barra de herramientas' },
  homeWidgets: { en: 'Home', fr: 'Accueil', it: 'Pagina iniziale', es: 'Inicio' },
};

/** The parts of the groups that have any, each with its keys in the order in which staff see them. */
export const topics: readonly Topic[] = [
  {
    group: 'general',
    name: 'portal',
    label: { en: 'The portal', fr: 'Le portail', it: 'Il portale', es: 'El portal' },
    keys: ['general.enabled', 'general.portalUrl', 'general.language', 'general.languageMenu'],
  },
  {
    group: 'general',
    name: 'registering',
    label: { en: 'Who can register', fr: 'Qui peut s’inscrire', it: 'Chi può registrarsi', es: 'Quién puede registrarse' },
    keys: ['general.publicSignup', 'general.signupAdultsOnly', 'general.termsUrl', 'general.privacyUrl'],
  },
  {
    group: 'general',
    name: 'required',
    label: { en: 'What registering asks for', fr: 'Ce que demande l’inscription', it: 'Cosa chiede la registrazione', es: 'Qué pide el registro' },
    keys: ['general.mandatory.dateOfBirth', 'general.mandatory.phone', 'general.mandatory.gender', 'general.mandatory.generalPractitioner', 'general.mandatory.referralType'],
  },
  {
    group: 'general',
    name: 'notices',
    label: { en: 'Who hears of it', fr: 'Qui en est avisé', it: 'Chi ne è avvisato', es: 'Quién recibe aviso' },
    keys: ['general.notify.signupPatient', 'general.notify.signupCompany', 'general.signupEmailAddress'],
  },
  {
    group: 'general',
    name: 'shown',
    label: { en: 'What patients see', fr: 'Ce que voient les patients', it: 'Cosa vedono i pazienti', es: 'Qué ven los pacientes' },
    keys: ['general.pricing', 'general.practitionerCredentials', 'general.bookAgain', 'general.intakeFormsSection', 'general.practitionerOrder'],
  },
  {
    group: 'scheduling',
    name: 'who',
    label: { en: 'Who can book', fr: 'Qui peut réserver', it: 'Chi può prenotare', es: 'Quién puede reservar' },
    keys: ['scheduling.selfBooking', 'scheduling.publicBooking', 'scheduling.publicBookingLogin', 'scheduling.restrictToDefaultLocation'],
  },
  {
    group: 'scheduling',
    name: 'requests',
    label: { en: 'Requests', fr: 'Demandes', it: 'Richieste', es: 'Solicitudes' },
    keys: ['scheduling.autoAccept', 'scheduling.pendingEmailAddress'],
  },
  {
    group: 'scheduling',
    name: 'notice',
    label: { en: 'How early and how late', fr: 'Combien de temps avant', it: 'Quanto tempo prima', es: 'Con cuánta antelación' },
    keys: ['scheduling.priorToBook', 'scheduling.priorToCancel', 'scheduling.priorToReschedule', 'scheduling.daysAhead', 'scheduling.allowedReschedules', 'scheduling.undoMinutes'],
  },
  {
    group: 'scheduling',
    name: 'needed',
    label: { en: 'What a booking needs', fr: 'Ce qu’exige une réservation', it: 'Cosa serve per prenotare', es: 'Qué necesita una reserva' },
    keys: ['scheduling.reasonForAppointment', 'general.mandatory.intakeForm', 'scheduling.requireCard', 'scheduling.require3ds', 'scheduling.applyDefaultInsurance'],
  },
  {
    group: 'scheduling',
    name: 'shown',
    label: { en: 'What patients see', fr: 'Ce que voient les patients', it: 'Cosa vedono i pazienti', es: 'Qué ven los pacientes' },
    keys: ['scheduling.slotAvailability', 'scheduling.showBookedSlots', 'scheduling.practitionerGallery'],
  },
  {
    group: 'scheduling',
    name: 'before',
    label: { en: 'Before the visit', fr: 'Avant la visite', it: 'Prima della visita', es: 'Antes de la visita' },
    keys: ['scheduling.remindHoursBefore', 'messaging.quietHours', 'scheduling.joinMinutesBefore'],
  },
  {
    group: 'identity',
    name: 'patients',
    label: { en: 'Patients', fr: 'Patients', it: 'Pazienti', es: 'Pacientes' },
    keys: ['identity.linkBy', 'identity.openBookings', 'identity.sessionIdleMinutes', 'retention.inactiveMonths'],
  },
  {
    group: 'identity',
    name: 'staff',
    label: { en: 'Staff', fr: 'Personnel', it: 'Personale', es: 'Personal' },
    keys: ['identity.staffSecondFactor'],
  },
];
