import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { choices } from '../parts/choices.ts';
import { heading } from '../parts/heading.ts';
import { notice } from '../parts/notice.ts';
import type { CardSaving } from './card-saving.ts';

/** What the form needs of its tag. */
export interface CardFormView {
  saving: CardSaving;
  /** Level of its own headings. */
  level: number;
}

/** Saving a card: the gateway's own form or the test gateway's cards, the bank's question, and how it ended. */
export function cardForm(view: CardFormView) {
  const { saving } = view;
  const { state, words } = saving;
  if (state === 'challenge') return challenge(view);
  if (state === 'waiting') return html`<p role="status">${msg('The bank has not answered yet.')}</p>`;
  return html`<div class="stack card-form">
    ${words ? notice('danger', ...words()) : nothing}
    ${saving.isTest ? testCards(saving) : gatewayForm(saving)}
    ${saving.isReady ? button(msg('Save card'), saving.save, { busy: state === 'busy' && msg('Saving…') }) : nothing}
  </div>`;
}

/** The gateway's own form stands in the page's document; here is its place. */
const gatewayForm = ({ state, isReady, prepare }: CardSaving) => html`<div class="form-place" ?hidden=${!isReady}><slot name="card"></slot></div>
  ${isReady ? nothing : state === 'opening' ? html`<portal-part-skeleton lines="2"></portal-part-skeleton>` : button(msg('Enter a card'), prepare)}`;

/** The test gateway's cards, so that nobody takes them for real ones. */
export const testCards = ({ method, choose }: Pick<CardSaving, 'method' | 'choose'>) => html`
  ${notice('warning', msg('Test payments'), msg('No money moves. The clinic has no real payment gateway yet.'))}
  ${choices({
    name: 'test-card',
    legend: msg('Test card'),
    value: method,
    choose,
    layout: 'list',
    choices: [
      { value: 'pm_test_ok', title: msg('Card that pays') },
      { value: 'pm_test_3ds', title: msg('Card whose bank asks first') },
      { value: 'pm_test_declined', title: msg('Card that is declined') },
    ],
  })}`;

/** The test gateway's stand-in for a bank's question (3-D Secure): it can be passed, failed and left. */
const challenge = ({ level, saving: { answer } }: CardFormView) => html`<div class="stack card-form">
  ${heading(level, msg('Your bank asks'))}
  ${notice('warning', msg('Test payments'), msg('This stands for your bank’s own page.'))}
  <p>${msg('Do you agree that the clinic saves this card?')}</p>
  <div class="row">${button(msg('I agree'), () => answer('passed'))} ${button(msg('Refuse'), () => answer('failed'))} ${button(msg('Leave the question'), () => answer('left'), { kind: 'link' })}</div>
</div>`;
