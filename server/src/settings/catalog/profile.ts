import { z } from 'zod';
import { setting, type SettingDefinition } from '../setting.ts';

/** Whether patients see a field of their profile, and whether they must fill it in. */
export const FieldRule = z.enum(['yes', 'no', 'mandatory']);

const fields = {
  preferredName: { fallback: 'yes', label: { en: 'Preferred name', fr: 'Prénom usuel', it: 'Nome preferito', es: 'Nombre preferido' } },
  pronouns: { fallback: 'no', label: { en: 'Pronouns', fr: 'Pronoms', it: 'Pronomi', es: 'Pronombres' } },
  dateOfBirth: { fallback: 'yes', label: { en: 'Date of birth', fr: 'Date de naissance', it: 'Data di nascita', es: 'Fecha de nacimiento' } },
  gender: { fallback: 'yes', label: { en: 'Gender', fr: 'Genre', it: 'Genere', es: 'Género' } },
  email: { fallback: 'yes', label: { en: 'Email', fr: 'Courriel', it: 'E-mail', es: 'Correo electrónico' } },
  cellPhone: { fallback: 'yes', label: { en: 'Cell phone', fr: 'Cellulaire', it: 'Cellulare', es: 'Móvil' } },
  homePhone: { fallback: 'yes', label: { en: 'Home phone', fr: 'Téléphone à domicile', it: 'Telefono di casa', es: 'Teléfono de casa' } },
  workPhone: { fallback: 'yes', label: { en: 'Work phone', fr: 'Téléphone au travail', it: 'Telefono di lavoro', es: 'Teléfono del trabajo' } },
  address: { fallback: 'yes', label: { en: 'Address', fr: 'Adresse', it: 'Indirizzo', es: 'Dirección' } },
  city: { fallback: 'yes', label: { en: 'City', fr: 'Ville', it: 'Città', es: 'Ciudad' } },
  province: { fallback: 'yes', label: { en: 'Province', fr: 'Province', it: 'Provincia', es: 'Provincia' } },
  postalCode: { fallback: 'yes', label: { en: 'Postal code', fr: 'Code postal', it: 'Codice postale', es: 'Código postal' } },
  country: { fallback: 'yes', label: { en: 'Country', fr: 'Pays', it: 'Paese', es: 'País' } },
  emergencyContactName: { fallback: 'yes', label: { en: 'Emergency contact', fr: 'Personne à prévenir', it: 'Contatto d’emergenza', es: 'Contacto de emergencia' } },
  emergencyContactPhone: { fallback: 'yes', label: { en: 'Emergency contact’s phone', fr: 'Téléphone de la personne à prévenir', it: 'Telefono del contatto d’emergenza', es: 'Teléfono del contacto de emergencia' } },
  emergencyContactRelationship: { fallback: 'yes', label: { en: 'Emergency contact’s relationship', fr: 'Lien avec la personne à prévenir', it: 'Relazione con il contatto d’emergenza', es: 'Relación con el contacto de emergencia' } },
  generalPractitioner: { fallback: 'yes', label: { en: 'Family doctor', fr: 'Médecin de famille', it: 'Medico di base', es: 'Médico de cabecera' } },
  referralType: { fallback: 'yes', label: { en: 'How they heard of you', fr: 'Provenance', it: 'Come vi ha conosciuti', es: 'Cómo les conoció' } },
  occupation: { fallback: 'no', label: { en: 'Occupation', fr: 'Profession', it: 'Professione', es: 'Profesión' } },
  employer: { fallback: 'no', label: { en: 'Employer', fr: 'Employeur', it: 'Datore di lavoro', es: 'Empleador' } },
  healthCardNumber: { fallback: 'no', label: { en: 'Health card number', fr: 'Numéro de carte santé', it: 'Numero di tessera sanitaria', es: 'Número de tarjeta sanitaria' } },
  preferredLanguage: { fallback: 'yes', label: { en: 'Preferred language', fr: 'Langue préférée', it: 'Lingua preferita', es: 'Idioma preferido' } },
  communicationPreference: { fallback: 'yes', label: { en: 'Preferred way to be reached', fr: 'Moyen de contact préféré', it: 'Modo di contatto preferito', es: 'Medio de contacto preferido' } },
} as const;

/** A field of the profile, by its name in settings. */
export type ProfileField = keyof typeof fields;
type ProfileKey = `profile.fields.${ProfileField}`;

/** The fields of a patient’s profile, in the order in which they are shown. */
export const profileFields = Object.keys(fields).filter((name): name is ProfileField => name in fields);

/** A field of the profile, by its name in the API: in FHIR's words where settings say it in others. */
export type ProfileName = Exclude<ProfileField, 'dateOfBirth'> | 'birthDate';

/** What a field is called in the API. */
export const profileName = (field: ProfileField): ProfileName => (field === 'dateOfBirth' ? 'birthDate' : field);

/** The same fields, by their names in the API. */
export const profileNames = profileFields.map(profileName);

const help = {
  en: 'Shown in the patient’s profile: yes, no, or required there.',
  fr: 'Dans le profil du patient : oui, non, ou obligatoire.',
  it: 'Nel profilo del paziente: sì, no, oppure obbligatorio.',
  es: 'En el perfil del paciente: sí, no u obligatorio.',
};

const options = {
  yes: { en: 'Yes', fr: 'Oui', it: 'Sì', es: 'Sí' },
  no: { en: 'No', fr: 'Non', it: 'No', es: 'No' },
  mandatory: { en: 'Required', fr: 'Obligatoire', it: 'Obbligatorio', es: 'Obligatorio' },
};

/** The key of a field’s setting. */
export const profileKey = (field: ProfileField): ProfileKey => `profile.fields.${field}`;

/** What patients see and edit of themselves: `profile.fields.<field>`. */
export const profile = Object.fromEntries(
  profileFields.map((field) => {
    const { fallback, label } = fields[field];
    return [profileKey(field), setting({ schema: FieldRule, fallback, visibility: 'public', label, help, options })];
  }),
) as Readonly<Record<ProfileKey, SettingDefinition<typeof FieldRule>>>;
