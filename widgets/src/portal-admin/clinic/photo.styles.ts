import { css } from 'lit';

/** Looks of a practitioner's photo, and of the initials in its place. */
export const photoStyles = css`
  .photo-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_portal-space-4);
  }
  .photo-row > .group {
    flex: 1 1 16em;
    gap: var(--_portal-space-2);
  }
  .photo {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: calc(var(--_portal-unit) * 24);
    block-size: calc(var(--_portal-unit) * 24);
    border-radius: var(--_portal-radius-full);
    background: var(--_portal-color-primary-soft);
    color: var(--_portal-color-on-primary-soft);
    font-size: var(--_portal-text-xl);
    object-fit: cover;
  }
`;
