import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import { leaf } from '../../parts/ticket.ts';
import { wayOf } from '../../portal-appointments/visit.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { momentText } from '../moment.ts';
import { AdminScreen } from '../screen.ts';
import type { Request } from './pending.ts';

type Answer = 'accept' | 'decline';

/**
 * What waits for the clinic's answer, the nearest open. In it, A and D go to Accept and Decline, and Enter presses them.
 * @fires portal-part-answered - A request was answered, here or by somebody else.
 */
@tag('portal-staff-waiting')
export class WaitingPart extends AdminScreen {
  /** The one that stands open; nothing: the first. */
  @state() private opened?: string;
  @state() private busy?: Answer;
  @state() private trouble?: { problem: Problem; again: () => unknown };
  @state() private news?: { kind: 'success' | 'warning'; text: string };
  private notes = new Map<string, string>();

  override connectedCallback() {
    super.connectedCallback();
    this.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.onKey);
  }

  private get items() {
    return this.desk?.pending?.items ?? [];
  }

  private get current() {
    return this.items.find(({ id }) => id === this.opened) ?? this.items[0];
  }

  protected override content(desk: Desk) {
    const { items, current, news, trouble } = this;
    const { pending } = desk;
    return html`<section class="waiting" aria-labelledby="waiting">
      <div class="intro">${this.heading(1, html`<span id="waiting">${msg('Waiting for your answer')}</span>`)}
        ${pending?.isKnown ? html`<p class="small muted">${this.countText(desk)}</p>` : nothing}</div>
      ${news ? notice(news.kind, news.text) : nothing}
      ${trouble ? this.problem(trouble.problem, trouble.again, msg('Your answer was not kept')) : nothing}
      ${pending?.trouble && !trouble ? this.problem(pending.trouble, () => pending.look(true), msg('The requests could not be loaded')) : nothing}
      ${pending?.isKnown || pending?.trouble ? nothing : html`<portal-part-skeleton lines="2"></portal-part-skeleton>`}
      ${items.length ? html`<ul class="rows">${items.map((one) => (one === current ? html`<li class="is-open">${this.card(one, desk)}</li>` : this.row(one, desk)))}</ul>
        <p class="small muted">${msg('Keys in this list: A accepts and D declines, each followed by Enter.')}</p>` : nothing}
    </section>`;
  }

  private countText({ locale, pending }: Desk) {
    const count = this.items.length;
    if (!count) return msg('No request waits.');
    if (pending?.isMore) return msg(str`The nearest ${count} requests. Each one holds its time.`);
    return locale.plural(count, { one: msg('1 request. It holds its time.'), other: msg(str`${count} requests. Each one holds its time.`) });
  }

  private row(one: Request, { locale }: Desk) {
    return html`<li class="request">
      <div class="who">${leaf(locale, one.start)}<div><strong>${one.patient.name}</strong>
        <span class="small"><span class="hidden">${locale.day(one.start)}, </span>${locale.time(one.start)}, ${one.appointmentType.name}</span></div></div>
      <button type="button" class="link standalone" data-open=${one.id} @click=${() => this.open(one.id)}>${msg('Open')}<span class="hidden"> ${one.patient.name}</span></button>
    </li>`;
  }

  private card(one: Request, desk: Desk) {
    const { locale } = desk;
    const { busy } = this;
    const name = one.patient.name;
    return html`<div class="request panel">
      <div class="who">${leaf(locale, one.start)}<div>
        ${this.heading(2, html`<span class="of-request">${name || msg('No name')}</span>`)}
        <span><span class="hidden">${locale.day(one.start)}, </span>${locale.times(one.start, one.end)}</span>
        <span class="small muted">${one.appointmentType.name}, ${one.practitioner.name}, ${one.location.name}</span></div></div>
      <p>${wayOf(one)}${one.patient.profile ? nothing : html` · ${msg('Booked without an account')}`}</p>
      ${one.moveFrom ? html`<p>${msg(str`Would move the visit of ${locale.when(one.moveFrom.start)}. That one stands until you accept.`)}</p>` : nothing}
      ${one.reason ? html`<p>“${one.reason}”</p>` : nothing}
      ${field({
        name: 'request-note', label: msg('Note to the patient'), isOptional: true, rows: 2, maxlength: 1000, value: this.notes.get(one.id) ?? '',
        input: (text) => this.notes.set(one.id, text),
      })}
      <div class="answers">
        <button type="button" class="button primary" data-answer="accept" aria-keyshortcuts="a" aria-disabled=${busy ? 'true' : nothing} @click=${() => this.answer(one, 'accept')}>
          <span>${busy === 'accept' ? msg('Accepting…') : msg('Accept')}</span><span class="hidden"> ${name}</span></button>
        <button type="button" class="button" data-answer="decline" aria-keyshortcuts="d" aria-disabled=${busy ? 'true' : nothing} @click=${() => this.answer(one, 'decline')}>
          <span>${busy === 'decline' ? msg('Declining…') : msg('Decline')}</span><span class="hidden"> ${name}</span></button>
      </div>
      <p class="small muted">${askedText(one, desk)}</p>
      <div>${button(msg('Open the visit'), () => desk.go({ screen: 'calendar', item: one.id }), { kind: 'link' })}</div>
    </div>`;
  }

  private async open(id: string) {
    this.opened = id;
    this.trouble = this.news = undefined;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-answer=accept]')?.focus();
  }

  /** Only while the focus is in the list, and never while somebody types. */
  private onKey = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || target instanceof HTMLTextAreaElement || !(target instanceof HTMLElement)) return;
    const which = { a: 'accept', d: 'decline' }[key.toLowerCase()];
    if (!which) return;
    event.preventDefault();
    const id = target.dataset['open'];
    if (id) this.opened = id;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`[data-answer=${which}]`)?.focus());
  };

  private answer = async (one: Request, which: Answer) => {
    if (this.busy) return;
    const { client, say, failed, pending } = this.shell;
    this.busy = which;
    this.trouble = this.news = undefined;
    const note = this.notes.get(one.id)?.trim();
    const call = { params: { id: one.id }, body: note ? { note } : {} };
    try {
      await (which === 'accept' ? client.post('/v1/admin/appointments/{id}/accept', call) : client.post('/v1/admin/appointments/{id}/decline', call));
      this.news = { kind: 'success', text: which === 'accept' ? msg(str`Accepted: ${one.patient.name} is told.`) : msg(str`Declined: ${one.patient.name} is told.`) };
    } catch (cause) {
      const problem = failed(cause);
      if (problem.type !== 'request-decided' && problem.type !== 'not-found') {
        this.trouble = { problem, again: () => this.answer(one, which) };
        return;
      }
      this.news = { kind: 'warning', text: raceText(String(problem.members['state'] ?? ''), one.patient.name) };
    } finally {
      this.busy = undefined;
    }
    say(this.news.text);
    this.notes.delete(one.id);
    this.opened = undefined;
    pending?.answered(one.id);
    this.requestUpdate();
    await this.updateComplete;
    (this.querySelector<HTMLElement>('.is-open [tabindex="-1"]') ?? this.querySelector<HTMLElement>('[tabindex="-1"]'))?.focus();
  };
}

/** Somebody was quicker: who it was follows from how it stands now. */
function raceText(status: string, name: string) {
  switch (status) {
    case 'booked':
    case 'arrived':
    case 'fulfilled':
    case 'noshow':
      return msg(str`Somebody else has accepted ${name}’s request already. Nothing was changed.`);
    case 'declined':
      return msg(str`${name}’s request is declined already, or its time has come. Nothing was changed.`);
    case 'cancelled':
      return msg(str`${name} has withdrawn the request. Nothing was changed.`);
  }
  return msg(str`${name}’s request isn’t there any more. Nothing was changed.`);
}

/** "Asked 23 November 2026, 11:02 am, by the patient in the portal" */
function askedText(one: Request, desk: Desk) {
  const at = momentText(one.createdAt, desk);
  switch (one.origin) {
    case 'patient':
      return msg(str`Asked ${at}, by the patient in the portal`);
    case 'guest':
      return msg(str`Asked ${at}, in the portal without an account`);
    case 'staff':
    case 'api':
      return msg(str`Asked ${at}, by the clinic`);
  }
}
