import { fixture, html } from '@open-wc/testing';
import { anAppointment } from '../portal-appointments/testing.ts';
import { anInvoice } from '../portal-invoices/testing.ts';
import '../portal-login/portal-login.ts';
import { fakePortal, type FakeOptions, type FakeRequest } from '../portal/testing.ts';
import { settled } from '../testing/find.ts';
import './portal-app.ts';

const year = new Date().getFullYear();

/** The visit to come, whose room is open. */
export const next = anAppointment('1', `${year + 1}-12-08`, { mode: 'telehealth', canJoin: true });
/** A visit that was had. */
export const past = anAppointment('7', `${year - 1}-03-04`, { status: 'fulfilled', appointmentType: { id: '0192a1b2-0000-7000-8000-0000000000a7', name: 'Massage' } });

/** A form of two questions that the clinic asked for. */
export const aForm = {
  id: '0192a1b2-0000-7000-8000-00000000f001',
  title: 'Health history',
  status: 'due',
  requested: true,
  completedAt: null,
  description: null,
  version: '1',
  item: [
    { linkId: 'smokes', text: 'Do you smoke?', type: 'boolean', required: true },
    { linkId: 'side', text: 'Which side hurts?', type: 'choice', answerOption: [{ valueString: 'Left' }, { valueString: 'Right' }] },
    { linkId: 'more', text: 'Anything else?', type: 'text' },
  ],
  response: null,
};

/** What the fake clinic answers to all that home and the sections ask for. */
export const routes = {
  'GET /v1/me/appointments': ({ query }: FakeRequest) => ({ data: query.get('when') === 'past' ? [past] : [next], nextCursor: null }),
  'GET /v1/me/invoices': ({ query }: FakeRequest) => ({ data: query.get('status') === 'paid' ? [] : [anInvoice('1042'), anInvoice('1043', { dueOn: '2020-01-01' })], nextCursor: null }),
  'GET /v1/me/forms': { data: [aForm], nextCursor: null },
  'GET /v1/me/forms/{id}': aForm,
  'GET /v1/me/health-summary': { conditions: [], medications: [], allergies: [] },
  'GET /v1/me': { missing: [], fields: [], contacts: [] },
  'GET /v1/me/payment-methods': { data: [] },
  'GET /v1/appointment-types': { data: [], nextCursor: null },
};

/** Every switch that this tag reads, on. */
const settings = {
  'toolbar.bookAppointment': true, 'homeWidgets.outstandingInvoices': true, 'general.languageMenu': true, 'general.intakeFormsSection': true,
  'general.bookAgain': true, 'general.publicSignup': false, 'scheduling.publicBooking': false,
};

/** The whole portal of a fake clinic; Maya Chen is signed in unless said otherwise. */
export async function app(options: FakeOptions & { attributes?: Record<string, string>; theme?: string } = {}) {
  const portal = await fakePortal({ signedIn: true, ...options, settings: { ...settings, ...options.settings }, routes: { ...routes, ...options.routes } });
  await portal.portal.load();
  const tag = document.createElement('portal-app');
  const { theme = 'light', attributes } = options;
  Object.entries({ theme, ...attributes }).forEach(([name, value]) => tag.setAttribute(name, value));
  tag.style.background = theme === 'dark' ? '#10191e' : '#ffffff';
  await fixture(html`${tag}`, portal.options);
  return { portal, tag };
}

/** All words that a person sees, those of the tags inside too. */
export function allWords(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (!(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (node instanceof HTMLStyleElement) return '';
  const inner = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  const given = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  return [...(given.length ? given : inner.childNodes)].map(allWords).join(' ').replace(/\s+/g, ' ');
}

/** Waits until these words are there. */
export const shows = (tag: HTMLElement, words: string) =>
  settled(() => {
    if (allWords(tag).includes(words)) return true;
    throw new Error(`“${words}” is not in: ${allWords(tag)}`);
  });
