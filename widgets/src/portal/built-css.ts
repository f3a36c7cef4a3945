/**
 * Lit's `css` without what the types check already, in half its weight: the build puts this module in the place of
 * `@lit/reactive-element/css-tag.js` (rollup.config.mjs).
 */
export class CSSResult {
  private sheet?: CSSStyleSheet;

  constructor(readonly cssText: string) {}

  get styleSheet() {
    if (supportsAdoptingStyleSheets && !this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.sheet;
  }
}

export const supportsAdoptingStyleSheets = 'adoptedStyleSheets' in Document.prototype && 'replace' in CSSStyleSheet.prototype;

export const unsafeCSS = (text: unknown) => new CSSResult(String(text));

export const css = ([first = '', ...others]: TemplateStringsArray, ...values: readonly (CSSResult | number)[]) =>
  new CSSResult(others.reduce((text, next, i) => text + textOf(values[i]) + next, first));

const textOf = (value: CSSResult | number | undefined) => (value instanceof CSSResult ? value.cssText : value);

/** Old browsers get an element a sheet. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]) {
  if (supportsAdoptingStyleSheets) root.adoptedStyleSheets = styles.flatMap(({ styleSheet = [] }) => styleSheet);
  else
    for (const { cssText } of styles) {
      const style = document.createElement('style');
      const nonce: unknown = Reflect.get(globalThis, 'litNonce');
      if (nonce) style.setAttribute('nonce', String(nonce));
      style.textContent = cssText;
      root.append(style);
    }
}

export const getCompatibleStyle = (style: CSSResult) => style;
