import { z } from 'zod';
import { languages } from '../../locales/languages.ts';
import { setting } from '../setting.ts';

const languageNames = {
  en: { en: 'English', fr: 'Anglais', it: 'Inglese', es: 'Inglés' },
  fr: { en: 'French', fr: 'Français', it: 'Francese', es: 'Francés' },
  it: { en: 'Italian', fr: 'Italien', it: 'Italiano', es: 'Italiano' },
  es: { en: 'Spanish', fr: 'Espagnol', it: 'Spagnolo', es: 'Español' },
};

/** The portal as a whole. */
export const general = {
  'general.enabled': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    label: { en: 'Portal is on', fr: 'Portail activé', it: 'Portale attivo', es: 'Portal activado' },
    help: {
      en: 'Off: patients see a notice with the clinic’s phone number.',
      fr: 'Désactivé : les patients voient un avis avec le téléphone de la clinique.',
      it: 'Disattivato: i pazienti vedono un avviso con il telefono della clinica.',
      es: 'Desactivado: los pacientes ven un aviso con el teléfono de la clínica.',
    },
  }),
  'general.pricing': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Show prices', fr: 'Afficher les prix', it: 'Mostra i prezzi', es: 'Mostrar precios' },
    help: {
      en: 'Off: prices of products and services are shown nowhere. An invoice’s own amounts always are.',
      fr: 'Désactivé : les prix des produits et services n’apparaissent nulle part, sauf sur les factures.',
      it: 'Disattivato: i prezzi di prodotti e servizi non compaiono, se non nelle fatture.',
      es: 'Desactivado: los precios de productos y servicios no aparecen, salvo en las facturas.',
    },
  }),
  'general.language': setting({
    schema: z.enum(languages),
    fallback: 'en',
    visibility: 'public',
    label: { en: 'Language', fr: 'Langue', it: 'Lingua', es: 'Idioma' },
    help: {
      en: 'Used when neither the person nor the page chose a language.',
      fr: 'Utilisée si ni la personne ni la page n’a choisi de langue.',
      it: 'Usata quando né la persona né la pagina ha scelto una lingua.',
      es: 'Se usa cuando ni la persona ni la página eligió un idioma.',
    },
    options: languageNames,
  }),
  'general.portalUrl': setting({
    schema: z.url({ protocol: /^https?$/ }).max(500).nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Portal address', fr: 'Adresse du portail', it: 'Indirizzo del portale', es: 'Dirección del portal' },
    help: {
      en: 'The page that links in mails open.',
      fr: 'La page qu’ouvrent les liens des courriels.',
      it: 'La pagina aperta dai link delle e-mail.',
      es: 'La página que abren los enlaces de los correos.',
    },
    none: { en: 'The hosted page', fr: 'La page hébergée', it: 'La pagina ospitata', es: 'La página alojada' },
  }),
  'general.termsUrl': setting({
    schema: z.url({ protocol: /^https$/ }).max(500).nullable(),
    fallback: null,
    visibility: 'public',
    label: { en: 'Terms of use', fr: 'Conditions d’utilisation', it: 'Condizioni d’uso', es: 'Condiciones de uso' },
    help: {
      en: 'Shown at sign-up and accepted there.',
      fr: 'Montrées et acceptées à l’inscription.',
      it: 'Mostrate e accettate alla registrazione.',
      es: 'Se muestran y aceptan al registrarse.',
    },
    none: { en: 'None', fr: 'Aucune', it: 'Nessuna', es: 'Ninguna' },
  }),
  'general.privacyUrl': setting({
    schema: z.url({ protocol: /^https$/ }).max(500).nullable(),
    fallback: null,
    visibility: 'public',
    label: { en: 'Privacy notice', fr: 'Avis de confidentialité', it: 'Informativa sulla privacy', es: 'Aviso de privacidad' },
    help: {
      en: 'Shown at sign-up and accepted there.',
      fr: 'Montré et accepté à l’inscription.',
      it: 'Mostrata e accettata alla registrazione.',
      es: 'Se muestra y acepta al registrarse.',
    },
    none: { en: 'None', fr: 'Aucun', it: 'Nessuna', es: 'Ninguno' },
  }),
  'general.practitionerOrder': setting({
    schema: z.array(z.uuid()).max(500),
    fallback: [],
    visibility: 'public',
    label: { en: 'Order of practitioners', fr: 'Ordre des praticiens', it: 'Ordine dei professionisti', es: 'Orden de los profesionales' },
    help: {
      en: 'Wherever practitioners are listed; the rest follow by name.',
      fr: 'Partout où les praticiens sont listés ; les autres suivent par nom.',
      it: 'Ovunque i professionisti siano elencati; gli altri seguono per nome.',
      es: 'Dondequiera que se listen profesionales; el resto sigue por nombre.',
    },
  }),
  'general.practitionerCredentials': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Show credentials', fr: 'Afficher les titres', it: 'Mostra i titoli', es: 'Mostrar credenciales' },
    help: {
      en: 'Credentials stand after a practitioner’s name wherever it appears, in mails too.',
      fr: 'Les titres suivent le nom d’un praticien partout où il apparaît, courriels compris.',
      it: 'I titoli seguono il nome di un professionista ovunque appaia, anche nelle e-mail.',
      es: 'Las credenciales siguen al nombre del profesional dondequiera que aparezca, también en correos.',
    },
  }),
  'general.bookAgain': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Book again', fr: 'Réserver à nouveau', it: 'Prenota di nuovo', es: 'Reservar de nuevo' },
    help: {
      en: 'Past visits can be booked again with one press.',
      fr: 'Les visites passées peuvent être réservées à nouveau en un geste.',
      it: 'Le visite passate si possono prenotare di nuovo con un tocco.',
      es: 'Las visitas pasadas se pueden reservar de nuevo con una pulsación.',
    },
  }),
  'general.languageMenu': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Language menu', fr: 'Menu des langues', it: 'Menu delle lingue', es: 'Menú de idiomas' },
    help: {
      en: 'Off: the portal offers no choice of language; it speaks the page’s own.',
      fr: 'Désactivé : le portail n’offre pas de choix de langue ; il parle celle de la page.',
      it: 'Disattivato: il portale non offre la scelta della lingua; parla quella della pagina.',
      es: 'Desactivado: el portal no ofrece elegir idioma; habla el de la página.',
    },
  }),
  'general.intakeFormsSection': setting({
    schema: z.boolean(),
    fallback: true,
    visibility: 'public',
    label: { en: 'Forms on home', fr: 'Formulaires à l’accueil', it: 'Moduli nella pagina iniziale', es: 'Formularios en el inicio' },
    help: {
      en: 'Home lists the forms that a patient has still to fill in.',
      fr: 'L’accueil liste les formulaires qu’il reste au patient à remplir.',
      it: 'La pagina iniziale elenca i moduli che il paziente deve ancora compilare.',
      es: 'El inicio lista los formularios que el paciente aún debe rellenar.',
    },
  }),
  'general.mandatory.intakeForm': setting({
    schema: z.boolean(),
    fallback: false,
    visibility: 'public',
    perLocation: true,
    label: { en: 'Intake forms before booking', fr: 'Formulaires avant la réservation', it: 'Moduli prima della prenotazione', es: 'Formularios antes de reservar' },
    help: {
      en: 'Nothing is booked until all required intake forms are done; the chosen time stays held meanwhile.',
      fr: 'Rien n’est réservé avant que les formulaires exigés soient remplis ; l’heure choisie reste retenue.',
      it: 'Non si prenota finché i moduli richiesti non sono compilati; l’orario scelto resta tenuto.',
      es: 'No se reserva hasta completar los formularios exigidos; la hora elegida queda retenida.',
    },
    requires: ['sections.forms'],
  }),
} as const;
