import { booked, type BookedMail } from './booked.ts';
import type { MailTemplate } from './content.ts';
import { receipt, type ReceiptMail } from './receipt.ts';

/** Every mail that the product sends, and the data that each is written from. */
export interface MailData {
  /** To the patient, when an appointment is booked. */
  booked: BookedMail;
  /** To the patient, when money arrived. */
  receipt: ReceiptMail;
}

/** The name of a kind of mail. */
export type MailName = keyof MailData;

/** The template of each kind of mail. */
export const templates: { readonly [Name in MailName]: MailTemplate<MailData[Name]> } = { booked, receipt };

/** Whether a stored name is still one of ours. */
export const isMailName = (name: string): name is MailName => Object.hasOwn(templates, name);
