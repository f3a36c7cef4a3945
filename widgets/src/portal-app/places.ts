import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { infoIcon, personIcon } from '../parts/core-icons.ts';
import { calendarIcon, clockIcon, documentIcon, heartIcon } from '../parts/icon.ts';
import type { Bootstrap } from '../portal/bootstrap.ts';
import { homeIcon, receiptIcon } from './bar/icons.ts';
import type { Card, Place } from './place.ts';
import { withPast } from './with-past.ts';

const always = () => true;
const never = () => false;

/** Every section, in the toolbar's order. A new one is a line here; what home shows of it stands with it. */
export const places: Readonly<Record<string, Place>> = {
  home: {
    title: () => msg('Home'),
    icon: homeIcon,
    isOn: always,
    isInToolbar: always,
    load: () => import('./home/home.ts'),
    draw: (desk) => html`<portal-part-app-home .desk=${desk} .cards=${cardsOf(desk.settings)}></portal-part-app-home>`,
    cards: [
      {
        name: 'portal-part-message',
        order: 0,
        isShown: ({ messages }) => messages.includes('secureHome'),
        load: () => import('../clinic-message/clinic-message.ts'),
        draw: ({ portal, level }) => html`<div class="notice info words">${infoIcon}<div><portal-part-message .portal=${portal} .name=${'secureHome'} .level=${level + 1}></portal-part-message></div></div>`,
      },
    ],
  },
  appointments: {
    title: () => msg('Appointments'),
    icon: calendarIcon,
    isOn: ({ sections }) => sections.appointments,
    isInToolbar: always,
    links: ['appointment'],
    load: () => import('../portal-appointments/portal-appointments.ts'),
    draw: withPast,
    cards: [
      {
        name: 'portal-part-next-visit',
        order: 10,
        isShown: always,
        load: () => import('./home/next-visit.ts'),
        draw: (desk) => html`<portal-part-next-visit .desk=${desk}></portal-part-next-visit>`,
      },
      {
        name: 'portal-part-book-again',
        order: 30,
        isShown: ({ settings }) => settings['general.bookAgain'],
        load: () => import('./home/book-again.ts'),
        draw: (desk) => html`<portal-part-book-again .desk=${desk}></portal-part-book-again>`,
      },
    ],
  },
  book: {
    title: () => msg('Book'),
    icon: clockIcon,
    isOn: always,
    isInToolbar: ({ settings }) => settings['toolbar.bookAppointment'],
    isPublic: ({ settings }) => settings['scheduling.publicBooking'],
    isAct: true,
    load: () => import('../portal-booking/portal-booking.ts'),
    draw: ({ level, wish, hasHistory, go }) => html`<portal-booking heading-level=${level} history=${hasHistory ? 'on' : 'off'} ?again=${!!wish}
      type=${wish?.typeId ?? nothing} location=${wish?.locationId ?? nothing} practitioner=${wish?.practitionerId ?? nothing}
      @portal-part-leave=${() => go('home')}></portal-booking>`,
  },
  health: {
    title: () => msg('My health'),
    icon: heartIcon,
    isOn: ({ sections }) => sections.myHealth,
    isInToolbar: always,
    load: () => import('../portal-health-summary/portal-health-summary.ts'),
    draw: ({ level }) => html`<portal-health-summary heading-level=${level}></portal-health-summary>`,
  },
  forms: {
    title: () => msg('Forms'),
    icon: documentIcon,
    isOn: ({ sections }) => sections.forms,
    isInToolbar: always,
    signIn: () => msg('Sign in to see your forms'),
    links: ['form'],
    load: () => import('./forms/forms-place.ts'),
    draw: (desk, item) => html`<portal-part-app-forms .desk=${desk} .item=${item}></portal-part-app-forms>`,
    cards: [
      {
        name: 'portal-part-forms-due',
        order: 20,
        isShown: ({ settings }) => settings['general.intakeFormsSection'],
        load: () => import('./home/forms-due.ts'),
        draw: (desk) => html`<portal-part-forms-due .desk=${desk}></portal-part-forms-due>`,
      },
    ],
  },
  invoices: {
    title: () => msg('Invoices'),
    icon: receiptIcon,
    isOn: ({ sections }) => sections.invoices,
    isInToolbar: always,
    links: ['invoice'],
    load: () => import('../portal-invoices/portal-invoices.ts'),
    draw: ({ level }) => html`<portal-invoices heading-level=${level}></portal-invoices>`,
    cards: [
      {
        name: 'portal-part-to-pay',
        order: 40,
        isAside: true,
        isShown: ({ settings }) => settings['homeWidgets.outstandingInvoices'],
        load: () => import('./home/to-pay.ts'),
        draw: (desk) => html`<portal-part-to-pay .desk=${desk}></portal-part-to-pay>`,
      },
    ],
  },
  profile: {
    title: () => msg('Your profile'),
    icon: personIcon,
    isOn: always,
    isInToolbar: never,
    load: () => import('../portal-profile/portal-profile.ts'),
    draw: ({ level }) => html`<portal-profile heading-level=${level}></portal-profile>`,
  },
};

/** What home shows at this clinic, in its order. */
const cardsOf = (settings: Bootstrap): readonly Card[] =>
  Object.values(places)
    .filter(({ isOn }) => isOn(settings))
    .flatMap(({ cards = [] }) => cards)
    .filter(({ isShown }) => isShown(settings))
    .sort((one, other) => one.order - other.order);
