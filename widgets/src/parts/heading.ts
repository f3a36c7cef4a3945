import { html } from 'lit';

/** A heading of any rank; focusable by script, never by Tab. */
export function heading(level: number, content: unknown, className = '') {
  switch (Math.min(Math.max(level, 1), 6)) {
    case 1:
      return html`<h1 class=${className} tabindex="-1">${content}</h1>`;
    case 2:
      return html`<h2 class=${className} tabindex="-1">${content}</h2>`;
    case 3:
      return html`<h3 class=${className} tabindex="-1">${content}</h3>`;
    case 4:
      return html`<h4 class=${className} tabindex="-1">${content}</h4>`;
    case 5:
      return html`<h5 class=${className} tabindex="-1">${content}</h5>`;
    default:
      return html`<h6 class=${className} tabindex="-1">${content}</h6>`;
  }
}
