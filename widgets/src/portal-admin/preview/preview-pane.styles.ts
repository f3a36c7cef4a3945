import { css } from 'lit';

/** The pane that shows the portal as it would be. */
export const previewStyles = css`
  portal-part-preview {
    display: block;
    padding: var(--_portal-space-4);
    border-radius: var(--_portal-radius-lg);
    background: var(--_portal-color-surface-sunken);
  }
  .preview-tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-2);
    margin-block: var(--_portal-space-3);
  }
  .segments {
    display: inline-flex;
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
  .preview-window {
    position: relative;
    overflow: hidden;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface);
  }
  .preview-window > iframe {
    display: block;
    border: 0;
    transform-origin: 0 0;
  }
  [dir='rtl'] .preview-window > iframe {
    transform-origin: 100% 0;
  }
  @media (forced-colors: active) {
    .segments > label:has(:checked) {
      border-color: Highlight;
    }
  }
`;
