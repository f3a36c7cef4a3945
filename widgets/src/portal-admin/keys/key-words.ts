import { msg, str } from '@lit/localize';
import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';

/** A key as staff see it. */
export type ApiKey = Ok<'/v1/admin/keys'>['data'][number];

/** A key that was just made; a secret one is told this once. */
export interface MadeKey extends ApiKey {
  key?: string;
}

/** Whether it works no more. */
export const hasEnded = ({ revokedAt, expiresAt }: ApiKey) => !!revokedAt || (!!expiresAt && Date.parse(expiresAt) <= Date.now());

/** What it is for. */
export const kindWord = ({ kind, environment }: Pick<ApiKey, 'kind' | 'environment'>) => {
  if (kind === 'publishable') return environment === 'live' ? msg('For pages') : msg('For pages, test');
  return environment === 'live' ? msg('For programs') : msg('For programs, test');
};

/** What of it may be shown. */
export const shownKey = ({ publishable, prefix, lastFour }: ApiKey) => publishable ?? `${prefix}…${lastFour}`;

/** When it was used last, and until when it works. */
export const timesOf = ({ lastUsedAt, expiresAt, revokedAt, createdAt }: ApiKey, desk: Desk) => {
  const used = lastUsedAt ? msg(str`last used ${momentText(lastUsedAt, desk)}`) : msg('never used');
  const made = msg(str`made ${momentText(createdAt, desk)}`);
  if (revokedAt) return [made, used, msg(str`revoked ${momentText(revokedAt, desk)}`)];
  return [made, used, ...(expiresAt ? [Date.parse(expiresAt) <= Date.now() ? msg(str`ended ${momentText(expiresAt, desk)}`) : msg(str`ends ${momentText(expiresAt, desk)}`)] : [])];
};
