import type { Caller } from '../http/caller.ts';
import type { Language } from '../locales/languages.ts';
import { messages, type Audience, type AudienceOf, type MessageData, type MessageName } from './catalog.ts';
import { putIntoOutbox } from './outbox/put.ts';

/** An address or number. */
export interface Contact {
  readonly system: 'email' | 'phone';
  readonly value: string;
}

/** How each audience is named. People are found again when the message leaves, in the language in which they just acted, else their record's. */
export interface Addressees {
  patient: { readonly patientId: string; readonly language?: Language | null };
  login: { readonly portalUserId: string; readonly language?: Language | null };
  /**
   * `further`: contacts that the login was linked to until now, or that only join it; alone where it is no login's affair.
   * `onlyBeside`: not at what the login is linked to.
   */
  everywhere: { readonly portalUserId: string | null; readonly onlyBeside?: boolean; readonly further?: readonly Contact[]; readonly language?: Language | null };
  contact: { readonly contact: Contact; readonly name?: string; readonly language?: Language | null };
  /** `address`: one that a setting names in the clinic's place. */
  clinic: { readonly locationId: string | null; readonly address?: string | null };
  staff: { readonly staffUserId: string; readonly language?: Language | null };
}

/** One message to be sent. */
export interface MessageRequest<Name extends MessageName> {
  readonly message: Name;
  readonly to: Addressees[AudienceOf<Name>];
  readonly data: MessageData<Name>;
  /** One happening sends one message: the same key again sends none. */
  readonly dedupeKey: string;
  /** Not before this time: sending that is spread out. */
  readonly dueAt?: Date;
  /** Never after this time: it would be of no use, or mislead. */
  readonly notAfter?: Date;
}

/** What the outbox keeps of a message until it is sent; afterwards only ids stay. */
export interface MessagePayload {
  readonly to: Destination;
  readonly data: unknown;
  /** RFC 3339. */
  readonly notAfter?: string;
}

/** One copy of a message: `everywhere` makes one for the login and one for the patient. */
export type Destination = Addressees['patient' | 'login' | 'contact' | 'clinic' | 'staff'] | { readonly contactOfUser: string; readonly language?: Language | null };

/** Has a message sent after commit, at least once; a repeat after a crash carries the same Message-ID. */
export async function sendMessage<Name extends MessageName>(caller: Caller, request: MessageRequest<Name>): Promise<void> {
  const { message, to, data, dedupeKey, dueAt, notAfter } = request;
  for (const [copy, destination] of copies(message, to)) {
    const payload: MessagePayload = { to: destination, data, ...(notAfter && { notAfter: notAfter.toISOString() }) };
    await putIntoOutbox(caller, { kind: 'mail', name: message, dedupeKey: `mail/${message}/${dedupeKey}${copy}`, payload, ...(dueAt && { dueAt }) });
  }
}

function copies(name: MessageName, to: Addressees[Audience]): [suffix: string, to: Destination][] {
  if (!isEverywhere(name, to)) return [['', to]];
  const { portalUserId, further = [], language = null, onlyBeside = false } = to;
  const owner: [string, Destination][] = portalUserId
    ? [
        ...(onlyBeside ? [] : [['', { portalUserId, language }] satisfies [string, Destination]]),
        ['/patient', { contactOfUser: portalUserId, language }],
      ]
    : [];
  return [
    ...owner,
    ...further.map((contact, i): [string, Destination] => [`/further/${i}`, { contact, language }]),
  ];
}

const isEverywhere = (name: MessageName, to: Addressees[Audience]): to is Addressees['everywhere'] =>
  (messages[name].audience as Audience) === 'everywhere' && 'portalUserId' in to;
