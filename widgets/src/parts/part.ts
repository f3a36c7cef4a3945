import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type CSSResult } from 'lit';

/**
 * A part that owns state or focus. It draws into its own element without a shadow root of its own, so that
 * labels, descriptions and the tag's styles reach what is inside. It knows no API, session or settings.
 */
export class PartElement extends LitElement {
  /** Looks that join those of the tag around it. */
  protected readonly looks: readonly CSSResult[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    adopt(this, this.looks);
  }

  protected override createRenderRoot() {
    return this;
  }
}

/** Adds looks to the shadow root that something stands in, once. */
export function adopt(inside: Node, looks: readonly CSSResult[]) {
  const root = inside.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  const known = root.adoptedStyleSheets;
  const missing = looks.flatMap(({ styleSheet }) => (styleSheet && !known.includes(styleSheet) ? [styleSheet] : []));
  if (missing.length) root.adoptedStyleSheets = [...known, ...missing];
}
