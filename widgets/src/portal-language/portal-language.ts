import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { globeIcon } from '../parts/account-icons.ts';
import '../parts/menu.ts';
import { BaseElement } from '../portal/base-element.ts';
import { tag } from '../portal/tag.ts';
import { languageItems } from './language-items.ts';
import { styles } from './portal-language.styles.ts';

/**
 * Switches the language of all tags on the page. What is typed, the step and the focus stay.
 * Shows nothing where the clinic offers one language only.
 *
 * @csspart root - The whole tag.
 */
@tag('portal-language')
export class PortalLanguage extends BaseElement {
  static override styles = [BaseElement.styles, styles];

  protected override render() {
    const { portal } = this;
    if (this.renderRoot instanceof HTMLElement) this.renderRoot.classList.add('fit');
    const items = portal?.settings ? languageItems(portal) : [];
    const chosen = items.find(({ isChosen }) => isChosen);
    if (!chosen) return nothing;
    const face = html`<span class="button">${globeIcon}<span lang=${chosen.lang ?? nothing}>${chosen.text}</span></span>`;
    return html`<portal-part-menu label="${msg('Language')}: ${chosen.text}" .face=${face} .items=${items}></portal-part-menu>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-language': PortalLanguage;
  }
}
