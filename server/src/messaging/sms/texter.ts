import type { Config } from '../../config.ts';
import type { Inbox } from '../mail/inbox.ts';
import { postJson } from '../../outgoing/post-json.ts';
import { PrivateAddress } from '../../outgoing/public-address.ts';
import { MailRefused } from '../mail/mailer.ts';

/** A finished SMS. */
export interface Sms {
  /** The same at each repeat, so that the gateway can drop one. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly date: Date;
}

/** Where short messages go: the webhook of `SMS_URL`, the development inbox, or nowhere. */
export interface Texter {
  readonly configured: boolean;
  /** Resolves only when the other side took it. @throws MailRefused */
  send(sms: Sms): Promise<void>;
}

const waitMs = 15_000;
/** Answers of a gateway that are worth another try. */
const passing = new Set([408, 425, 429]);

/** The texter that the environment asks for. */
export function texterFor(config: Pick<Config, 'NODE_ENV' | 'SMS_URL'>, inbox: Inbox | null): Texter {
  if (config.SMS_URL) return webhookTexter(config.SMS_URL, config.NODE_ENV !== 'production');
  if (config.NODE_ENV !== 'production' && inbox) return inboxTexter(inbox);
  return { configured: false, send: () => Promise.reject(new MailRefused('SMS_URL-is-not-set', false)) };
}

function inboxTexter(inbox: Inbox): Texter {
  return {
    configured: true,
    send: ({ id, to, text, date }) =>
      inbox.add({ to, channel: 'sms', subject: '', text, sentAt: date.toISOString(), messageId: id }),
  };
}

/** Posts `{ id, to, text }` as JSON; any 2xx means taken. No redirect is followed, and none to this machine or its network in production. */
function webhookTexter(url: string, mayBePrivate: boolean): Texter {
  return {
    configured: true,
    send: async ({ id, to, text }) => {
      const status = await postJson(url, { body: { id, to, text }, headers: { 'Idempotency-Key': id }, waitMs, mayBePrivate }).catch((cause: unknown) => {
        throw new MailRefused(`sms-${reasonOf(cause)}`, false);
      });
      if (status < 200 || status > 299) throw new MailRefused(`sms-${status}`, status >= 400 && status < 500 && !passing.has(status));
    },
  };
}

function reasonOf(cause: unknown): string {
  if (cause instanceof PrivateAddress) return 'private-address';
  return cause instanceof DOMException ? 'timeout' : 'unreachable';
}
