import { settingKeys, type SettingKey } from './catalog.ts';
import type { FourLanguages, SettingGroup } from './setting.ts';
import { groupLabels, topics, type Topic } from './topics.ts';

/** Where staff find a setting. */
export interface Place {
  readonly group: SettingGroup;
  /** The part of the group; null: below all of them. */
  readonly topic: string | null;
}

/** A key's first word is its group, but for these, which staff look for elsewhere. */
const groupOfWord: Readonly<Record<string, SettingGroup>> = { messaging: 'scheduling', retention: 'identity' };

const byKey = new Map<string, Place>(
  topics.flatMap(({ group, name, keys }) => keys.map((key) => [key, { group, topic: name }] as const)),
);

const isGroup = (word: string): word is SettingGroup => Object.hasOwn(groupLabels, word);

/** The group of a setting and its part there. */
export function placeOf(key: SettingKey): Place {
  const [word = ''] = key.split('.');
  const group = groupOfWord[word] ?? (isGroup(word) ? word : 'general');
  return byKey.get(key) ?? { group, topic: null };
}

/** The keys of a group, topic by topic, then the others. */
export function keysOf(group: SettingGroup): readonly SettingKey[] {
  const named = topicsOf(group).flatMap(({ keys }) => keys);
  const rest = settingKeys.filter((key) => placeOf(key).group === group && !named.includes(key));
  return [...named, ...rest];
}

/** The parts of a group, in their order. */
export const topicsOf = (group: SettingGroup): readonly Topic[] => topics.filter((one) => one.group === group);

/** What a group is called. */
export const groupLabel = (group: SettingGroup): FourLanguages => groupLabels[group];
