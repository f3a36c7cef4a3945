import type { EmailName } from '../../settings/catalog/message-fields.ts';
import type { MessageName } from '../catalog.ts';

/** Messages that the clinic may put into words of its own: all but those that it only tries out. */
export type EmailedName = Exclude<MessageName, 'trial'>;

/** The name in a message's key; a message that has no key doesn't compile. */
export const emailNameOf = (message: EmailedName): EmailName => (message === 'invitation' ? 'portalInvitation' : message);

/** The message that a key is about. */
export const messageOf = (email: EmailName): EmailedName => (email === 'portalInvitation' ? 'invitation' : email);

/** Whether a message has a key. */
export const isEmailed = (name: MessageName): name is EmailedName => name !== 'trial';
