import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { tag } from '../portal/tag.ts';
import { checkIcon, type Icon } from './icon.ts';
import { menuStyles } from './menu.styles.ts';
import { PartElement } from './part.ts';

/** One line of a menu. */
export interface MenuItem {
  text: string;
  icon?: Icon;
  /** Stands muted at the line's end. */
  note?: string;
  /** Language of the text, where it isn't the page's. */
  lang?: string;
  isChosen?: boolean;
  /** Leads to the page that one is on. */
  isCurrent?: boolean;
  /** A hairline above. */
  isApart?: boolean;
  /** The menu stays open after the press. */
  isStaying?: boolean;
  press?: () => unknown;
  /** What this line opens in the menu's place. */
  items?: readonly MenuItem[];
}

/** Between the menu and its button, and the window's edge. */
const gap = 8;

/**
 * A button that opens a list of acts. Arrows, Home and End move; Esc and a press outside close it,
 * and focus returns to the button.
 * @fires portal-part-closed - The list was closed.
 */
@tag('portal-part-menu')
export class MenuPart extends PartElement {
  protected override readonly looks = [menuStyles];
  /** Name of the button for screen readers, where its face doesn't say it. */
  @property() label?: string;
  /** What the button shows. */
  @property({ attribute: false }) face?: TemplateResult;
  /** What stands above the items. */
  @property({ attribute: false }) header?: TemplateResult;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() isOpen = false;
  /** The line whose own items are shown. */
  @state() private inside = -1;

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('pointerdown', this.onOutside);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.onOutside);
  }

  protected override render() {
    const { isOpen, header = nothing, items, inside } = this;
    const shown = items[inside]?.items ?? items;
    return html`<button class="opener" type="button" aria-haspopup="true" aria-expanded=${isOpen} aria-label=${this.label ?? nothing}
        @click=${this.toggle} @keydown=${this.onKey}>${this.face}</button>
      ${isOpen ? html`<div class="menu" @keydown=${this.onKey} @focusout=${this.onLeave}>${header}<div role="menu">${shown.map(this.item)}</div></div>` : nothing}`;
  }

  private item = (item: MenuItem) => {
    const { text, note, lang, isChosen, isCurrent, isApart, items, icon: sign } = item;
    return html`
    ${isApart ? html`<div class="apart" role="separator"></div>` : nothing}
    <button type="button" tabindex="-1" role=${isChosen === undefined ? 'menuitem' : 'menuitemradio'} aria-checked=${isChosen ?? nothing} aria-current=${isCurrent ? 'page' : nothing}
      aria-haspopup=${items ? 'true' : nothing} lang=${lang ?? nothing} @click=${() => this.choose(item)}>
      ${sign ?? nothing}<span>${text}</span> ${note ? html`<span class="muted small">${note}</span>` : nothing}${isChosen ? checkIcon : nothing}
    </button>`;
  };

  private toggle = () => (this.isOpen ? this.close() : this.open());

  private async open(last = false) {
    this.isOpen = true;
    this.inside = -1;
    await this.updateComplete;
    this.keepInView();
    this.lines.at(last ? -1 : 0)?.focus();
  }

  private close(isFocusKept = true) {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (isFocusKept) this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
    this.dispatchEvent(new Event('portal-part-closed', { bubbles: true }));
  }

  /** Under the button, or over it where there is more room; at its nearer edge; never out of the window. */
  private keepInView() {
    const menu = this.querySelector<HTMLElement>('.menu');
    if (!menu) return;
    const { left, right, top, bottom } = this.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const wanted = left < clientWidth - right ? left : right - menu.offsetWidth;
    menu.style.left = `${Math.max(gap, Math.min(wanted, clientWidth - menu.offsetWidth - gap)) - left}px`;
    const below = clientHeight - bottom;
    const isAbove = below < menu.offsetHeight + 2 * gap && top > below;
    menu.classList.toggle('above', isAbove);
    menu.style.maxHeight = `${(isAbove ? top : below) - 2 * gap}px`;
  }

  private async choose({ press, isStaying, items }: MenuItem) {
    if (items) this.inside = this.items.findIndex((one) => one.items === items);
    else if (!isStaying) this.close();
    press?.();
    await this.updateComplete;
    if (items) (this.lines.find((line) => line.ariaChecked === 'true') ?? this.lines[0])?.focus();
  }

  /** Esc leaves the inner list first, then the menu. */
  private async leave() {
    if (this.inside < 0) return this.close();
    const line = this.inside;
    this.inside = -1;
    await this.updateComplete;
    this.lines[line]?.focus();
  }

  private get lines() {
    return [...this.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  }

  private onKey = (event: KeyboardEvent) => {
    const { lines } = this;
    const now = lines.findIndex((line) => line.matches(':focus'));
    const to: Record<string, () => unknown> = {
      Escape: () => this.leave(),
      ArrowDown: () => (this.isOpen ? lines[(now + 1) % lines.length]?.focus() : this.open()),
      ArrowUp: () => (this.isOpen ? lines.at(now < 1 ? -1 : now - 1)?.focus() : this.open(true)),
      Home: () => lines[0]?.focus(),
      End: () => lines.at(-1)?.focus(),
    };
    const move = to[event.key];
    if (!move || (event.key === 'Escape' && !this.isOpen)) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };

  private onLeave = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.close(false);
  };

  private onOutside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.close(false);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-menu': MenuPart;
  }
}
