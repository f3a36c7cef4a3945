import { html, nothing } from 'lit';
import type { Icon } from './core-icons.ts';

/** How a button looks and behaves. */
export interface ButtonOptions {
  /** `primary`: the one solid button of a screen; `danger`: the last press of a destructive act. */
  kind?: 'primary' | 'danger' | 'outline' | 'link';
  icon?: Icon;
  /** Fills the width at every size; `page`: only in narrow places. */
  width?: 'wide' | 'page';
  /** The act is under way: the button keeps focus, says so, and ignores further presses. */
  busy?: false | unknown;
  type?: 'button' | 'submit';
  part?: string;
}

/** A button that does something on this page. While `busy` its words are the busy ones. */
export function button(text: unknown, press: ((event: Event) => unknown) | undefined, options: ButtonOptions = {}) {
  const { kind = 'outline', width = '', busy, type = 'button' } = options;
  const act = (event: Event) => {
    if (busy) event.preventDefault();
    else press?.(event);
  };
  return html`<button class=${kind === 'link' ? 'link standalone' : `button ${kind} ${width}`} type=${type} part=${options.part ?? nothing}
    aria-disabled=${busy ? 'true' : nothing} @click=${act}>${options.icon ?? nothing}<span>${busy || text}</span></button>`;
}

/** A link that stands alone, looks like one, and goes somewhere. */
export const link = (href: string, text: unknown, sign: Icon | typeof nothing = nothing) =>
  html`<a class="standalone" href=${href}>${sign}<span>${text}</span></a>`;
