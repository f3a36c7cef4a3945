import type { MailContext } from '../mail/content.ts';

/** A short message: from its data to one or two sentences, without the sender's name, which is put in front. */
export type SmsTemplate<Data> = (data: Data, context: MailContext) => string;
