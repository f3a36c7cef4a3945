import { msg, str } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import '../../parts/dialog.ts';
import { field } from '../../parts/field.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk, Place } from '../desk.ts';
import { Draft } from '../draft.ts';
import { AdminScreen } from '../screen.ts';
import '../transition/candidates.ts';
import { runRow, type Run, type Verb } from '../transition/run.ts';

type Kind = Run['kind'];

/** How often a move under way is looked at. */
const lookMs = 2000;
const mostPerMinute = 6000;

/** Moving the whole clinic to the portal. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-transition .desk=${desk} .place=${place}></portal-staff-transition>`;

/** What a move would do, first; then telling or inviting everybody, with its progress, a pause and an end. */
@tag('portal-staff-transition')
export class TransitionScreen extends AdminScreen {
  /** What is about to begin, once it is confirmed. */
  @state() private beginning?: Kind;
  @state() private perMinute = '120';
  /** The move that is to be stopped, once it is confirmed. */
  @state() private stopping?: Run;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private timer?: ReturnType<typeof setInterval>;

  private readonly preview = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.shell.client.get('/v1/admin/transitions/preview', { signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly runs = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? (await this.shell.client.get('/v1/admin/transitions', { signal, background: true })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** What was about to begin when the session ended. */
  protected readonly draft = new Draft<{ beginning?: Kind; perMinute: string }>(this, {
    name: () => 'transition', read: () => ({ beginning: this.beginning, perMinute: this.perMinute }), write: (kept) => Object.assign(this, kept),
  });

  override connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.look, lookMs);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override content(desk: Desk) {
    return html`<div class="intro">${this.headline(msg('Move to the portal'))}
        <p class="muted">${msg('Invites every patient who has a verified contact and no login. Nobody is invited twice.')}</p></div>
      ${this.beginning || this.stopping ? nothing : this.form.draw(desk.level + 1)}
      ${this.preview.render({
        pending: () => (this.preview.value ? this.counts(this.preview.value, desk) : html`<portal-part-skeleton lines="1"></portal-part-skeleton>`),
        error: (cause) => this.problem(cause, () => this.preview.run(), msg('The numbers could not be loaded')),
        complete: (counts) => (counts ? this.counts(counts, desk) : nothing),
      })}
      ${this.underWay(desk)}
      ${desk.can('patients.read') ? html`<portal-staff-candidates .desk=${desk}></portal-staff-candidates>` : html`<p class="muted">${msg('Who they are is shown to colleagues who may read patients.')}</p>`} ${this.confirming(desk)} ${this.stopped(desk)}`;
  }

  private counts({ toInvite, sharedContact, noContact, alreadyUsers }: { toInvite: number; sharedContact: number; noContact: number; alreadyUsers: number }, { locale }: Desk) {
    const figures = [
      [msg('To be invited'), toInvite],
      [msg('Share a contact'), sharedContact],
      [msg('Without a verified contact'), noContact],
      [msg('Have a login already'), alreadyUsers],
    ] as const;
    const isUnderWay = !!this.runs.value?.some(({ state }) => state === 'running' || state === 'paused');
    return html`<dl class="figures">${figures.map(([name, count]) => html`<div><dt class="small muted">${name}</dt><dd class="figure">${locale.number(count)}</dd></div>`)}</dl>
      ${toInvite && !isUnderWay
        ? html`<div class="acts">
            ${button(msg('Invite them'), () => this.ask('invite'), { kind: 'primary' })}
            ${button(msg('Tell them beforehand'), () => this.ask('notice'))}
          </div>`
        : nothing}`;
  }

  private underWay(desk: Desk) {
    const { runs } = this;
    const trouble = runs.status === TaskStatus.ERROR ? this.problem(runs.error, () => runs.run(), msg('The progress could not be loaded')) : nothing;
    if (!runs.value?.length) return trouble;
    return html`<section class="group" aria-labelledby="runs">
      ${this.heading(1, html`<span id="runs">${msg('Progress')}</span>`)} ${trouble}
      <ul class="rows">${runs.value.map((run) => runRow(run, desk, this.act))}</ul>
    </section>`;
  }

  private confirming({ locale, level }: Desk) {
    const { beginning, form, perMinute, preview } = this;
    const count = preview.value?.toInvite ?? 0;
    const close = () => this.ask(undefined);
    const isNotice = beginning === 'notice';
    const sentence = isNotice
      ? locale.plural(count, { one: msg('1 patient is told that the portal is coming.'), other: msg(str`${locale.number(count)} patients are told that the portal is coming.`) })
      : locale.plural(count, { one: msg('1 patient gets an invitation.'), other: msg(str`${locale.number(count)} patients get an invitation.`) });
    const content = beginning
      ? html`<p>${sentence} ${msg('You can pause or stop at any time.')}</p>
          ${form.draw(level + 2)}
          <form class="form" novalidate @submit=${submitted(this.begin)}>
            ${field({
              name: 'perMinute', label: msg('Messages a minute'), hint: msg('Your mail service says how many it takes.'), value: perMinute, inputmode: 'numeric', width: 4,
              error: form.errorOf('perMinute'), input: (value) => (this.perMinute = value),
            })}
            <div class="buttons">
              <button type="button" class="button wide" data-safe @click=${close}>${msg('Not now')}</button>
              ${button(isNotice ? msg('Tell them') : msg('Invite them'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Beginning…') })}
            </div>
          </form>`
      : nothing;
    return html`<portal-part-dialog level=${this.shell.level + 1} ?open=${!!beginning} heading=${isNotice ? msg('Tell patients about the portal?') : msg('Invite all of them?')} .content=${content}
      @portal-part-cancel=${close}></portal-part-dialog>`;
  }

  private ask(kind: Kind | undefined) {
    this.form.clear();
    this.beginning = kind;
  }

  private begin = async () => {
    const { beginning: kind, shell } = this;
    const perMinute = Number(this.perMinute.trim());
    const isCount = Number.isInteger(perMinute) && perMinute >= 1 && perMinute <= mostPerMinute;
    if (!kind) return;
    let isDone = false;
    const isSent = await this.form.send({
      wrong: () => (isCount ? [] : [{ field: 'perMinute', text: msg('Enter a number from 1 to 6000') }]),
      act: async () => (isDone = await shell.fresh(() => shell.client.post('/v1/admin/transitions', { body: { kind, perMinute } }))),
      title: msg('Nothing was begun'),
    });
    if (!isSent || !isDone) return;
    this.beginning = undefined;
    shell.say(msg('It has begun.'));
    await this.runs.run();
    await this.focusTitle();
  };

  private stopped({ level }: Desk) {
    const { stopping } = this;
    return confirmation({
      text: stopping && msg('Who wasn’t written to yet won’t be. It can’t go on from here; you can begin another one.'),
      heading: msg('Stop for good?'), level: level + 1, keep: msg('Let it go on'), verb: msg('Stop'), doing: msg('Stopping…'), form: this.form,
      act: () => stopping && this.send('stop', stopping), close: () => (this.stopping = undefined),
    });
  }

  private act = (verb: Verb, run: Run) => {
    this.form.clear();
    if (verb === 'stop') this.stopping = run;
    else void this.send(verb, run);
  };

  private send = async (verb: Verb, { id }: Run) => {
    const { client } = this.shell;
    const params = { id };
    const isDone = await this.form.send({
      act: () => {
        if (verb === 'pause') return client.post('/v1/admin/transitions/{id}/pause', { params });
        if (verb === 'resume') return client.post('/v1/admin/transitions/{id}/resume', { params });
        return client.post('/v1/admin/transitions/{id}/stop', { params });
      },
      title: msg('That didn’t work'),
    });
    if (!isDone) return;
    this.stopping = undefined;
    await Promise.all([this.runs.run(), this.preview.run()]);
  };

  /** A move under way is looked at again and again; once it is over, the numbers above are too. */
  private look = async () => {
    const wasRunning = this.runs.value?.some(({ state }) => state === 'running');
    if (!wasRunning || this.runs.status === TaskStatus.PENDING) return;
    await this.runs.run();
    if (!this.runs.value?.some(({ state }) => state === 'running')) await this.preview.run();
  };
}
