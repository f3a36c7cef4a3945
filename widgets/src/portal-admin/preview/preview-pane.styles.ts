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
`;
