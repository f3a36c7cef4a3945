import { msg } from '@lit/localize';
import type { ContrastPair } from './trial.ts';

/** What meets in a pair, as staff would say it. Pairs that read alike share their words. */
export function pairWords({ foreground, background }: Pick<ContrastPair, 'foreground' | 'background'>): string {
  switch (foreground) {
    case 'text':
    case 'on-neutral-soft':
      return msg('Text on its background');
    case 'text-muted':
      return msg('Quiet text on its background');
    case 'border-control':
      return msg('Frames of fields on the background');
    case 'primary':
      return msg('Buttons on the background');
    case 'link':
      return msg('Links on the background');
    case 'focus':
      return msg('The ring around what has the focus');
    case 'on-primary':
      return background === 'primary' ? msg('Words on buttons') : msg('Words on a button that is hovered or pressed');
    case 'on-primary-soft':
      return msg('Words on what is chosen');
    case 'on-toolbar':
      return msg('Words in the toolbar');
    default:
      return msg('Errors, warnings and other notices');
  }
}
