import { css } from 'lit';

/** Looks of what is to be copied, and of the tags beside it. */
export const embedStyles = css`
  .snippet {
    max-block-size: 24em;
    margin: 0;
    padding: var(--_portal-space-4);
    overflow: auto;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-sm);
    background: var(--_portal-color-surface-sunken);
    font-size: var(--_portal-text-sm);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    tab-size: 2;
  }
  .snippet:focus-visible {
    outline: var(--_portal-focus-width) solid var(--_portal-color-focus);
    outline-offset: var(--_portal-focus-offset);
  }
  .tag-choice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-2);
  }
  .tag-choice > .field + .field {
    margin-inline-start: calc(var(--_portal-unit) * 10);
  }
  .live {
    padding: var(--_portal-space-4);
    border: var(--_portal-border-width) dashed var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
  }
  .live:empty {
    display: none;
  }
  .plain {
    list-style: none;
    padding: 0;
    margin: 0;
  }
`;
