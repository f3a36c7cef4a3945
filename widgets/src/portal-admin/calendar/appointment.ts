import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { phoneText } from '../../accounts/phone-text.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { backIcon } from '../../parts/icon.ts';
import { notice } from '../../parts/notice.ts';
import { wayOf } from '../../portal-appointments/visit.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { patientChanged } from '../patient/changed.ts';
import { AdminScreen } from '../screen.ts';
import './guest.ts';
import { historyList } from './history-list.ts';
import './move-form.ts';
import { isByVideo, statusBadge, type DeskOptions, type Visit } from './visits.ts';

type WithHistory = Ok<'/v1/admin/appointments/{id}'>;
type Status = 'booked' | 'arrived' | 'fulfilled' | 'noshow';

/** What may be said of one that stands like this. */
const next: Readonly<Partial<Record<Visit['status'], readonly Status[]>>> = {
  booked: ['arrived', 'fulfilled', 'noshow'],
  arrived: ['fulfilled', 'noshow', 'booked'],
  fulfilled: ['noshow'],
  noshow: ['fulfilled'],
};

/**
 * One visit: who comes, what is said of it, moving and cancelling it, and what happened to it.
 * @fires portal-part-changed - It was changed.
 */
@tag('portal-staff-appointment')
export class AppointmentPart extends AdminScreen {
  @property({ attribute: false }) options?: DeskOptions;
  /** The visit that was just booked here. */
  @property() booked?: string;
  @state() private news?: string;
  @state() private isMoving = false;
  @state() private isCancelling = false;
  private address?: string;
  private reason = '';
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private shown?: string;

