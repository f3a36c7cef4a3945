import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { phoneText } from '../../accounts/phone-text.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button, type ButtonOptions } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { momentText } from '../moment.ts';
import { nameOf, type PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { stateBadge, type PortalUser } from '../user-state.ts';

/** A patient's login: whether there is one, what it is linked to, inviting, resetting, switching off. */
@tag('portal-staff-portal-user')
export class PortalUserPart extends AdminScreen {
  @property({ attribute: false }) patient?: PatientRecord;
  /** What stands in the link's fields, while they are open. */
  @state() private typed?: { email: string; phone: string };
  @state() private isAsking = false;
  /** What the last act did. */
  @state() private news?: string;
  /** The act on its way. */
  @state() private acting?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly user = new Task(this, {
    args: () => [this.patient?.id, !!this.desk] as const,
    task: async ([id], { signal }) => (id ? this.shell.client.get('/v1/admin/patients/{id}/portal-user', { params: { id }, signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The link's fields as they were when the session ended. */
  protected readonly draft = new Draft<{ email: string; phone: string }>(this, {
    name: () => this.patient && `link ${this.patient.id}`, read: () => this.typed, write: (typed) => (this.typed = typed),
  });

  protected override content(desk: Desk) {
    return html`<section class="group" aria-labelledby="login">
      ${this.heading(1, html`<span id="login">${msg('Portal login')}</span>`)}
      ${this.user.render({
        pending: () => (this.user.value ? this.panel(this.user.value, desk) : html`<portal-part-skeleton lines="1"></portal-part-skeleton>`),
        error: (cause) => this.problem(cause, () => this.user.run(), msg('The login could not be loaded')),
        complete: (user) => (user ? this.panel(user, desk) : nothing),
      })}
    </section>`;
  }

  private panel(user: PortalUser, desk: Desk) {
    const { typed, news } = this;
    return html`<div>${stateBadge(user.state)}</div>
      ${news ? notice('success', news) : nothing}
      ${typed ? nothing : this.form.draw(desk.level + 2)}
      ${typed ? this.linking(typed, desk) : html`${this.facts(user, desk)}${this.acts(user)}`} ${this.switchingOff()}`;
  }

  private facts({ email, phone, username, invitedAt, invitationExpiresAt, lastSignInAt }: PortalUser, desk: Desk) {
    const when = (at: string | null) => at && momentText(at, desk);
    const facts = [
      [msg('Linked email'), email],
      [msg('Linked phone'), phone && phoneText(phone)],
      [msg('Username'), username],
      [msg('Invited'), when(invitedAt)],
      [msg('The link works until'), when(invitationExpiresAt)],
      [msg('Last sign-in'), when(lastSignInAt)],
    ].filter(([, value]) => value);
    return facts.length
      ? html`<dl class="group">${facts.map(([name, value]) => html`<div><dt class="small muted">${name}</dt><dd>${value}</dd></div>`)}</dl>`
      : html`<p class="muted">${msg('Link an email or phone. Invitations and new passwords go there.')}</p>`;
  }

  private acts({ state }: PortalUser) {
    const isUsed = state === 'active' || state === 'locked';
    const invite = () => this.invite();
    return html`<div class="group">
      ${state === 'none' ? this.button(msg('Link a contact'), this.open, { kind: 'primary', width: 'wide' }) : nothing}
      ${state === 'linked' ? this.button(msg('Invite to the portal'), invite, { kind: 'primary', width: 'wide' }) : nothing}
      ${state === 'invited' ? this.button(msg('Send a new invitation'), invite, { width: 'wide' }) : nothing}
      ${isUsed ? this.button(msg('Send a link to a new password'), () => this.reset(), { width: 'wide' }) : nothing}
      ${state === 'disabled' ? this.button(msg('Switch on again'), () => this.enable(), { width: 'wide' }) : nothing}
      ${state === 'none' ? nothing : this.button(msg('Change the link'), this.open, { width: 'wide' })}
      ${state === 'none' || state === 'disabled'
        ? nothing
        : html`<button type="button" class="link standalone text-danger" @click=${() => (this.isAsking = true)}>${msg('Switch off')}</button>`}
    </div>`;
  }

  private button = (text: string, press: () => unknown, options: ButtonOptions) =>
    button(text, () => { this.acting = text; return press(); }, { ...options, busy: this.form.isBusy && this.acting === text && msg('One moment…') });

  private linking({ email, phone }: { email: string; phone: string }, desk: Desk) {
    const { form } = this;
    return html`<form class="form" novalidate @submit=${submitted(this.link)}>
      ${form.draw(desk.level + 2)}
      <p class="small muted">${msg('Only this patient may have it. It needn’t be the one that the clinic writes to.')}</p>
      ${field({
        name: 'email', label: msg('Email'), type: 'email', value: email, autocomplete: 'off', error: form.errorOf('email'), isOptional: true,
        input: (value) => (this.typed = { email: value, phone: this.typed?.phone ?? '' }),
      })}
      ${field({
        name: 'phone', label: msg('Phone'), type: 'tel', value: phone, autocomplete: 'off', error: form.errorOf('phone'), isOptional: true,
        input: (value) => (this.typed = { phone: value, email: this.typed?.email ?? '' }),
      })}
      <div class="acts">
        ${button(msg('Save link'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
        ${button(msg('Cancel'), this.close, { kind: 'link' })}
      </div>
    </form>`;
  }

  private switchingOff() {
    const name = this.patient ? nameOf(this.patient) : '';
    return confirmation({
      text: this.isAsking && msg(str`${name} is signed out everywhere and can’t sign in until you switch it on again.`),
      heading: msg('Switch off this login?'), level: this.shell.level + 1, keep: msg('Leave it on'), verb: msg('Switch off'), doing: msg('One moment…'), form: this.form,
      act: () => this.disable(), close: () => (this.isAsking = false),
    });
  }

  /** The link's fields, with what is linked, or with the patient's own contacts. */
  private open = async () => {
    const { user, patient } = this;
    const contact = (system: 'email' | 'phone') => patient?.contactPoints.find((one) => one.system === system && one.preferred)?.value ?? '';
    const isNew = user.value?.state === 'none';
    this.form.clear();
    this.news = undefined;
    this.typed = isNew ? { email: contact('email'), phone: '' } : { email: user.value?.email ?? '', phone: user.value?.phone ?? '' };
    await this.updateComplete;
    this.querySelector<HTMLElement>('form input')?.focus();
  };

  private close = async () => {
    this.typed = undefined;
    this.form.clear();
    await this.focusHeading();
  };

  private get params() {
    return { id: this.patient?.id ?? '' };
  }

  private link = () => {
    const { email = '', phone = '' } = this.typed ?? {};
    const body = { email: email.trim() || null, phone: phone.trim() || null };
    const taken = msg('Another patient has this one already. Each login needs its own.');
    return this.act(msg('The link is saved.'), {
      wrong: () => (body.email || body.phone ? [] : [{ field: 'email', text: msg('Enter an email or a phone number') }]),
      act: () => this.shell.client.put('/v1/admin/patients/{id}/portal-user', { params: this.params, body }),
      refused: ({ type, members }) => {
        if (type === 'already-exists') return [{ field: members.field === 'phone' ? 'phone' : 'email', text: taken }];
        return type === 'phone-links-off' ? [{ field: 'phone', text: msg('This clinic links logins by email only. Leave the phone empty.') }] : [];
      },
      title: msg('The link could not be saved'),
    });
  };

  private invite = () =>
    this.act(msg('The invitation is on its way. Its link works for 3 days.'), {
      act: () => this.shell.client.post('/v1/admin/patients/{id}/invitations', { params: this.params }),
      title: msg('Nobody was invited'),
    });

  private reset = () =>
    this.act(msg('The link is on its way. It works for 30 minutes.'), {
      act: () => this.shell.client.post('/v1/admin/patients/{id}/password-resets', { params: this.params }),
      title: msg('The link could not be sent'),
    });

  private disable = () =>
    this.act(msg('The login is switched off.'), {
      act: () => this.shell.client.post('/v1/admin/patients/{id}/portal-user/disable', { params: this.params }),
      title: msg('The login could not be switched off'),
    });

  private enable = () =>
    this.act(msg('The login is switched on.'), {
      act: () => this.shell.client.post('/v1/admin/patients/{id}/portal-user/enable', { params: this.params }),
      title: msg('The login could not be switched on'),
    });

  /** Does it, with the password asked for where it must be, and shows what came of it. */
  private async act(sentence: string, sending: Parameters<FormRun['send']>[0]) {
    let isDone = false;
    this.news = undefined;
    const act = async () => {
      isDone = await this.shell.fresh(sending.act).finally(() => (this.isAsking = false));
    };
    const isSent = await this.form.send({ ...sending, act });
    if (!isSent || !isDone) return;
    this.typed = undefined;
    this.news = sentence;
    this.shell.say(sentence);
    await this.user.run();
    await this.focusHeading();
  }

  private async focusHeading() {
    await this.updateComplete;
    this.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  }
}
