import { unsafeCSS } from 'lit';

/**
 * The colours of the portal: role → [light, dark]. A page overrides each as `--portal-color-<role>`;
 * the organization's theme stands between the two. Roles come in pairs: `x` and `on-x`.
 */
export const colors = {
  surface: ['#ffffff', '#10191e'],
  'surface-sunken': ['#f3f7f8', '#0a1115'],
  'surface-raised': ['#ffffff', '#19242a'],
  'surface-hover': ['#ebf2f4', '#213038'],
  text: ['#14252d', '#e7eff2'],
  'text-muted': ['#4a5c65', '#a9bac2'],
  border: ['#d3dee2', '#2d3d45'],
  'border-control': ['#687c86', '#80959f'],
  primary: ['#0b5f74', '#6fcbe0'],
  'on-primary': ['#ffffff', '#05252e'],
  'primary-soft': ['#e2f1f4', '#12343f'],
  'on-primary-soft': ['#084555', '#b9e7f2'],
  link: ['#0b5f74', '#7fd3e6'],
  danger: ['#b3261e', '#ffb1a8'],
  'on-danger': ['#ffffff', '#4a0a06'],
  'danger-soft': ['#fdeceb', '#3d1512'],
  'on-danger-soft': ['#8a1a14', '#ffcfc9'],
  warning: ['#8a5200', '#f2bf6b'],
  'warning-soft': ['#fdf2dd', '#33240b'],
  'on-warning-soft': ['#6b3f00', '#fadfb0'],
  success: ['#1a6b40', '#7fd6a3'],
  'success-soft': ['#e5f4eb', '#0f2e1d'],
  'on-success-soft': ['#12512f', '#b9ebcd'],
  info: ['#1b5aa6', '#9cc4fa'],
  'info-soft': ['#e8f0fb', '#13284a'],
  'on-info-soft': ['#123f78', '#cfe2fd'],
  toolbar: ['#0d3b47', '#16404d'],
  'on-toolbar': ['#ffffff', '#e7eff2'],
  'neutral-soft': ['#ebf2f4', '#213038'],
  'on-neutral-soft': ['#14252d', '#e7eff2'],
  scrim: ['rgb(10 17 21 / .55)', 'rgb(10 17 21 / .55)'],
  focus: ['#1d3fbb', '#a9c1ff'],
  'focus-halo': ['#ffffff', '#10191e'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Tokens that aren't colours: name → default. `_unit` and `_radius` are scaled by the organization's theme. */
const others = {
  font: 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif',
  'font-mono': 'ui-monospace,monospace',
  'text-sm': 'max(.875rem,14px)',
  'text-md': 'max(1rem,16px)',
  'text-lg': 'max(1.1875rem,19px)',
  'text-xl': 'max(1.5rem,24px)',
  'text-2xl': 'max(1.875rem,30px)',
  'text-3xl': 'max(3rem,48px)',
  'text-4xl': 'max(4rem,64px)',
  'line-tight': '1.25',
  'line-normal': '1.5',
  'weight-normal': '400',
  'weight-strong': '600',
  unit: '4px',
  ...Object.fromEntries([1, 2, 3, 4, 6, 8, 12, 16].map((times, i) => [`space-${i + 1}`, `calc(var(--_portal-unit)*${times})`])),
  'radius-sm': '6px',
  'radius-md': '10px',
  'radius-lg': '16px',
  'radius-full': '999px',
  'border-width': '1px',
  'border-strong': '2px',
  'focus-width': '3px',
  'focus-offset': '2px',
  target: '44px',
  control: '48px',
  measure: '68ch',
  width: 'max(44rem,704px)',
  aside: 'max(20rem,320px)',
  fast: '120ms',
  slow: '200ms',
  ease: 'cubic-bezier(.2,0,0,1)',
};

const declared = (name: string, value: string) => `--_portal-${name}:var(--portal-${name},var(--_portal-theme-${name},${value}));`;
const colored = (pick: (pair: readonly [string, string]) => string) =>
  Object.entries(colors).map(([role, pair]) => declared(`color-${role}`, pick(pair))).join('');

/** Hover and active of the two solid buttons: mixed from the button's own colour, so that one brand colour is enough. */
const states = (mix: (role: string, share: number) => string) =>
  ['primary', 'danger']
    .map((role) => declared(`color-${role}-hover`, mix(role, 84)) + declared(`color-${role}-active`, mix(role, 70)))
    .join('');

/**
 * Resolves every token once on `.root`: the page's `--portal-x`, else the organization's theme, else ours.
 * Everything inside a tag reads the resolved `--_portal-x`. Browsers without `light-dark()` or `color-mix()`
 * get the light scheme and flat hover colours.
 */
export const tokens = unsafeCSS(`.root{
all:initial;visibility:inherit;direction:inherit;color-scheme:inherit;display:block;
${Object.entries(others).map(([name, value]) => declared(name, value)).join('')}
${colored(([light]) => light)}${states((role) => `var(--_portal-color-${role})`)}
--_portal-shadow-1:var(--portal-shadow-1,0 1px 6px rgb(20 37 45/.06));
--_portal-shadow-2:var(--portal-shadow-2,0 8px 32px rgb(20 37 45/.16));
}
@supports(color:light-dark(#000,#fff)){.root{${colored(([light, dark]) => `light-dark(${light},${dark})`)}
--_portal-shadow-1:var(--portal-shadow-1,0 1px 6px light-dark(rgb(20 37 45/.06),transparent));
--_portal-shadow-2:var(--portal-shadow-2,0 8px 32px light-dark(rgb(20 37 45/.16),transparent));
}}
@supports(color:light-dark(#000,#fff)) and (color:color-mix(in oklab,red,blue)){.root{
${states((role, share) => `color-mix(in oklab,var(--_portal-color-${role}) ${share}%,light-dark(#000,#fff))`)}}}
@media(prefers-reduced-motion:reduce){.root{--_portal-fast:0ms;--_portal-slow:0ms}}
@media(forced-colors:active){.root{--_portal-shadow-1:none;--_portal-shadow-2:none}}
.root[data-scheme=light]{color-scheme:light}
.root[data-scheme=dark]{color-scheme:dark}
`);
