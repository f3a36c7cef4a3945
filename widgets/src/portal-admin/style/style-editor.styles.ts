import { css } from 'lit';

/** Looks of the editor of the clinic's look. */
export const styleEditorStyles = css`
  .color-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-3);
  }
  .color-row > input[type='color'] {
    flex: none;
    inline-size: var(--_portal-control);
    block-size: var(--_portal-control);
    padding: var(--_portal-space-1);
    cursor: pointer;
  }
  .color-row > input[type='text'] {
    inline-size: 10em;
    font-family: var(--_portal-font-mono);
  }
  .swatch {
    display: inline-block;
    inline-size: 1em;
    block-size: 1em;
    border: var(--_portal-border-width) solid var(--_portal-color-border-control);
    border-radius: var(--_portal-radius-sm);
    vertical-align: -0.125em;
    forced-color-adjust: none;
  }
  .readability > summary {
    display: flex;
    align-items: center;
    min-block-size: var(--_portal-target);
    font-weight: var(--_portal-weight-strong);
    cursor: pointer;
  }
  .contrasts {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_portal-text-sm);
  }
  .contrasts caption {
    padding-block-end: var(--_portal-space-2);
    color: var(--_portal-color-text-muted);
    text-align: start;
  }
  .contrasts :is(th, td) {
    padding: var(--_portal-space-2) var(--_portal-space-1);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
    text-align: start;
    vertical-align: middle;
  }
  .contrasts tbody th {
    font-weight: var(--_portal-weight-normal);
  }
  .contrasts .least {
    display: block;
  }
  .contrasts .reached {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: var(--_portal-space-1) var(--_portal-space-2);
  }
  .contrasts .badge {
    grid-column: 1 / -1;
    justify-self: start;
  }
  .contrasts .sample {
    justify-self: start;
    padding-inline: var(--_portal-space-2);
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-sm);
    forced-color-adjust: none;
  }
  .logos {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_portal-space-3);
  }
  .logo-ground {
    display: grid;
    place-items: center;
    padding: var(--_portal-space-4);
    border: var(--_portal-border-width) solid var(--_portal-color-border);
    border-radius: var(--_portal-radius-md);
    background: var(--_portal-color-surface);
  }
  .logo-ground.light {
    color-scheme: light;
  }
  .logo-ground.dark {
    color-scheme: dark;
  }
  .logo-ground img {
    max-inline-size: 100%;
    block-size: auto;
  }
`;
