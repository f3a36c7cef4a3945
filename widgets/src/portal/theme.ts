/** What an organization's look sets: token → CSS value, a colour light and dark in one as `light-dark(…)`. */
export type Theme = Readonly<Record<string, string | undefined>>;

const prefix = '--_portal-theme-';

/** Where a token's value has to parse. */
const propertyOf = (token: string) => (token.startsWith('color') ? 'color' : token === 'font' ? 'font-family' : 'outline-width');

/**
 * Writes the organization's theme as private properties on `<html>` or on a provider, in place of the one before. One by
 * one, and only what parses as its kind of value: text of a stylesheet would let `red;} body{…` through. A browser
 * without `light-dark()` gets the light one.
 */
export function applyTheme(element: HTMLElement, theme: Theme) {
  clearTheme(element);
  for (const [token, value = ''] of Object.entries(theme)) {
    const fits = (one: string) => CSS.supports(propertyOf(token), one);
    const worn = fits(value) ? value : /^light-dark\(\s*([^,]+),/.exec(value)?.[1];
    if (worn && fits(worn)) element.style.setProperty(prefix + token, worn);
  }
}

/** Takes the theme away again. */
export function clearTheme({ style }: HTMLElement) {
  for (const name of [...style]) if (name.startsWith(prefix)) style.removeProperty(name);
}
