/** What of the settings is shown: a group, at one location or for all; the review; a group's history. */
export type SettingsPlace = { view: 'group'; group: string; location?: string | undefined } | { view: 'review' } | { view: 'history'; group: string };

/** Reads it from where staff are. */
export function readSettingsPlace(item: string | undefined): SettingsPlace {
  if (item === 'review') return { view: 'review' };
  const [name = '', rest] = (item ?? '').split(/[@:]/);
  if (name === 'history') return { view: 'history', group: rest ?? '' };
  return { view: 'group', group: name, location: rest };
}

/** Writes it as where staff are. */
export function settingsItem(place: SettingsPlace): string {
  if (place.view === 'review') return 'review';
  if (place.view === 'history') return `history:${place.group}`;
  return place.location ? `${place.group}@${place.location}` : place.group;
}
