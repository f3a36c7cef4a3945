import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Ok } from '../../portal/client.ts';
import { daysOverdue, sums } from '../../portal-invoices/invoice.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk } from '../desk.ts';
import { HomeCard } from './card.ts';

type Invoice = Ok<'/v1/me/invoices'>['data'][number];

/** What there is to pay, and the way to pay it. */
@tag('portal-part-to-pay')
export class ToPay extends HomeCard<readonly Invoice[]> {
  protected get caption() {
    return msg('To pay');
  }

  protected get failure() {
    return msg('Your invoices could not be loaded');
  }

  protected readonly more = undefined;

  protected async fetch({ portal }: Desk, signal: AbortSignal) {
    const found: Invoice[] = [];
    let cursor: string | undefined;
    do {
      const page = await portal.client.get('/v1/me/invoices', { query: { status: 'outstanding', cursor, limit: 100 }, signal });
      found.push(...page.data);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return found;
  }

  protected content(open: readonly Invoice[], { locale, href, go }: Desk) {
    if (!open.length) return html`<p class="muted">${msg('Nothing to pay.')}</p>`;
    const late = open.filter((one) => daysOverdue(one)).length;
    const count = locale.plural(open.length, { one: msg('1 invoice'), other: msg(str`${open.length} invoices`) });
    const lateText = locale.plural(late, { one: msg('1 overdue'), other: msg(str`${late} overdue`) });
    return html`<div class="stack"><div>
        <div class="amount-due">${locale.list(sums(open.map(({ balance }) => balance)).map(locale.money))}</div>
        <div class="muted">${count}${late ? html`, <span class="overdue">${lateText}</span>` : nothing}</div></div>
      <a class="button outline" href=${href('invoices')} @click=${pressed(() => go('invoices'))}>${msg('See and pay')}</a></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-to-pay': ToPay;
  }
}
