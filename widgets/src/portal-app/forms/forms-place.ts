import { msg } from '@lit/localize';
import { Task, initialState } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { offlineIcon } from '../../parts/core-icons.ts';
import { heading } from '../../parts/heading.ts';
import { badge, notice } from '../../parts/notice.ts';
import { PartElement } from '../../parts/part.ts';
import { phoneLine } from '../../parts/phone-line.ts';
import '../../parts/skeleton.ts';
import type { Ok } from '../../portal/client.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk } from '../desk.ts';
import { cardStyles } from '../home/card.styles.ts';
import './one-form.ts';

type Form = Ok<'/v1/me/forms'>['data'][number];

/** The person's forms: what the clinic asks for, what was sent; one of them to fill in. */
@tag('portal-part-app-forms')
export class FormsPlace extends PartElement {
  protected override readonly looks = [cardStyles];
  @property({ attribute: false }) desk?: Desk;
  /** The form (id) that is open. */
  @property({ attribute: false }) item?: string | undefined;

  private readonly forms = new Task(this, {
    args: () => [this.desk?.portal.session?.id, this.item] as const,
    task: async ([id, item], { signal }) => {
      if (!id || item || !this.desk) return initialState;
      const found: Form[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.desk.portal.client.get('/v1/me/forms', { query: { cursor, limit: 100 }, signal });
        found.push(...page.data);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      return found;
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override render() {
    const { desk, item } = this;
    if (!desk?.portal.session) return nothing;
    const { portal, settings } = desk;
    return html`<div class="page-stack">
      ${portal.isOnline ? nothing : notice('warning', msg('You are offline'), msg('What you type is kept, and saved when you are back.'), offlineIcon)}
      <div class="content">${item ? html`<portal-part-one-form .desk=${desk} .item=${item}></portal-part-one-form>` : this.whole(desk)}</div>
      ${phoneLine(settings.organization.phone)}
    </div>`;
  }

  private whole(desk: Desk) {
    const { forms } = this;
    const again = () => forms.run();
    const waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${again}></portal-part-skeleton>`;
    return html`<div class="stack wide-stack">${heading(desk.level, msg('Your forms'), 'title')}
      ${forms.render({
        initial: waiting,
        pending: waiting,
        error: (cause) => problemNotice(cause, again, msg('Your forms could not be loaded')),
        complete: (all) => (all.length ? this.lists(all, desk) : this.empty(desk)),
      })}</div>`;
  }

  private lists(all: readonly Form[], desk: Desk) {
    const [open, sent] = [all.filter(({ status }) => status !== 'completed'), all.filter(({ status }) => status === 'completed')];
    return html`${open.length ? html`<section aria-labelledby="forms-open">${heading(desk.level + 1, html`<span id="forms-open">${msg('To fill in')}</span>`)}
        <ul class="rows">${open.map((one) => this.row(one, desk))}</ul></section>` : nothing}
      ${sent.length ? html`<section aria-labelledby="forms-sent">${heading(desk.level + 1, html`<span id="forms-sent">${msg('Sent')}</span>`)}
        <ul class="rows">${sent.map((one) => this.row(one, desk))}</ul></section>` : nothing}`;
  }

  private row({ id, title, status, completedAt }: Form, { href, go, locale }: Desk) {
    const act = status === 'completed' ? msg('Look at it') : status === 'draft' ? msg('Continue') : msg('Start');
    return html`<li>
      <div class="what"><strong>${title}</strong>
        ${status === 'draft' ? html`<div class="small muted">${msg('Begun, and kept for you')}</div>` : nothing}
        ${completedAt ? html`<div>${badge('success', locale.date(completedAt))}</div>` : nothing}</div>
      <a class="button outline" href=${href('forms', id)} aria-label="${act}: ${title}" @click=${pressed(() => go('forms', id))}>${act}</a>
    </li>`;
  }

  private empty({ level }: Desk) {
    return html`<div class="stack">${heading(level + 1, msg('No forms yet'))}<p class="muted">${msg('Forms that the clinic asks you to fill in will be listed here.')}</p></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-app-forms': FormsPlace;
  }
}
