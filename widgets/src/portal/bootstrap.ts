import type { Ok } from './client.ts';

/** What `GET /v1/portal` says of the organization: name, phone, public settings, theme, languages. */
export type Bootstrap = Ok<'/v1/portal'>;

/** Parts of the portal that a clinic can switch off. */
export type Section = keyof Bootstrap['sections'];

/** Integer minor units of a currency. */
export interface Money {
  amount: number;
  currency: string;
}
