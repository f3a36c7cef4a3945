import { css } from 'lit';

/** Texts of the clinic: the form, and beside it what people will see. */
export const textStyles = css`
  .text-work {
    display: grid;
    gap: var(--_portal-space-6);
    margin-block-start: var(--_portal-space-4);
  }
  .text-work > * {
    min-inline-size: 0;
  }
  @container (min-width: 60em) {
    .text-work {
      grid-template-columns: minmax(0, 1fr) minmax(0, 24rem);
      align-items: start;
    }
  }
  .letter {
    overflow: auto;
    max-block-size: 48rem;
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface);
  }
  portal-part-mail-preview {
    display: grid;
    gap: var(--_portal-space-2);
  }
  .stays ul {
    display: block;
    margin-block-start: var(--_portal-space-1);
    padding-inline-start: var(--_portal-space-4);
    list-style: disc;
  }
  .stays li {
    display: list-item;
  }
  .stays {
    padding: var(--_portal-space-4);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface-sunken);
  }
  pre.plain {
    margin: 0;
    padding: var(--_portal-space-4);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font-family: var(--_portal-font-mono);
    font-size: var(--_portal-text-sm);
  }
`;
