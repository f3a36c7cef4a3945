import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { searchIcon } from './icons.ts';
import { PartElement } from '../parts/part.ts';
import { tag } from '../portal/tag.ts';

/** How long nothing is typed before the search begins. */
const pauseMs = 250;

/**
 * A field that searches while one types: no button, no submit.
 * @fires portal-part-search - What is typed has changed, and nothing more came for a moment; `value` holds it.
 */
@tag('portal-part-search')
export class SearchPart extends PartElement {
  @property() name = 'search';
  @property() label = '';
  @property() hint = '';
  /** What is searched for, as it is typed. */
  @property({ attribute: false }) value = '';
  private timer?: ReturnType<typeof setTimeout>;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render() {
    const { name, label, hint } = this;
    return html`<form class="field" role="search" @submit=${this.now}>
      <label for=${name}>${label}</label>
      <div class="hint" id="${name}-hint">${hint}</div>
      <div class="control search">${searchIcon}<input id=${name} type="search" name=${name} autocomplete="off" spellcheck="false" maxlength="100" aria-describedby="${name}-hint"
        .value=${live(this.value)} @input=${this.typed} /></div>
    </form>`;
  }

  private typed = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.value = target.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.tell, pauseMs);
  };

  private now = (event: Event) => {
    event.preventDefault();
    clearTimeout(this.timer);
    this.tell();
  };

  private tell = () => this.dispatchEvent(new Event('portal-part-search', { bubbles: true }));
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-search': SearchPart;
  }
}
