import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { button } from '../parts/button.ts';
import { heading } from '../parts/heading.ts';
import type { Locale } from '../portal/locale.ts';
import { sum, sums, type Invoice } from './invoice.ts';
import { openRow } from './invoice-rows.ts';

/** As many invoices as one payment takes. */
const most = 50;

/** What the list of what is to pay needs of its tag. */
export interface Outstanding {
  locale: Locale;
  level: number;
  open: readonly Invoice[];
  /** Ids of those that the person doesn't want to pay now. */
  left: ReadonlySet<string>;
  /** Whether anything can be paid online. */
  canPay: boolean;
  leaveOut: (ids: ReadonlySet<string>) => void;
  show: (invoice: Invoice) => void;
  splitUp: (invoices: readonly Invoice[]) => void;
  pay: (invoices: readonly Invoice[]) => void;
}

/** What is to pay: the sum as a large figure, a row for each invoice, and the bar that pays the chosen ones. */
export function outstanding(view: Outstanding) {
  const { locale, level, open, left, canPay, leaveOut, show } = view;
  const chosen = open.filter(({ id }) => !left.has(id));
  const isAll = chosen.length === open.length;
  const choose = (id: string, isOn: boolean) => leaveOut(new Set(isOn ? [...left].filter((one) => one !== id) : [...left, id]));
  const chooseAll = () => leaveOut(new Set(isAll ? open.map(({ id }) => id) : []));
  return html`
    <p class="due"><strong>${locale.list(sums(open.map(({ balance }) => balance)).map(locale.money))}</strong>
      <span class="muted">${locale.plural(open.length, { one: msg('to pay, on 1 invoice'), other: msg(str`to pay, on ${open.length} invoices`) })}</span></p>
    <section aria-labelledby="open">
      <div class="head">${heading(level + 1, html`<span id="open">${msg('To pay')}</span>`)}
        ${canPay && open.length > 1 ? button(isAll ? msg('Select none') : msg('Select all'), chooseAll, { kind: 'link' }) : nothing}</div>
      <ul>
        ${open.map((one) => {
          const isChosen = !left.has(one.id);
          const choice = canPay ? { isChosen, choose: (isOn: boolean) => choose(one.id, isOn) } : undefined;
          return openRow(one, { locale, choice, open: () => show(one) });
        })}
      </ul>
      ${canPay ? bar(chosen, view) : html`<p class="muted">${msg('This clinic takes no payments online. Call to ask how to pay.')}</p>`}
    </section>`;
}

/** "2 invoices, $187.50", or that nothing is chosen. */
export function chosenText(chosen: readonly Invoice[], locale: Locale) {
  if (!chosen.length) return msg('Select what you want to pay.');
  const amount = locale.list(sums(chosen.map(({ balance }) => balance)).map(locale.money));
  return locale.plural(chosen.length, { one: msg(str`1 invoice, ${amount}`), other: msg(str`${chosen.length} invoices, ${amount}`) });
}

function bar(chosen: readonly Invoice[], { locale, splitUp, pay }: Outstanding) {
  if (!chosen.length) return html`<p class="muted">${chosenText(chosen, locale)}</p>`;
  const total = sum(chosen.map(({ balance }) => balance));
  if (!total) return html`<p class="muted">${msg('Select invoices of one currency at a time.')}</p>`;
  if (chosen.length > most) return html`<p class="muted">${msg(str`Select at most ${most} invoices at a time.`)}</p>`;
  return html`<div class="bar" part="bar">
    <div><strong>${chosenText(chosen, locale)}</strong>
      <div>${button(msg('Pay another amount'), () => splitUp(chosen), { kind: 'link' })}</div></div>
    ${button(msg(str`Pay ${locale.money(total)}`), () => pay(chosen), { kind: 'primary', width: 'page' })}
  </div>`;
}
