import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button, link } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import '../start/organization-form.ts';
import { loadSetUp, type SetUp, type Step } from '../start/steps.ts';

/** What a new portal needs. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-start .desk=${desk} .place=${place}></portal-staff-start>`;

const startStyles = css`
  .rows > li > portal-staff-organization {
    flex: 1 0 100%;
  }
`;

/** What a new portal needs, in the order in which it is best done: each with whether it is done, and where. */
@tag('portal-staff-start')
export class StartScreen extends AdminScreen {
  protected override readonly looks = [startStyles];
  /** Name and phone are changed although they are there. */
  @state() private isChanging = false;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private readonly news = new News(this);

  private readonly all = new Task(this, {
    args: () => [!!this.desk, this.desk?.locale.language] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? loadSetUp(this.shell, signal) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    const { all } = this;
    const title = msg('Set up your portal');
    return all.render({
      initial: () => nothing,
      pending: () => (all.value ? this.shown(all.value, desk) : html`${this.headline(title)}<portal-part-skeleton lines="6"></portal-part-skeleton>`),
      error: (cause) => html`${this.headline(title)}${this.problem(cause, () => all.run(), msg('What is done could not be looked up'))}`,
      complete: (setUp) => (setUp ? this.shown(setUp, desk) : nothing),
    });
  }

  private shown(setUp: SetUp, desk: Desk) {
    const { steps, isOn } = setUp;
    const lacking = steps.filter(({ isDone, isOptional }) => isDone === false && !isOptional).length;
    const left = desk.locale.plural(lacking, { one: msg('One thing is still needed.'), other: msg(str`${lacking} things are still needed.`) });
    return html`<div class="intro">${this.headline(msg('Set up your portal'))}<p class="muted">${lacking ? left : msg('Everything that patients need is there.')}</p></div>
      ${this.news.draw()}
      <ol class="rows" @portal-part-done=${this.onSaved}>${steps.map((step) => this.row(step, setUp, desk))}</ol>
      ${this.switching(isOn, lacking, desk)}`;
  }

  private row(step: Step, { organization }: SetUp, desk: Desk) {
    const { name, title, why, isDone, isOptional, place, verb, permission } = step;
    const isForm = name === 'organization' && (!isDone || this.isChanging);
    const state =
      isDone === undefined ? badge('neutral', msg('Ask a manager')) : isDone ? badge('success', msg('Done')) : isOptional ? badge('neutral', msg('If you like')) : badge('warning', msg('Needed'));
    return html`<li data-step=${name}>
      <div class="what"><strong>${title}</strong><span class="small muted">${why}</span></div>
      ${state}
      ${place && desk.can(permission) ? html`<button type="button" class="link standalone" @click=${() => desk.go(place)}>${verb}</button>` : nothing}
      ${name === 'organization' && !isForm ? html`<button type="button" class="link standalone" @click=${this.change}>${msg('Change')}</button>` : nothing}
      ${isForm ? html`<portal-staff-organization .desk=${desk} .organization=${organization}></portal-staff-organization>` : nothing}
    </li>`;
  }

  private switching(isOn: boolean, lacking: number, { level, portal }: Desk) {
    const { organization } = portal?.settings ?? {};
    const address = organization && portal ? `${portal.api}/p/${organization.slug}` : undefined;
    return html`<section class="group" aria-labelledby="switch">
      ${this.heading(1, html`<span id="switch">${msg('Open it to patients')}</span>`)}
      ${this.form.draw(level + 2)}
      ${isOn
        ? html`${notice('success', msg('The portal is on'), msg('Patients can sign in and book.'))}`
        : html`<p class="muted">${lacking ? msg('While something is missing, patients could sign in but not book. You can switch it on all the same.') : msg('Until you switch it on, patients see your name and phone only.')}</p>
            <div class="acts">${button(msg('Switch the portal on'), this.switchOn, { kind: lacking ? 'outline' : 'primary', busy: this.form.isBusy && msg('One moment…') })}</div>`}
      ${address ? html`<p>${msg('Your portal’s own page:')} ${link(address, address)}</p>` : nothing}
    </section>`;
  }

  private change = async () => {
    this.isChanging = true;
    await this.updateComplete;
    const part = this.querySelector('portal-staff-organization');
    await part?.updateComplete;
    part?.querySelector('input')?.focus();
  };

  private onSaved = async () => {
    this.isChanging = false;
    await this.all.run();
    await this.shell.portal?.load();
    this.news.tell(() => msg('Name and phone are saved.'));
    await this.focusTitle();
  };

  private switchOn = async () => {
    const { shell } = this;
    const { version } = this.all.value ?? {};
    this.news.clear();
    const isDone = await this.form.send({
      act: () => shell.client.patch('/v1/admin/settings', { query: {}, headers: { 'If-Match': `"${version ?? 0}"` }, body: { values: { 'general.enabled': true }, reset: [] } }),
      title: msg('The portal could not be switched on'),
    });
    if (!isDone) return void (await this.all.run());
    await this.all.run();
    await shell.portal?.load();
    this.news.tell(() => msg('The portal is on. Patients can use it now.'));
    await this.focusTitle();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-start': StartScreen;
  }
}
