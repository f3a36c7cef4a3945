import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { radios } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import { typedOrigin } from './typed-origin.ts';

type Allowed = Ok<'/v1/admin/origins'>['data'][number];
type Audience = Allowed['audience'];

/** Which websites may use the portal: their origins, added from any address of theirs. */
@tag('portal-staff-origins')
export class OriginsPart extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @state() private typed = '';
  @state() private audience: Audience = 'patients';
  @state() private leaving?: Allowed;
  private readonly adding = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private readonly removing = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private readonly news = new News(this);

  private readonly all = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? (await this.shell.client.get('/v1/admin/origins', { signal })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    const { all } = this;
    return html`<section class="group" aria-labelledby="origins">
      ${this.heading(1, html`<span id="origins">${msg('Websites that may use the portal')}</span>`)}
      <p class="muted">${msg('The portal answers pages of these websites only. Your own portal page needs no entry.')}</p>
      ${this.news.draw()}
      ${all.render({
        initial: () => nothing,
        pending: () => (all.value ? this.list(all.value) : html`<portal-part-skeleton lines="2"></portal-part-skeleton>`),
        error: (cause) => this.problem(cause, () => all.run(), msg('The websites could not be loaded')),
        complete: (origins) => this.list(origins),
      })}
      ${this.form(desk)} ${this.leave(desk)}
    </section>`;
  }

  private list(origins: readonly Allowed[]) {
    if (!origins.length) return html`<p class="muted">${msg('None yet: tags on your website stay empty until it is here.')}</p>`;
    return html`<ul class="rows">${origins.map((one) => html`<li>
      <div class="what"><strong>${one.origin}</strong><span class="small muted">${one.audience === 'staff' ? msg('Staff’s screens') : msg('Patients’ tags')}</span></div>
      <button type="button" class="link standalone text-danger" aria-label=${msg(str`Remove ${one.origin}`)} @click=${() => this.ask(one)}>${msg('Remove')}</button></li>`)}</ul>`;
  }

  private form({ level }: Desk) {
    const { adding, audience, typed } = this;
    return html`<form class="form narrow" novalidate @submit=${submitted(this.add)}>
      ${adding.draw(level + 2)}
      ${field({
        name: 'origin', label: msg('Address of a website'), hint: msg('Paste the address of any of its pages.'), value: typed, autocomplete: 'off', error: adding.errorOf('origin'),
        input: (value) => (this.typed = value),
      })}
      ${radios({
        name: 'audience', legend: msg('For whom?'), value: audience, choose: (value) => (this.audience = value === 'staff' ? 'staff' : 'patients'),
        choices: [{ value: 'patients', text: msg('Patients: tags on your website') }, { value: 'staff', text: msg('Staff: these screens on a page of yours') }],
      })}
      <div class="acts">${button(msg('Allow this website'), undefined, { type: 'submit', busy: adding.isBusy && msg('One moment…') })}</div>
    </form>`;
  }

  private add = async () => {
    const { shell, audience } = this;
    const origin = typedOrigin(this.typed);
    let isDone = false;
    this.news.clear();
    const isSent = await this.adding.send({
      wrong: () => (origin ? [] : [{ field: 'origin', text: msg('Enter an address that begins with https://, such as https://www.clinic.example') }]),
      act: async () => (isDone = await shell.fresh(() => shell.client.post('/v1/admin/origins', { body: { origin: origin ?? '', audience } }))),
      title: msg('The website was not allowed'),
    });
    if (!isSent || !isDone || !origin) return;
    this.typed = '';
    await this.all.run();
    this.news.tell(() => msg(str`Pages of ${origin} may use the portal now.`));
  };

  private ask(one: Allowed | undefined) {
    this.removing.clear();
    this.news.clear();
    this.leaving = one;
  }

  private leave({ level }: Desk) {
    const { leaving } = this;
    return confirmation({
      text: leaving && (leaving.audience === 'staff' ? msg(str`Staff can’t sign in on pages of ${leaving.origin} any more.`) : msg(str`Tags on pages of ${leaving.origin} stop working at once.`)),
      heading: msg('Remove this website?'), level: level + 1, keep: msg('Keep it'), verb: msg('Remove'), doing: msg('Removing…'), form: this.removing,
      act: this.forbid, close: () => this.ask(undefined),
    });
  }

  private forbid = async () => {
    const { shell, leaving } = this;
    if (!leaving) return;
    let isDone = false;
    const isSent = await this.removing.send({
      act: async () => (isDone = await shell.fresh(() => shell.client.delete('/v1/admin/origins/{id}', { params: { id: leaving.id } }))), title: msg('It was not removed'),
    });
    if (!isSent || !isDone) return;
    this.leaving = undefined;
    await this.all.run();
    this.news.tell(() => msg(str`Pages of ${leaving.origin} may not use the portal any more.`));
    await this.updateComplete;
    this.querySelector<HTMLElement>('input[name="origin"]')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-origins': OriginsPart;
  }
}
