import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';

/**
 * A part that owns state or focus. It draws into its own element without a shadow root of its own, so that
 * labels, descriptions and the tag's styles reach what is inside. It knows no API, session or settings.
 */
export class PartElement extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override createRenderRoot() {
    return this;
  }
}
