import { msg, str } from '@lit/localize';
import { initialState, Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { authenticate, renewing } from '../accounts/authenticate.ts';
import { missing } from '../accounts/field-errors.ts';
import { submitted } from '../accounts/form-run.ts';
import '../accounts/new-password.ts';
import { button } from '../parts/button.ts';
import '../parts/password.ts';
import { badge, notice } from '../parts/notice.ts';
import { deviceWall } from '../portal/own-clock.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import { tag } from '../portal/tag.ts';
import { ProfilePart, type Desk } from './part.ts';
import type { Device, Profile } from './profile.ts';

const password = 'password';

/** How the patient signs in: name, linked contact, password; and where they are signed in. */
@tag('portal-part-sign-in')
export class SignInPart extends ProfilePart {
  @state() private news?: () => string;
  @state() private fresh = '';

  private readonly devices = new Task(this, {
    args: () => [this.desk?.portal.session?.id] as const,
    task: async ([id], { signal }) => (id ? this.client.get('/v1/me/sessions', { signal }) : initialState),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override render() {
    const { profile, desk, news, form } = this;
    if (!profile || !desk) return nothing;
    const isChanging = desk.open === password;
    return html`${this.section('sign-in', msg('How you sign in'), html`
        ${news ? notice('success', news()) : nothing}
        ${isChanging ? this.changing(desk, profile) : this.rows(profile, desk)}`)}
      ${this.section('devices', msg('Where you are signed in'), html`${isChanging ? nothing : form.draw(desk.level + 2)}${this.list(desk)}`)}`;
  }

  private rows({ username, linkedTo }: Profile, desk: Desk) {
    const change = html`<dd class="change no-print"><button type="button" class="link standalone" aria-label=${msg('Change password')} @click=${this.start}>${msg('Change')}</button></dd>`;
    return html`<dl class="answers">
      <div><dt class="muted">${msg('Username')}</dt><dd>${username ?? msg('None')}</dd></div>
      <div><dt class="muted">${msg('Linked to')}</dt><dd>${linkedTo ?? msg('Nothing')}
        <div class="small muted">${msg('Links to a new password go there. The clinic can change it.')}</div></dd></div>
      <div><dt class="muted">${msg('Password')}</dt><dd><span aria-hidden="true">••••••••••••</span><span class="hidden">${msg('Not shown')}</span></dd>${desk.open ? nothing : change}</div>
    </dl>`;
  }

  private changing(desk: Desk, { username }: Profile) {
    const { form } = this;
    return html`<form class="form" part="form" novalidate @submit=${submitted(this.change)}>
      ${form.draw(desk.level + 2)}
      <div class="hidden"><input type="text" autocomplete="username" .value=${username ?? ''} readonly tabindex="-1" aria-hidden="true" /></div>
      <portal-part-password name="current" label=${msg('Password you have now')} .error=${form.errorOf('current')}></portal-part-password>
      <portal-part-new-password label=${msg('New password')} .value=${this.fresh} .error=${form.errorOf('password')} .input=${(value: string) => (this.fresh = value)}></portal-part-new-password>
      <p class="muted small">${msg('You are signed out on your other devices then.')}</p>
      <div class="acts">
        ${button(msg('Change password'), undefined, { kind: 'primary', type: 'submit', width: 'page', busy: form.isBusy && msg('Changing…'), part: 'submit' })}
        ${button(msg('Cancel'), () => this.begin(undefined), { kind: 'link' })}
      </div>
    </form>`;
  }

  private list(desk: Desk) {
    const waiting = () => html`<portal-part-skeleton lines="1" @portal-part-retry=${() => this.devices.run()}></portal-part-skeleton>`;
    return this.devices.render({
      initial: waiting,
      pending: () => (this.devices.value ? this.all(desk, this.devices.value.data) : waiting()),
      error: (cause) => problemNotice(cause, () => this.devices.run(), msg('Your devices could not be loaded')),
      complete: ({ data }) => this.all(desk, data),
    });
  }

  private all(desk: Desk, data: readonly Device[]) {
    return html`<ul class="rows" part="devices">${data.map((one) => this.row(one, desk))}</ul>
      ${data.length > 1 && !desk.open ? html`<div>${button(msg('Sign out everywhere'), this.everywhere)}</div>` : nothing}`;
  }

  private row(one: Device, { locale, open }: Desk) {
    const { device, ip, lastSeenAt, current } = one;
    const name = device ?? msg('Unknown device');
    const when = locale.shortWhen(deviceWall(Date.parse(lastSeenAt)));
    return html`<li>
      <div class="what"><strong>${name}</strong><span class="small muted">${current ? msg('Now') : msg(str`Last used ${when}`)}${ip ? html` · ${ip}` : nothing}</span></div>
      ${current ? html`<div class="badges">${badge('neutral', msg('This device'))}</div>` : nothing}
      ${current || open ? nothing : html`<div class="acts"><button type="button" class="link standalone" aria-label=${msg(str`Sign out ${name}`)} @click=${() => this.signOut(one)}>${msg('Sign out')}</button></div>`}
    </li>`;
  }

  private start = () => {
    this.news = undefined;
    this.fresh = '';
    return this.begin(password);
  };

  private change = () => {
    const current = this.querySelector('portal-part-password')?.value ?? '';
    return this.form.send({
      wrong: () => missing([
        { field: 'current', value: current, text: msg('Enter the password you have now') },
        { field: 'password', value: this.fresh, text: msg('Choose a password') },
      ]),
      act: async () => {
        if (!this.desk) return;
        await authenticate(this.desk.portal, current);
        await renewing(this.desk.portal, () => this.client.post('/v1/me/password', { body: { password: this.fresh } }));
        await this.begin(undefined);
        this.tell(() => msg('Your password is changed. Your other devices are signed out.'));
        void this.devices.run();
      },
      refused: ({ type }) => () => (type === 'wrong-credentials' ? [{ field: 'current', text: msg('That isn’t the password you have now') }] : []),
      title: () => msg('Your password could not be changed'),
    });
  };

  private signOut = ({ id, device }: Device) =>
    this.form.send({
      act: async () => {
        this.news = undefined;
        const isDone = await this.desk?.fresh(() => this.client.delete('/v1/me/sessions/{id}', { params: { id } }));
        if (!isDone) return;
        await this.devices.run();
        await this.updateComplete;
        this.querySelector<HTMLElement>('#devices-title')?.closest<HTMLElement>('[tabindex]')?.focus();
        this.desk?.say(() => msg(str`${device ?? msg('The device')} is signed out.`));
      },
      title: () => msg('That device could not be signed out'),
    });

  private everywhere = () =>
    this.form.send({ act: async () => this.desk?.portal.signOutEverywhere(), title: () => msg('You could not be signed out everywhere') });

  private tell(news: () => string) {
    this.news = news;
    this.desk?.say(news);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-sign-in': SignInPart;
  }
}
