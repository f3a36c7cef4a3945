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
    const helps = [...new Set(this.settings.map(({ help }) => help))];
    return html`${helps.length === 1 ? html`<p class="hint">${helps[0]}</p>` : nothing}
      <ul class="rows">${this.settings.map(({ key, label, help }) => html`<li data-key=${key}><div class="what">${button(label, () => desk.go({ screen: this.target, item: key.split('.').at(-1) }), { kind: 'link' })}
          ${helps.length > 1 ? html`<span class="small muted">${help}</span>` : nothing}</div>
        <span class="small">${this.languages(key) || msg('Not written')}</span></li>`)}</ul>`;
  }

  private languages = (key: string) => Object.keys(Object(this.values[key])).map(languageName).join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-texts-link': TextsLink;
  }
}
