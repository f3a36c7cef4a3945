import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { renewing } from '../../accounts/authenticate.ts';
import { codeField, digitsOf } from '../../accounts/code-field.ts';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import '../../accounts/new-password.ts';
import { button } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { momentText } from '../moment.ts';
import { AdminScreen } from '../screen.ts';
import { enrolment, type Enrolment } from '../totp/enrolment.ts';

type OwnSession = Ok<'/v1/me/sessions'>['data'][number];

/** One's own account. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-account .desk=${desk} .place=${place}></portal-staff-account>`;

/** The own authenticator app and password, and where one is signed in. */
@tag('portal-staff-account')
export class AccountScreen extends AdminScreen {
  @state() private made?: Enrolment;
  @state() private code = '';
  /** The new password, while one is chosen. */
  @state() private password?: string;
  @state() private news?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly own = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => {
      if (!hasDesk) return undefined;
      const [factor, { data: sessions }] = await Promise.all([
        this.shell.client.get('/v1/me/second-factor', { signal }),
        this.shell.client.get('/v1/me/sessions', { signal }),
      ]);
      return { factor, sessions };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    const waiting = html`<portal-part-skeleton lines="2"></portal-part-skeleton>`;
    return html`<div class="intro">${this.headline(msg('Your account'))}<p class="muted">${desk.me.name} · ${desk.me.username}</p></div>
      ${this.news ? notice('success', this.news) : nothing}
      ${this.form.draw(desk.level + 1)}
      ${this.own.render({
        pending: () => (this.own.value ? this.sections(this.own.value) : waiting),
        error: (cause) => this.problem(cause, () => this.own.run(), msg('Your account could not be loaded')),
        complete: (own) => (own ? this.sections(own) : waiting),
      })}`;
  }

  private sections({ factor, sessions }: { factor: Ok<'/v1/me/second-factor'>; sessions: readonly OwnSession[] }) {
    return html`<section class="group" aria-labelledby="app">
        ${this.heading(1, html`<span id="app">${msg('Authenticator app')}</span>`)}
        ${this.made ? this.enrolling(this.made) : this.factor(factor)}
      </section>
      <section class="group" aria-labelledby="secret">
        ${this.heading(1, html`<span id="secret">${msg('Password')}</span>`)}
        ${this.password === undefined ? html`<div>${button(msg('Change password'), () => this.choose(''))}</div>` : this.choosing(this.password)}
      </section>
      <section class="group" aria-labelledby="devices">
        ${this.heading(1, html`<span id="devices">${msg('Where you are signed in')}</span>`)}
        <ul class="rows">${sessions.map((one) => this.session(one))}</ul>
      </section>`;
  }

  private factor({ enrolled, required }: Ok<'/v1/me/second-factor'>) {
    const text = enrolled ? msg('You sign in with a code of your app.') : msg('A code of an app protects patients’ records if somebody learns your password.');
    return html`<p>${text}</p>
      <div class="acts">
        ${button(enrolled ? msg('Set up another app') : msg('Set up an app'), this.begin)}
        ${enrolled && !required ? html`<button type="button" class="link standalone text-danger" @click=${this.removeApp}>${msg('Sign in without a code')}</button>` : nothing}
      </div>`;
  }

  private enrolling(made: Enrolment) {
    const { form } = this;
    return html`<div class="group narrow">${enrolment(made)}
      <form class="form" novalidate @submit=${submitted(this.confirm)}>
        ${codeField({ value: this.code, error: form.errorOf('code'), input: (value) => (this.code = value) })}
        <div class="acts">
          ${button(msg('Use this app'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Checking…') })}
          ${button(msg('Cancel'), () => (this.made = undefined), { kind: 'link' })}
        </div>
      </form></div>`;
  }

  private choosing(password: string) {
    const { form } = this;
    return html`<form class="form narrow" novalidate @submit=${submitted(this.change)}>
      <portal-part-new-password label=${msg('New password')} .value=${password} .error=${form.errorOf('password')}
        .input=${(value: string) => (this.password = value)}></portal-part-new-password>
      <div class="acts">
        ${button(msg('Change password'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
        ${button(msg('Cancel'), () => this.choose(undefined), { kind: 'link' })}
      </div>
    </form>`;
  }

  private session({ id, current, device, ip, lastSeenAt }: OwnSession) {
    const name = device ?? msg('A browser');
    return html`<li>
      <div class="what"><strong>${name}</strong><span class="small muted">${[ip, momentText(lastSeenAt, this.shell)].filter(Boolean).join(' · ')}</span></div>
      ${current ? badge('info', msg('This one')) : html`<button type="button" class="link standalone" aria-label=${msg(str`Sign out: ${name}`)} @click=${() => this.end(id)}>${msg('Sign out')}</button>`}
    </li>`;
  }

  private begin = () =>
    this.act(async () => {
      this.made = await this.shell.client.post('/v1/me/second-factor');
      this.code = '';
    });

  private confirm = () => {
    const code = digitsOf(this.code);
    const wrong = code.length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits of the code') }];
    return this.act(
      async () => {
        await this.renewing(() => this.shell.client.post('/v1/me/second-factor/confirm', { body: { code } }));
        this.made = undefined;
      },
      msg('From now on you sign in with a code of this app.'),
      { wrong, refused: ({ type }: Problem) => (type === 'code-wrong' ? [{ field: 'code', text: msg('That code doesn’t fit. Enter the one that the app shows now.') }] : []) },
    );
  };

  /** The session goes on under a new token. */
  private renewing = async (act: () => Promise<{ token: string }>) => {
    const { portal } = this.shell;
    await (portal ? renewing(portal, act) : act());
  };

  private choose = async (password: string | undefined) => {
    this.form.clear();
    this.news = undefined;
    this.password = password;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[name=password]:is(input)')?.focus();
  };

  private change = () => {
    const { password } = this;
    return this.act(
      async () => {
        await this.renewing(() => this.shell.client.post('/v1/me/password', { body: { password: password ?? '' } }));
        this.password = undefined;
      },
      msg('Your password is changed. You are signed out everywhere else.'),
      { wrong: missing([{ field: 'password', value: password, text: msg('Choose a password') }]), title: msg('Your password could not be changed') },
    );
  };

  private removeApp = () => this.act(() => this.renewing(() => this.shell.client.delete('/v1/me/second-factor')), msg('You sign in without a code now.'));

  private end = (id: string) => this.act(() => this.shell.client.delete('/v1/me/sessions/{id}', { params: { id } }), msg('That device is signed out.'));

  private async act(send: () => Promise<unknown>, sentence?: string, sending: Partial<Parameters<FormRun['send']>[0]> = {}) {
    let isDone = false;
    this.news = undefined;
    const isSent = await this.form.send({ ...sending, act: async () => (isDone = await this.shell.fresh(send)) });
    if (!isSent || !isDone || !sentence) return;
    this.news = sentence;
    this.shell.say(sentence);
    await this.own.run();
    await this.focusTitle();
  }
}
