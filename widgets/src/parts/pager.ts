import { msg } from '@lit/localize';
import { nothing } from 'lit';
import { button } from './button.ts';

/** More of a list, on demand; nothing where the list is at its end. */
export const pager = (nextCursor: string | null, more: () => unknown, isBusy = false) =>
  nextCursor === null ? nothing : button(msg('Show more'), more, { busy: isBusy && msg('Loading…') });
