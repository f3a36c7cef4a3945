import { contrast, mixed } from './color.ts';
import type { Palette, Role } from './palette.ts';

/** The solid button's colour while a pointer is on it, and while it is pressed: mixed by the tags from `primary`. */
type State = 'primary-hover' | 'primary-active' | 'danger-hover' | 'danger-active';

/** Two colours that meet, and the least contrast that rule 48 of the design wants of them. */
export interface Pair {
  readonly foreground: Role;
  readonly background: Role | State;
  readonly least: number;
}

/** A pair as it comes out in one scheme. */
export interface Measured extends Pair {
  readonly scheme: 'light' | 'dark';
  readonly colors: readonly [foreground: string, background: string];
  readonly ratio: number;
}

const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-hover'] as const;
const onSurfaces = (foreground: Role, least: number): Pair[] => surfaces.map((background) => ({ foreground, background, least }));
const pair = (foreground: Role, background: Role | State, least = 4.5): Pair => ({ foreground, background, least });

/** Every pair of colours that meet: the 41 of the design, and the two solid buttons hovered and pressed. */
export const pairs: readonly Pair[] = [
  ...onSurfaces('text', 7),
  ...onSurfaces('text-muted', 4.5),
  ...onSurfaces('border-control', 3),
  ...onSurfaces('primary', 3),
  ...onSurfaces('link', 4.5),
  ...onSurfaces('focus', 3),
  pair('on-primary', 'primary'),
  pair('on-primary-soft', 'primary-soft'),
  pair('primary', 'primary-soft', 3),
  pair('danger', 'surface'),
  pair('danger', 'surface-sunken'),
  pair('danger', 'surface-raised'),
  pair('on-danger', 'danger'),
  pair('on-danger-soft', 'danger-soft'),
  pair('warning', 'surface'),
  pair('on-warning-soft', 'warning-soft'),
  pair('success', 'surface'),
  pair('on-success-soft', 'success-soft'),
  pair('info', 'surface'),
  pair('on-info-soft', 'info-soft'),
  pair('on-toolbar', 'toolbar'),
  pair('on-neutral-soft', 'neutral-soft'),
  pair('focus', 'focus-halo', 3),
  pair('on-primary', 'primary-hover'),
  pair('on-primary', 'primary-active'),
  pair('on-danger', 'danger-hover'),
  pair('on-danger', 'danger-active'),
];

/** Measures pairs of a palette in both schemes. */
export const measured = (palette: Palette, which: readonly Pair[] = pairs): readonly Measured[] =>
  which.flatMap((one) => [0, 1].map((scheme) => measure(palette, one, scheme === 0 ? 'light' : 'dark')));

/** Whether a pair has the contrast that it must have. */
export const passes = ({ ratio, least }: Measured): boolean => ratio >= least;

function measure(palette: Palette, one: Pair, scheme: 'light' | 'dark'): Measured {
  const colors = [colorOf(palette, one.foreground, scheme), colorOf(palette, one.background, scheme)] as const;
  return { ...one, scheme, colors, ratio: contrast(...colors) };
}

/** The shares are those of the tags' `color-mix`. */
const shares = { hover: 84, active: 70 } as const;

function colorOf(palette: Palette, name: Role | State, scheme: 'light' | 'dark'): string {
  const of = (role: Role) => palette[role][scheme === 'light' ? 0 : 1];
  const into = scheme === 'light' ? '#000000' : '#ffffff';
  switch (name) {
    case 'primary-hover': return mixed(of('primary'), shares.hover, into);
    case 'primary-active': return mixed(of('primary'), shares.active, into);
    case 'danger-hover': return mixed(of('danger'), shares.hover, into);
    case 'danger-active': return mixed(of('danger'), shares.active, into);
    default: return of(name);
  }
}
