/** A colour in the light and in the dark scheme, `#rrggbb`. */
export type TwoTone = readonly [light: string, dark: string];

/** Our own colours, those of the tags (`widgets/src/portal/tokens.ts`; a test compares them): what stands where a clinic set none. */
export const ownPalette = {
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
  focus: ['#1d3fbb', '#a9c1ff'],
  'focus-halo': ['#ffffff', '#10191e'],
} as const satisfies Readonly<Record<string, TwoTone>>;

/** What a colour is for; `x` and `on-x` are pairs. */
export type Role = keyof typeof ownPalette;
/** A colour for every role. */
export type Palette = Readonly<Record<Role, TwoTone>>;
/** Colours for some of them. */
export type PartOfPalette = Readonly<Partial<Palette>>;
