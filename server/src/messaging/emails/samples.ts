import type { Language } from '../../locales/languages.ts';
import type { MessageData } from '../catalog.ts';
import type { EmailedName } from './email-names.ts';

/** Nobody's id: links made of it lead to the sentence that says so. */
const nobody = '00000000-0000-7000-8000-000000000000';

const words = {
  en: { type: 'First visit', reason: 'The practitioner is ill.', note: 'Please bring your referral.' },
  fr: { type: 'Première visite', reason: 'La personne qui vous reçoit est malade.', note: 'Apportez votre ordonnance.' },
  it: { type: 'Prima visita', reason: 'Il professionista è malato.', note: 'Porti l’impegnativa.' },
  es: { type: 'Primera visita', reason: 'Quien le atiende está enfermo.', note: 'Traiga su orden médica.' },
} as const satisfies Readonly<Record<Language, object>>;

/** What the reader of a sample is called. */
export const sampleReader = 'Ana';

/** What each message may be written from, for staff to look at and for tests: a new message doesn't compile without its own. */
export function samplesFor(language: Language, day: string): { readonly [Name in EmailedName]: MessageData<Name> } {
  const { type, reason, note } = words[language];
  const timeZone = 'America/Toronto';
  const at = { start: `${day}T09:00:00-05:00`, end: `${day}T09:45:00-05:00`, timeZone };
  const before = { start: `${day}T15:30:00-05:00`, end: `${day}T16:15:00-05:00`, timeZone };
  const visit = { ...at, appointmentId: nobody, chainId: nobody, appointmentType: type, practitioner: 'Maya Chen, PT', location: { name: 'Northside', address: '12 Bridge Street' }, way: 'inPerson' } as const;
  const total = { amount: 12550, currency: 'CAD' };
  return {
    portalConfirmation: { location: 'Northside' },
    invitation: { tokenId: nobody },
    signupNotification: { name: 'Ana Ruiz', location: 'Northside', mayBeDuplicate: true },
    reset: { tokenId: nobody, username: 'ana.ruiz' },
    code: { verificationId: nobody },
    accountExists: { login: 'active' },
    securityNotice: { kind: 'password-changed', at: at.start, timeZone },
    accessEnding: { endsOn: day },
    transitionNotice: {},
    booked: visit,
    reminder: { ...visit, way: 'video', joinUrl: 'https://video.example/room/maya-chen' },
    moved: { ...visit, way: 'phone', by: 'clinic', before },
    cancelled: { ...visit, by: 'clinic', reason },
    requested: { ...visit, moveFrom: before },
    requestToClinic: { ...visit, moveFrom: before },
    accepted: { ...visit, way: 'video', joinUrl: null, note },
    declined: { ...visit, note, moveFrom: before },
    requestWithdrawn: visit,
    requestLapsed: { ...visit, moveFrom: null },
    receipt: { reference: 'R-1042', paidOn: day, total, invoices: [{ number: '1001', amount: total }] },
    staffInvitation: { tokenId: nobody },
    staffReset: { tokenId: nobody },
    staffNotice: { kind: 'locked' },
    keyExposed: { name: 'Website', shown: 'sk_live_ab…wxyz' },
  };
}
