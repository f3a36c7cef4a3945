/** What an organization set: token → CSS colour, light and dark in one as `light-dark(…)`. */
export type Theme = Readonly<Record<string, string | undefined>>;

const isColor = (value: string) => CSS.supports('color', value);

/**
 * Writes the organization's theme as private properties on `<html>` or on a provider. One by one, and only
 * what parses as a colour: text of a stylesheet would let `red;} body{…` through. A browser without
 * `light-dark()` gets the light one.
 */
export function applyTheme({ style }: HTMLElement, theme: Theme) {
  for (const [token, value = ''] of Object.entries(theme)) {
    const color = isColor(value) ? value : /^light-dark\(\s*([^,]+),/.exec(value)?.[1];
    if (color && isColor(color)) style.setProperty(`--_portal-theme-${token}`, color);
  }
}

/** Takes the theme away again. */
export function clearTheme({ style }: HTMLElement) {
  for (const name of [...style]) if (name.startsWith('--_portal-theme-')) style.removeProperty(name);
}
