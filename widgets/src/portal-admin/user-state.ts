import { msg } from '@lit/localize';
import type { Ok } from '../portal/client.ts';
import { badge } from '../parts/notice.ts';

/** A patient's login as staff see it. */
export type PortalUser = Ok<'/v1/admin/patients/{id}/portal-user'>;

/** How a login stands, in a word and a colour. */
export function stateBadge(state: PortalUser['state']) {
  switch (state) {
    case 'none':
      return badge('neutral', msg('No login'));
    case 'linked':
      return badge('info', msg('Linked, not invited'));
    case 'invited':
      return badge('info', msg('Invited'));
    case 'active':
      return badge('success', msg('Uses the portal'));
    case 'locked':
      return badge('warning', msg('Locked for a while'));
    case 'disabled':
      return badge('warning', msg('Switched off'));
  }
}
