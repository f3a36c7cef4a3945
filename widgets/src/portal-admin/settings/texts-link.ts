import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import type { CatalogSetting } from './catalog.ts';
import { languageName } from './languages.ts';

/** Texts that have a screen of their own: which are the clinic’s words, and the way there. */
@tag('portal-staff-texts-link')
export class TextsLink extends AdminScreen {
  @property({ attribute: false }) settings: readonly CatalogSetting[] = [];
  @property({ attribute: false }) values: Readonly<Record<string, unknown>> = {};
  /** The screen where they are written. */
  @property() target = '';

  protected override content(desk: Desk) {
    return html`<div class="acts">${button(msg('Write these texts'), () => desk.go({ screen: this.target }), { kind: 'outline' })}</div>
      <ul class="rows">${this.settings.map(({ key, label, help }) => html`<li data-key=${key} tabindex="-1"><div class="what"><strong>${label}</strong>${help ? html`<span class="small muted">${help}</span>` : nothing}</div>
        <span class="small">${this.languages(key) || msg('Not written')}</span></li>`)}</ul>`;
  }

  private languages = (key: string) => Object.keys(Object(this.values[key])).map(languageName).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-texts-link': TextsLink;
  }
}
