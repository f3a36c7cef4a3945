import type { Invariant } from '../db/invariant.ts';
import { whole } from './derive.ts';
import { measured, passes } from './pairs.ts';
import { allThemes } from './themes.queries.ts';

/** What must always hold of looks: rule 48 of the design, proved for every one that is stored. */
export const invariants: readonly Invariant[] = [
  {
    name: 'every colour of a stored theme can be read where it stands',
    broken: async () => (await allThemes()).filter(({ tokens }) => !isReadable(tokens)).map(({ organizationId }) => selectOf(organizationId)),
  },
];

const isReadable = (tokens: unknown): boolean => measured(whole(Object.fromEntries(Object.entries(tokens ?? {}).flatMap(paletteEntry)))).every(passes);

/** `color-link: light-dark(#0b5f74, #7fd3e6)` as an entry of the palette. */
function paletteEntry([token, value]: readonly [string, unknown]): [string, [string, string]][] {
  const [, role] = /^color-(.+)$/.exec(token) ?? [];
  const [, light, dark] = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(String(value)) ?? [];
  return role && light && dark ? [[role, [light, dark]]] : [];
}

/** The id is ours: letters, digits and dashes. */
const selectOf = (organizationId: string) => `select t.organizationId, t.organizationId as id from themes t where t.organizationId = '${organizationId.replaceAll(/[^\w-]/g, '')}'`;
