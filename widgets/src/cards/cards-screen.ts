import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { heading } from '../parts/heading.ts';
import { backIcon } from '../parts/icon.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import { cardForm } from './card-form.ts';
import type { SavedCard } from './card-saving.ts';
import { cardName, cardUntil } from './card-words.ts';
import type { SavedCards } from './saved-cards.ts';

/** What the screen needs of its tag. */
export interface CardsView {
  cards: SavedCards;
  level: number;
  leave: () => void;
}

/** Leads to them. */
export const cardsLink = (open: () => void) => html`<div class="no-print">${button(msg('Saved cards'), open, { kind: 'link' })}</div>`;

/** The saved cards: each with a way to remove it, and a way to add one. */
export function cardsScreen({ cards, level, leave }: CardsView) {
  const { list, trouble, isAdding, saving } = cards;
  return html`<div class="stack cards-screen">
    ${button(msg('All invoices'), leave, { kind: 'link', icon: backIcon })}
    ${heading(level, msg('Saved cards'), 'title')}
    ${trouble ? problemNotice(trouble, cards.load, list ? msg('The card could not be removed') : msg('Your cards could not be loaded')) : nothing}
    ${list ? listed(cards, list) : trouble ? nothing : html`<portal-part-skeleton lines="2"></portal-part-skeleton>`}
    ${isAdding ? cardForm({ saving, level: level + 1 }) : list ? button(msg('Add a card'), cards.add) : nothing}
  </div>`;
}

const listed = (cards: SavedCards, list: readonly SavedCard[]) =>
  list.length ? html`<ul class="card-list">${list.map((one) => html`<li>${row(cards, one)}</li>`)}</ul>` : html`<p class="muted">${msg('No card is saved. Add one to book and pay without typing it again.')}</p>`;

function row(cards: SavedCards, card: SavedCard) {
  const name = cardName(card);
  const isAsked = cards.removing === card.id;
  return html`<div><strong>${name}</strong><div class="small muted">${cardUntil(card)}</div></div>
    ${isAsked
      ? html`<div class="row" role="group" aria-label=${msg(str`Remove ${name}?`)}><span>${msg(str`Remove ${name}?`)}</span> ${button(msg('Remove'), () => cards.remove(card), { kind: 'danger' })} ${button(msg('Keep it'), () => cards.ask())}</div>`
      : html`<button type="button" class="link standalone" aria-label=${msg(str`Remove ${name}`)} @click=${() => cards.ask(card.id)}>${msg('Remove')}</button>`}`;
}
