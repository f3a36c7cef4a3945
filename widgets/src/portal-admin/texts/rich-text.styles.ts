import { css } from 'lit';

/** The editor of rich texts: its bar, and what is written, as it will stand on a page. */
export const richTextStyles = css`
  .rich-frame {
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
  }
  .rich-frame:focus-within {
    border-color: var(--_portal-color-primary);
  }
  .rich-bar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-1);
    padding: var(--_portal-space-1);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rich-bar > button {
    min-inline-size: var(--_portal-target);
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-2);
    border: var(--_portal-border-strong) solid transparent;
    border-radius: var(--_portal-radius-sm);
    background: none;
    color: var(--_portal-color-text);
    font: inherit;
    font-size: var(--_portal-text-sm);
    cursor: pointer;
  }
  .rich-bar [data-sign]::before {
    content: attr(data-sign);
  }
  .rich-bar > button:hover {
    background: var(--_portal-color-surface-hover);
  }
  .rich-bar > button[aria-pressed='true'] {
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
  }
  .rich-bar > button:focus-visible,
  .rich-page:focus-visible {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
  }
  .rich-link {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_portal-space-2);
    padding: var(--_portal-space-3);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rich-page {
    min-block-size: 8rem;
    max-block-size: 32rem;
    overflow: auto;
    padding: var(--_portal-space-4);
    border-radius: var(--_portal-radius-sm);
    white-space: break-spaces;
    overflow-wrap: anywhere;
  }
  .rich-page > * {
    margin-block: 0 var(--_portal-space-3);
  }
  .rich-page > :last-child {
    margin-block-end: 0;
  }
  .rich-page :is(h2, h3) {
    font-size: var(--_portal-text-lg);
    font-weight: var(--_portal-weight-strong);
    line-height: var(--_portal-line-tight);
  }
  .rich-page h3 {
    font-size: var(--_portal-text-md);
  }
  .rich-page :is(ul, ol) {
    display: block;
    padding-inline-start: var(--_portal-space-6);
    list-style: disc;
  }
  .rich-page ol {
    list-style: decimal;
  }
  .rich-page li {
    display: list-item;
  }
  .rich-page blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_portal-space-4);
    border-inline-start: var(--_portal-focus-width) solid var(--_portal-color-border);
  }
  .rich-page img {
    max-inline-size: 100%;
    block-size: auto;
  }
  .rich-page img.ProseMirror-selectednode {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
  }
  .field.wrong .rich-frame {
    border: var(--_portal-border-strong) solid var(--_portal-color-danger);
  }
`;
