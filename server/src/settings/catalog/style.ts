import { z } from 'zod';
import { setting } from '../setting.ts';

/** A colour as people write it down: `#0b5f74`. */
const Color = z.string().regex(/^#[0-9a-fA-F]{6}$/).toLowerCase().nullable();

const family = String.raw`(?:"[\p{L}\p{N} _-]{1,60}"|(?!(?:inherit|initial|unset|revert|revert-layer)\b)-?[A-Za-z][\w-]*(?: -?[A-Za-z_][\w-]*)*)`;
/** Names of fonts and nothing else: no address, no function, no other property. */
const FontFamily = z.string().max(300).regex(new RegExp(`^${family}(?: ?, ?${family}){0,9}$`, 'u')).nullable();

/** How the portal looks: all else of the palette follows from these; `server/src/themes/`. */
export const style = {
  'style.brandColor': setting({
    schema: Color,
    fallback: null,
    visibility: 'private',
    label: { en: 'Brand colour', fr: 'Couleur de la marque', it: 'Colore del marchio', es: 'Color de la marca' },
    help: {
      en: 'Of buttons, links and what is chosen. Empty: the portal’s own.',
      fr: 'Des boutons, des liens et de ce qui est choisi. Vide : celle du portail.',
      it: 'Di pulsanti, link e di ciò che è scelto. Vuoto: quello del portale.',
      es: 'De botones, enlaces y lo elegido. Vacío: el del portal.',
    },
  }),
  'style.surfaceColor': setting({
    schema: Color,
    fallback: null,
    visibility: 'private',
    label: { en: 'Background colour', fr: 'Couleur du fond', it: 'Colore dello sfondo', es: 'Color de fondo' },
    help: {
      en: 'Behind the text on a light page; the dark one follows from it. Empty: the portal’s own.',
      fr: 'Derrière le texte sur une page claire ; la sombre en découle. Vide : celle du portail.',
      it: 'Dietro il testo su una pagina chiara; quella scura ne deriva. Vuoto: quello del portale.',
      es: 'Detrás del texto en una página clara; la oscura se deriva de él. Vacío: el del portal.',
    },
  }),
  'style.textColor': setting({
    schema: Color,
    fallback: null,
    visibility: 'private',
    label: { en: 'Text colour', fr: 'Couleur du texte', it: 'Colore del testo', es: 'Color del texto' },
    help: {
      en: 'On a light page; the dark one follows from it. Empty: the portal’s own.',
      fr: 'Sur une page claire ; la sombre en découle. Vide : celle du portail.',
      it: 'Su una pagina chiara; quello scuro ne deriva. Vuoto: quello del portale.',
      es: 'En una página clara; el oscuro se deriva de él. Vacío: el del portal.',
    },
  }),
  'style.toolbarColor': setting({
    schema: Color,
    fallback: null,
    visibility: 'private',
    label: { en: 'Toolbar colour', fr: 'Couleur de la barre', it: 'Colore della barra', es: 'Color de la barra' },
    help: {
      en: 'Of the bar at the top of the portal. Empty: the portal’s own.',
      fr: 'De la barre en haut du portail. Vide : celle du portail.',
      it: 'Della barra in alto nel portale. Vuoto: quello del portale.',
      es: 'De la barra superior del portal. Vacío: el del portal.',
    },
  }),
  'style.fontFamily': setting({
    schema: FontFamily,
    fallback: null,
    visibility: 'private',
    label: { en: 'Font', fr: 'Police', it: 'Carattere', es: 'Tipo de letra' },
    help: {
      en: 'Names of fonts, the first that is there counts. Your page loads them. Empty: each device’s own.',
      fr: 'Noms de polices, la première présente compte. Votre page les charge. Vide : celle de l’appareil.',
      it: 'Nomi di caratteri, vale il primo presente. Li carica la tua pagina. Vuoto: quello del dispositivo.',
      es: 'Nombres de tipos de letra; vale el primero que exista. Los carga su página. Vacío: el del dispositivo.',
    },
  }),
  'style.radius': setting({
    schema: z.enum(['none', 'small', 'medium', 'large']),
    fallback: 'medium',
    visibility: 'private',
    label: { en: 'Corners', fr: 'Coins', it: 'Angoli', es: 'Esquinas' },
    help: {
      en: 'How round fields, buttons and cards are.',
      fr: 'Arrondi des champs, des boutons et des cartes.',
      it: 'Quanto sono arrotondati campi, pulsanti e schede.',
      es: 'Qué tan redondos son campos, botones y tarjetas.',
    },
    options: {
      none: { en: 'Square', fr: 'Droits', it: 'Squadrati', es: 'Rectas' },
      small: { en: 'Slightly round', fr: 'Peu arrondis', it: 'Poco arrotondati', es: 'Poco redondas' },
      medium: { en: 'Round', fr: 'Arrondis', it: 'Arrotondati', es: 'Redondas' },
      large: { en: 'Very round', fr: 'Très arrondis', it: 'Molto arrotondati', es: 'Muy redondas' },
    },
  }),
  'style.density': setting({
    schema: z.enum(['comfortable', 'compact']),
    fallback: 'comfortable',
    visibility: 'private',
    label: { en: 'Spacing', fr: 'Espacement', it: 'Spaziatura', es: 'Espaciado' },
    help: {
      en: 'Compact: less room between things. What is pressed stays as large.',
      fr: 'Compact : moins d’espace entre les éléments. Ce qui se touche garde sa taille.',
      it: 'Compatta: meno spazio tra gli elementi. Ciò che si tocca resta grande.',
      es: 'Compacto: menos espacio entre elementos. Lo que se pulsa conserva su tamaño.',
    },
    options: {
      comfortable: { en: 'Comfortable', fr: 'Confortable', it: 'Comoda', es: 'Cómodo' },
      compact: { en: 'Compact', fr: 'Compact', it: 'Compatta', es: 'Compacto' },
    },
  }),
  'style.colorScheme': setting({
    schema: z.enum(['auto', 'light', 'dark']),
    fallback: 'auto',
    visibility: 'private',
    label: { en: 'Light or dark', fr: 'Clair ou sombre', it: 'Chiaro o scuro', es: 'Claro u oscuro' },
    help: {
      en: 'As the page: light on a light page, dark on a dark one. A tag’s “theme” attribute counts more.',
      fr: 'Comme la page : clair sur une page claire, sombre sur une sombre. L’attribut « theme » d’une balise l’emporte.',
      it: 'Come la pagina: chiaro su una pagina chiara, scuro su una scura. L’attributo «theme» di un tag prevale.',
      es: 'Como la página: claro en una página clara, oscuro en una oscura. El atributo «theme» de una etiqueta prevalece.',
    },
    options: {
      auto: { en: 'As the page', fr: 'Comme la page', it: 'Come la pagina', es: 'Como la página' },
      light: { en: 'Always light', fr: 'Toujours clair', it: 'Sempre chiaro', es: 'Siempre claro' },
      dark: { en: 'Always dark', fr: 'Toujours sombre', it: 'Sempre scuro', es: 'Siempre oscuro' },
    },
  }),
  'style.logo': setting({
    schema: z.uuid().nullable(),
    fallback: null,
    visibility: 'private',
    label: { en: 'Logo', fr: 'Logo', it: 'Logo', es: 'Logotipo' },
    help: {
      en: 'A picture (PNG, JPEG, WebP or SVG), shown in the portal’s toolbar and in mails. Empty: the clinic’s name.',
      fr: 'Une image (PNG, JPEG, WebP ou SVG), dans la barre du portail et les courriels. Vide : le nom de la clinique.',
      it: 'Un’immagine (PNG, JPEG, WebP o SVG), nella barra del portale e nelle e-mail. Vuoto: il nome della clinica.',
      es: 'Una imagen (PNG, JPEG, WebP o SVG), en la barra del portal y en los correos. Vacío: el nombre de la clínica.',
    },
  }),
} as const;
