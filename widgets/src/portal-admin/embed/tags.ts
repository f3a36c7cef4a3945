import { msg } from '@lit/localize';

/** An attribute of a tag that has a few values. */
export interface TagOption {
  readonly attribute: string;
  readonly label: string;
  /** Value and what it means; the first is what holds without the attribute. */
  readonly choices: readonly (readonly [value: string, text: string])[];
}

/** A tag that a clinic may paste. */
export interface EmbedTag {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly options: readonly TagOption[];
  /** What it needs before it has loaded, so that nothing moves. */
  readonly room: string;
}

/** The room that each tag takes on a page before it has loaded; the README prints the same. */
export const rooms: Readonly<Record<string, string>> = {
  'portal-app': 'min-height: 44rem',
  'portal-login': 'min-height: 33rem',
  'portal-booking': 'min-height: 40rem',
  'portal-appointments': 'min-height: 24rem',
  'portal-invoices': 'min-height: 24rem',
  'portal-health-summary': 'min-height: 36rem',
  'portal-register': 'min-height: 38rem',
  'portal-profile': 'min-height: 40rem',
  'portal-language': 'min-height: 3rem',
};

const made = (name: string, title: string, about: string, options: readonly TagOption[] = []): EmbedTag => ({ name, title, about, options, room: rooms[name] ?? '' });

/** Every tag, in the order in which a clinic is likely to want them. */
export const embedTags = (): readonly EmbedTag[] => [
  made('portal-booking', msg('Booking'), msg('Patients and guests choose a visit and a time.')),
  made('portal-login', msg('Signing in'), msg('A form, or a button for the head of your pages.'), [
    { attribute: 'display', label: msg('Shown as'), choices: [['auto', msg('A button in the page’s head, else a form')], ['form', msg('A form')], ['button', msg('A button')]] },
  ]),
  made('portal-appointments', msg('Appointments'), msg('What is booked: move, cancel, add to a calendar.'), [
    { attribute: 'when', label: msg('Which ones'), choices: [['upcoming', msg('Those to come')], ['past', msg('Past ones')]] },
  ]),
  made('portal-invoices', msg('Invoices'), msg('What is owed and paid; paying where you have a gateway.'), [
    { attribute: 'filter', label: msg('Which ones'), choices: [['outstanding', msg('Not paid yet')], ['paid', msg('Paid')], ['all', msg('All')]] },
  ]),
  made('portal-health-summary', msg('Health summary'), msg('Conditions, medications, allergies, as the clinic has them.')),
  made('portal-profile', msg('Profile'), msg('Contact details, password, insurance, the people cared for.')),
  made('portal-register', msg('Registering'), msg('New patients make their own login.')),
  made('portal-language', msg('Language'), msg('Changes the language of all tags.')),
  made('portal-app', msg('The whole portal'), msg('Everything above in one tag, for a page of its own.')),
];
