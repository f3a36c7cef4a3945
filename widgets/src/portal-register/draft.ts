import type { Gender } from '../accounts/genders.ts';
import type { Ok } from '../portal/client.ts';

/** What the clinic asks of somebody who registers. */
export type Asked = Ok<'/v1/registrations/form'>;
/** What may be asked beside the names. */
export type Detail = Asked['mandatory'][number];
/** How a person can be reached and proved. */
export type System = Asked['systems'][number];

/** The steps of registering, in order; `done` stands behind them. */
export const path = ['contact', 'code', 'details', 'account'] as const;
export type Step = (typeof path)[number] | 'done';

/** Which step it is, from 0; `done` isn't one. */
export const numberOf = (step: Step) => path.findIndex((one) => one === step);

/** What the person typed so far. In memory only. */
export interface Draft {
  system: System;
  email: string;
  phone: string;
  code: string;
  givenName: string;
  familyName: string;
  birthDate: string;
  gender: Gender | undefined;
  /** A phone beside the email that was proved. */
  cell: string;
  generalPractitioner: string;
  referralType: string;
  locationId: string;
  username: string;
  password: string;
  terms: boolean;
  privacy: boolean;
}

export const emptyDraft: Draft = {
  system: 'email', email: '', phone: '', code: '', givenName: '', familyName: '', birthDate: '', gender: undefined, cell: '', generalPractitioner: '', referralType: '',
  locationId: '', username: '', password: '', terms: false, privacy: false,
};

/** Where the code goes. */
export const contactOf = ({ system, email, phone }: Draft) => ({ system, value: (system === 'email' ? email : phone).trim() });

/** What the person agreed to, of what the clinic asks. */
const acceptedOf = ({ terms, privacy }: Draft) => ({ ...(terms && { terms }), ...(privacy && { privacy }) });

/** The last step's call: what is empty is left out. */
export function completion(draft: Draft, token: string) {
  const { username, password, givenName, familyName, birthDate, gender, generalPractitioner, referralType, locationId, cell } = draft;
  const texts = { birthDate, generalPractitioner, referralType, locationId, phone: cell };
  const filled = Object.entries(texts).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value);
  return {
    token, password, username: username.trim(), givenName: givenName.trim(), familyName: familyName.trim(), accepted: acceptedOf(draft),
    ...(gender && { gender }),
    ...(Object.fromEntries(filled) as Partial<Record<keyof typeof texts, string>>),
  };
}
