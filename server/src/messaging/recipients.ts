import type { Caller } from '../http/caller.ts';
import type { Language } from '../locales/languages.ts';
import type { Contact } from './send-message.ts';

/** Somebody whom a message reaches: at which address or number, called what, in which language where they chose one. */
export interface Recipient extends Contact {
  /** Empty: they aren't greeted by name. */
  readonly name: string;
  readonly language: Language | null;
}

/** The channels that a kind of message can take. */
export type Channels = readonly Contact['system'][];

/** Finds people when a message leaves; null where there is nobody to reach. The slices that know them give it. */
export interface Recipients {
  /** The verified contact that a patient prefers, among the channels that the message can take. */
  patient(caller: Caller, patientId: string, channels: Channels): Promise<Recipient | null>;
  /** What a portal user is linked to: the email, else the phone. */
  login(caller: Caller, portalUserId: string): Promise<Recipient | null>;
  /** The verified contact of the patient whose login this is; null where it is the very contact that the login is linked to. */
  contactOfUser(caller: Caller, portalUserId: string, channels: Channels): Promise<Recipient | null>;
  staff(caller: Caller, staffUserId: string): Promise<Recipient | null>;
  /** The location's mail address, else the organization's. */
  clinic(caller: Caller, locationId: string | null): Promise<Recipient | null>;
}
