import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { described, errorLine } from '../../parts/field.ts';
import { PartElement } from '../../parts/part.ts';
import { tag } from '../../portal/tag.ts';
import { languageNames } from './languages.ts';

const languages = Object.keys(languageNames);

/** A text in each language, one at a time: tabs above, the arrows move among them. */
@tag('portal-staff-texts')
export class TextsField extends PartElement {
  @property() name = '';
  @property() legend = '';
  @property() hint = '';
  @property() error?: string;
  @property({ type: Number }) most?: number;
  @property({ attribute: false }) value: unknown;
  @property({ attribute: false }) change: (value: unknown) => void = () => undefined;
  @state() private language = 'en';

  protected override render() {
    const { name, legend, hint, error, language, most } = this;
    return html`<fieldset class="field ${error ? 'wrong' : ''}">
      <legend class="label">${legend}</legend>
      <div class="hint" id="${name}-hint">${hint}</div>
      ${errorLine(name, error)}
      <div class="tabs" role="tablist" aria-label=${msg('Language')} @keydown=${this.onKey}>${languages.map((one) => this.tab(one))}</div>
      <div role="tabpanel" id="${name}-panel" aria-labelledby="${name}-tab-${language}">
        <textarea id=${name} name=${name} rows="6" lang=${language} maxlength=${most ?? nothing} aria-labelledby="${name}-tab-${language}" aria-describedby=${described(name, { hint, error }) ?? nothing}
          aria-invalid=${error ? 'true' : nothing} .value=${this.textIn(language)} @input=${this.typed}></textarea>
      </div>
    </fieldset>`;
  }

  private tab(language: string) {
    const isChosen = language === this.language;
    return html`<button type="button" role="tab" id="${this.name}-tab-${language}" lang=${language} aria-selected=${isChosen ? 'true' : 'false'} aria-controls="${this.name}-panel"
      tabindex=${isChosen ? '0' : '-1'} @click=${() => (this.language = language)}>${languageNames[language]}${this.textIn(language) ? html`<span class="dot" aria-hidden="true"> •</span>` : nothing}</button>`;
  }

  private textIn(language: string) {
    const text: unknown = Reflect.get(Object(this.value), language);
    return typeof text === 'string' ? text : '';
  }

  private typed = ({ target }: Event) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const texts = Object.fromEntries(Object.entries(Object(this.value)).filter(([language]) => language !== this.language));
    this.value = target.value ? { ...texts, [this.language]: target.value } : texts;
    this.change(this.value);
  };

  private onKey = async ({ key }: KeyboardEvent) => {
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (!by) return;
    const next = (languages.indexOf(this.language) + by + languages.length) % languages.length;
    this.language = languages[next] ?? this.language;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-texts': TextsField;
  }
}
