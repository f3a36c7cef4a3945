import { css } from 'lit';

/** Choices beside each other, as one control. */
export const segmentStyles = css`
  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    justify-self: start;
    margin: 0;
    padding: 0;
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
  }
  .segments > label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: var(--_portal-target);
    padding-inline: var(--_portal-space-3);
    border: var(--_portal-border-strong) solid transparent;
    border-radius: var(--_portal-radius-sm);
    font-size: var(--_portal-text-sm);
    cursor: pointer;
  }
  .segments > label:has(:checked) {
    border-color: var(--_portal-color-primary);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-weight: var(--_portal-weight-strong);
  }
  .segments > label:has(:focus-visible) {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .segments > label:has(:checked) {
      border-color: Highlight;
    }
  }
`;
