import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { cardForm } from '../../cards/card-form.ts';
import { cardName, cardUntil } from '../../cards/card-words.ts';
import { choices } from '../../parts/choices.ts';
import { errorLine } from '../../parts/field.ts';
import { heading } from '../../parts/heading.ts';
import { notice } from '../../parts/notice.ts';
import type { CardAsk } from '../asks/card-ask.ts';
import type { WholeView } from './view.ts';

const another = 'another';

/** The card that the clinic wants before it books: one that is saved, or another one. */
export function cardPart(view: WholeView, ask: CardAsk) {
  const { cards, card, saving, canSave } = ask;
  const error = view.errorOf('card');
  const level = view.headingLevel + 1;
  return html`<div class="group card" id="card" tabindex="-1">${heading(level, msg('Your card'))}
    <p class="muted">${msg('The clinic keeps a card for this visit. Nothing is charged now.')}</p>
    ${cards.length
      ? choices({
          name: 'saved-card', legend: msg('Saved cards'), value: card?.id ?? another, layout: 'list', choose: (id) => ask.choose(id === another ? undefined : id),
          choices: [...cards.map((one) => ({ value: one.id, title: cardName(one), lines: [cardUntil(one)] })), ...(canSave ? [{ value: another, title: msg('Another card') }] : [])],
        })
      : nothing}
    ${errorLine('card', error)}
    ${card ? nothing : canSave ? cardForm({ saving, level: level + 1 }) : notice('warning', msg('No card can be saved online now'), msg('Call the clinic to book this visit.'))}
  </div>`;
}
