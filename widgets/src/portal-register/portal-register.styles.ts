import { css } from 'lit';

/** How the steps of registering are laid out; what stands in them are parts. */
export const styles = css`
  .page-stack {
    min-block-size: calc(var(--_portal-unit) * 152);
  }
  .main,
  .groups,
  .group,
  .intro,
  .names {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .main {
    gap: var(--_portal-space-5);
  }
  .groups {
    gap: var(--_portal-space-6);
    max-inline-size: 30em;
  }
  .group {
    gap: var(--_portal-space-3);
  }
  .intro {
    gap: var(--_portal-space-2);
  }
  .back {
    margin-block-end: calc(-1 * var(--_portal-space-4));
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-2) var(--_portal-space-5);
    margin-block-start: var(--_portal-space-3);
  }
  .names {
    gap: var(--_portal-space-5);
  }
  .answers {
    max-inline-size: 40em;
  }
  @container (min-width: 40em) {
    .names {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
    }
  }
`;
