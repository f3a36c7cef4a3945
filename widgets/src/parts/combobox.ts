import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { tag } from '../portal/tag.ts';
import { chosenLines, type Choice, type ChoicesOptions } from './choices.ts';
import { described, errorLine } from './field.ts';
import { PartElement } from './part.ts';

const plain = (text: unknown) => String(text).normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** A field that finds one of many answers while one types. Focus stays in the field; Down opens, Esc closes. */
@tag('portal-part-combobox')
export class ComboboxPart extends PartElement {
  @property({ attribute: false }) options?: ChoicesOptions;
  @state() private isOpen = false;
  @state() private typed?: string;
  @state() private active = 0;

  protected override render() {
    const { options, isOpen } = this;
    if (!options) return nothing;
    const { name, legend, hint, error, choices, value } = options;
    const chosen = choices.find((one) => one.value === value);
    const found = this.found;
    return html`<div class="field ${error ? 'wrong' : ''}" @focusout=${this.onLeave}>
      <label class="group-title" for=${name}>${legend}</label>
      ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
      <input id=${name} name=${name} type="text" role="combobox" autocomplete="off" aria-autocomplete="list" aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls="${name}-list" aria-activedescendant=${isOpen && found.length ? `${name}-${this.active}` : nothing}
        aria-describedby=${described(name, options) ?? nothing} aria-invalid=${error ? 'true' : nothing}
        .value=${live(this.typed ?? String(chosen?.title ?? ''))} @input=${this.onInput} @keydown=${this.onKey} @click=${this.open} />
      <span class="hidden" role="status">${isOpen ? this.count(found.length) : nothing}</span>
      <ul class="found" role="listbox" id="${name}-list" aria-label=${legend} ?hidden=${!isOpen}>${found.map(this.line)}</ul>
      ${isOpen ? nothing : chosenLines(choices, value)}
    </div>`;
  }

  private line = (one: Choice, i: number) => html`<li role="option" id="${this.options?.name}-${i}" aria-selected=${i === this.active ? 'true' : 'false'}
    aria-disabled=${one.isOff ? 'true' : nothing} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.choose(one)}>
    <span>${one.title}</span><span class="muted small">${one.end ?? nothing}</span></li>`;

  private count(found: number) {
    return found === 1 ? msg('1 found') : msg(str`${found} found`);
  }

  private get found() {
    const words = plain(this.typed ?? '').split(/\s+/).filter(Boolean);
    return (this.options?.choices ?? []).filter(({ title }) => words.every((word) => plain(title).includes(word)));
  }

  private open = () => {
    if (this.isOpen) return;
    this.isOpen = true;
    const at = this.found.findIndex(({ value }) => value === this.options?.value);
    this.active = Math.max(at, 0);
  };

  private close = () => {
    this.isOpen = false;
    this.typed = undefined;
  };

  private choose(one: Choice | undefined) {
    if (!one || one.isOff) return;
    this.close();
    this.options?.choose(one.value);
  }

  private onInput = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) this.typed = target.value;
    this.isOpen = true;
    this.active = 0;
  };

  private onKey = async (event: KeyboardEvent) => {
    const { isOpen, found, active } = this;
    const move = (by: number) => (isOpen ? (this.active = (active + by + found.length) % (found.length || 1)) : this.open());
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && isOpen) this.choose(found[active]);
    else if (event.key === 'Escape' && isOpen) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    await this.updateComplete;
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  };

  private onLeave = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && this.contains(relatedTarget))) this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-combobox': ComboboxPart;
  }
}
