import { css } from 'lit';

/** The clinic's own words on a page. */
export const messageStyles = css`
  portal-part-message {
    display: block;
    max-inline-size: var(--_portal-measure);
    overflow-wrap: anywhere;
  }
  portal-part-message > .rich > * {
    margin-block: 0 var(--_portal-space-3);
  }
  portal-part-message > .rich > :last-child {
    margin-block-end: 0;
  }
  portal-part-message :is(h2, h3, h4, h5, h6) {
    font-size: var(--_portal-text-lg);
    font-weight: var(--_portal-weight-strong);
    line-height: var(--_portal-line-tight);
  }
  portal-part-message img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_portal-radius-md);
  }
  portal-part-message blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_portal-space-4);
    border-inline-start: var(--_portal-focus-width) solid var(--_portal-color-border);
  }
  portal-part-message .film {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    margin: 0 0 var(--_portal-space-3);
    padding: var(--_portal-space-4);
    overflow: hidden;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface-sunken);
    color: var(--_portal-color-text);
    font: inherit;
    cursor: pointer;
  }
  portal-part-message .film > img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    border-radius: 0;
  }
  portal-part-message .film > span {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--_portal-space-2);
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-4);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-primary);
    color: var(--_portal-color-on-primary);
    font-weight: var(--_portal-weight-strong);
  }
  portal-part-message :is(iframe, video).film {
    padding: 0;
    border: 0;
  }
`;