  private readonly visit = new Task(this, {
    args: () => [this.place?.item, !!this.desk] as const,
    task: async ([id], { signal }) => (id ? this.shell.client.get('/v1/admin/appointments/{id}', { params: { id }, signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
    onComplete: () => void this.arrive(),
  });

  protected override content(desk: Desk) {
    const { value } = this.visit;
    const isHere = value?.id === this.place?.item;
    return html`<div>${button(msg('Back to the calendar'), () => desk.go({ screen: 'calendar' }), { kind: 'link', icon: backIcon })}</div>
      ${this.visit.render({
        pending: () => (value && isHere ? this.page(value, desk) : html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.visit.run()}></portal-part-skeleton>`),
        error: (cause) => html`${this.headline(msg('A visit'))}${this.problem(cause, () => this.visit.run(), msg('The visit could not be loaded'))}`,
        complete: (one) => (one && isHere ? this.page(one, desk) : nothing),
      })}`;
  }

  private page(one: WithHistory, desk: Desk) {
    const { locale } = desk;
    const isOpen = one.status === 'pending' || one.status === 'booked' || one.status === 'arrived';
    return html`<div class="intro">${this.headline(one.patient.name || msg('No name'))}
        <p>${locale.day(one.start)}, ${locale.times(one.start, one.end)}</p><div>${statusBadge(one.status)}</div></div>
      ${this.news ? notice('success', this.news) : this.booked === one.id ? notice('success', msg('The visit is booked.')) : nothing}
      ${this.isCancelling ? nothing : this.form.draw(desk.level + 1)}
      ${one.movedTo ? html`<div>${button(msg('It was moved: open it as it stands now'), () => desk.go({ screen: 'calendar', item: one.movedTo ?? '' }), { kind: 'link' })}</div>` : nothing}
      ${this.acts(one)}
      ${this.isMoving ? html`<portal-staff-move class="panel group" .desk=${desk} .options=${this.options} .visit=${one} @portal-part-moved=${this.moved} @portal-part-cancel=${this.unmove}></portal-staff-move>` : nothing}
      <div class="halves"><div class="sections">
        <section class="group" aria-labelledby="visit">${this.heading(1, html`<span id="visit">${msg('The visit')}</span>`)}${this.facts(one, desk)}</section>
        ${isOpen && isByVideo(one) ? this.video(one) : nothing}
        ${one.patient.profile || !desk.can('patients.read') ? nothing : html`<portal-staff-guest .desk=${desk} guest=${one.patientId} @portal-part-changed=${this.identified}></portal-staff-guest>`}
      </div>
      <section class="group panel history" aria-labelledby="history">${this.heading(1, html`<span id="history">${msg('What happened')}</span>`)}${historyList(one.history, desk)}</section></div>
      ${this.cancelDialog(one, desk)}`;
  }

  private facts(one: WithHistory, { locale, can, go }: Desk) {
    const { patient } = one;
    const facts = [
      [msg('Type'), one.appointmentType.name],
      [msg('How'), wayOf(one)],
      [msg('Practitioner'), one.practitioner.name],
      [msg('Location'), one.location.name],
      [msg('Reason for visit'), one.reason],
      [msg('Phone'), patient.phone && phoneText(patient.phone)],
      [msg('Email'), patient.email],
      [msg('Your note to the patient'), one.staffNote],
      [msg('Why it was cancelled'), one.cancelReason],
      [msg('Asked to move to'), one.pendingMove && locale.when(one.pendingMove.start)],
      [msg('Moved by the patient'), one.moves ? locale.plural(one.moves, { one: msg('once'), other: msg(str`${one.moves} times`) }) : ''],
    ].filter(([, value]) => value);
    return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${patient.profile && can('patients.read') ? button(msg('Open the patient'), () => go({ screen: 'patients', item: one.patientId }), { kind: 'link' }) : nothing}`;
  }

  private acts(one: WithHistory) {
    const { status } = one;
    const words: Record<Status, string> = { booked: msg('Not arrived after all'), arrived: msg('Arrived'), fulfilled: msg('Took place'), noshow: msg('Didn’t come') };
    const mayMove = status === 'booked' || status === 'arrived';
    return html`<div class="acts">
      ${status === 'pending' ? html`${button(msg('Accept'), () => this.decide(one, 'accept'), { kind: 'primary' })}${button(msg('Decline'), () => this.decide(one, 'decline'))}` : nothing}
      ${(next[status] ?? []).map((to) => button(words[to], () => this.say(one, to)))}
      ${mayMove && !this.isMoving ? button(msg('Move'), () => this.move()) : nothing}
      ${mayMove || status === 'pending' ? button(html`<span class="text-danger">${msg('Cancel the visit')}</span>`, () => this.askToCancel(true)) : nothing}
    </div>`;
  }

  private video(one: WithHistory) {
    const { form } = this;
    return html`<form class="form group" novalidate @submit=${submitted(() => this.keepAddress(one))}>
      ${field({
        name: 'virtualUrl', label: msg('Address of the video visit'), isOptional: true, hint: msg('Without one it is the practitioner’s own room.'), error: form.errorOf('virtualUrl'),
        value: this.address ?? one.virtualUrl ?? '', inputmode: 'text', autocomplete: 'off', maxlength: 500, input: (text) => (this.address = text),
      })}
      <div>${button(msg('Save the address'), undefined, { type: 'submit', busy: form.isBusy && msg('Saving…') })}</div>
    </form>`;
  }

  private cancelDialog(one: WithHistory, desk: Desk) {
    const close = () => this.askToCancel(false);
    return confirmation({
      text: this.isCancelling && html`${msg(str`${one.patient.name}, ${desk.locale.when(one.start)}. The patient is told, and the time is free again.`)}
        ${field({ name: 'cancel-reason', label: msg('Reason, told to the patient'), isOptional: true, rows: 2, maxlength: 500, value: this.reason, input: (text) => (this.reason = text) })}`,
      heading: msg('Cancel this visit?'), level: desk.level + 1, keep: msg('Keep the visit'), verb: msg('Cancel the visit'), doing: msg('Cancelling…'), form: this.form,
      act: () => this.cancel(one), close,
    });
  }

  private say = (one: Visit, status: Status) =>
    this.act(msg('That is noted.'), () => this.shell.client.patch('/v1/admin/appointments/{id}', { params: { id: one.id }, body: { status } }));

  private decide = (one: Visit, which: 'accept' | 'decline') =>
    this.act(which === 'accept' ? msg('Accepted: the patient is told.') : msg('Declined: the patient is told.'), () => {
      const call = { params: { id: one.id }, body: {} };
      return which === 'accept' ? this.shell.client.post('/v1/admin/appointments/{id}/accept', call) : this.shell.client.post('/v1/admin/appointments/{id}/decline', call);
    });

  private keepAddress = (one: Visit) => {
    const virtualUrl = (this.address ?? one.virtualUrl ?? '').trim() || null;
    return this.act(msg('The address is saved.'), () => this.shell.client.patch('/v1/admin/appointments/{id}', { params: { id: one.id }, body: { virtualUrl } }));
  };

  private async cancel(one: Visit) {
    const reason = this.reason.trim();
    const isDone = await this.act(msg('The visit is cancelled.'), () =>
      this.shell.client.post('/v1/admin/appointments/{id}/cancel', { params: { id: one.id }, body: reason ? { reason } : {} }));
    if (isDone) this.askToCancel(false);
  }

  private identified = () => {
    this.news = msg('That is noted.');
    void this.visit.run();
  };

  private askToCancel(isAsked: boolean) {
    this.form.clear();
    this.isCancelling = isAsked;
    this.reason = '';
  }

  /** Sends it, tells it, and reads the visit again: whoever was quicker shows there. */
  private async act(sentence: string, act: () => Promise<unknown>) {
    this.news = undefined;
    const isDone = await this.form.send({ act, title: msg('Nothing was changed') });
    if (!isDone) {
      void this.visit.run();
      return false;
    }
    this.address = undefined;
    await this.tellDone(sentence);
    return true;
  }

  private async tellDone(sentence: string) {
    this.news = sentence;
    this.shell.say(sentence);
    this.dispatchEvent(patientChanged());
    await this.visit.run();
    await this.focusTitle();
  }

  private async move() {
    this.form.clear();
    this.news = undefined;
    this.isMoving = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('portal-staff-move [tabindex="-1"]')?.focus();
  }

  private unmove = async () => {
    this.isMoving = false;
    await this.focusTitle();
  };

  private moved = (event: Event) => {
    const id: unknown = event instanceof CustomEvent && event.detail;
    this.isMoving = false;
    this.news = msg('The visit is moved. The patient is told.');
    this.shell.say(this.news);
    this.dispatchEvent(patientChanged());
    if (typeof id === 'string') this.shell.go({ screen: 'calendar', item: id }, true);
  };

  private async arrive() {
    const { item } = this.place ?? {};
    if (!item || item === this.shown) return;
    this.shown = item;
    await this.focusTitle();
  }
}
