import { css } from 'lit';

/** How the sections of a profile are laid out. */
export const styles = css`
  .groups,
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .groups {
    gap: var(--_portal-space-7);
  }
  portal-part-profile-group,
  portal-part-contacts {
    display: block;
  }
  portal-part-sign-in {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_portal-space-7);
  }
  .group {
    gap: var(--_portal-space-3);
  }
  .group .form {
    max-inline-size: 30em;
    padding-block: var(--_portal-space-2);
  }
  .group-title {
    margin: 0;
    font-size: inherit;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_portal-space-4);
    min-block-size: var(--_portal-target);
  }
  .rows {
    border-block-start: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_portal-space-4);
    padding-block: var(--_portal-space-2);
    border-block-end: var(--_portal-border-width) solid var(--_portal-color-border);
  }
  .rows .form {
    inline-size: 100%;
  }
  .what {
    display: grid;
    flex: 1 1 12em;
    min-inline-size: 0;
  }
  .badges,
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_portal-space-5);
  }
  .form .acts {
    gap: var(--_portal-space-2) var(--_portal-space-5);
  }
  .found {
    max-block-size: 18em;
    overflow: auto;
  }
`;
