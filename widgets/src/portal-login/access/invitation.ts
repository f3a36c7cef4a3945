import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import type { Wrong } from '../../accounts/findings.ts';
import { submitted } from '../../accounts/form-run.ts';
import '../../accounts/new-password.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { OneTimeScreen, wellDone, type Link } from './one-time.ts';

/** An invitation's link: chooses username and password, or sends a new one where this one is closed. */
@tag('portal-part-invitation')
export class InvitationPart extends OneTimeScreen {
  @state() private username = '';
  @state() private password = '';
  @state() private renewed?: { sentTo: string | null };

  protected override get step() {
    return this.renewed ? 'renewed' : super.step;
  }

  protected async read(token: string) {
    return this.call.get('/v1/invitations/{token}', { params: { token }, anonymous: true });
  }

  protected override render() {
    return this.renewed ? this.sent(this.renewed.sentTo) : super.render();
  }

  protected open({ sentTo }: Link) {
    const { form, username, password } = this;
    const { name = '' } = this.access?.portal.settings?.organization ?? {};
    return this.page(
      msg('Set up your account'),
      sentTo ? msg(str`Choose how you sign in at ${name}. Your account is linked to ${sentTo}.`) : msg(str`Choose how you sign in at ${name}.`),
      html`<form class="form" part="form" novalidate @submit=${submitted(this.accept)}>
        ${field({
          name: 'username', label: msg('Choose a username'), hint: msg('At least 3 letters or numbers. Not an email or a phone number.'), value: username,
          autocomplete: 'username', error: form.errorOf('username'), input: (value) => (this.username = value),
        })}
        <portal-part-new-password label=${msg('Choose a password')} .value=${password} .error=${form.errorOf('password')}
          .input=${(value: string) => (this.password = value)}></portal-part-new-password>
        ${button(msg('Set up account'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Setting up…'), part: 'submit' })}
      </form>`,
    );
  }

  protected instead({ state, sentTo }: Link) {
    const words = {
      used: [msg('This invitation was already used'), msg('Your account is set up: sign in with the username and password you chose.')],
      replaced: [msg('A newer invitation was sent'), msg('Only the newest link works. Open that one, or have another sent.')],
      expired: [msg('This invitation has expired'), msg('Invitations work for 3 days. We can send a new one to the same place.')],
      unknown: [msg('This link isn’t complete'), msg('Open it again from your message, or copy all of it.')],
    };
    const [title = '', text = ''] = words[state === 'open' ? 'unknown' : state];
    const where = sentTo ? msg(str`Send a new one to ${sentTo}`) : msg('Send a new one');
    return this.page(title, text, html`<div class="stack">
      ${state === 'used' ? button(msg('Sign in'), () => this.access?.leave(), { kind: 'primary', width: 'page' }) : nothing}
      ${state === 'used' ? button(msg('Forgot your password?'), () => this.access?.show({ name: 'forgot' })) : nothing}
      ${state === 'expired' || state === 'replaced'
        ? button(where, this.renew, { kind: 'primary', width: 'page', busy: this.form.isBusy && msg('Sending…') })
        : nothing}
    </div>`);
  }

  private sent(sentTo: string | null) {
    const text = sentTo
      ? msg(str`It goes to ${sentTo}. It works once, for 3 days.`)
      : msg('It goes to the email or phone that your account is linked to. It works once, for 3 days.');
    return this.page(msg('A new link is on its way'), text, html`<p>${msg('Nothing came after a few minutes? Look among unwanted mail, or call the clinic.')}</p>`);
  }

  private get call() {
    if (!this.access) throw new Error('an invitation stands in a tag');
    return this.access.portal.client;
  }

  private accept = () => {
    const { token, password } = this;
    const username = this.username.trim();
    return this.form.send({
      wrong: () => missing([
        { field: 'username', value: username, text: msg('Choose a username') },
        { field: 'password', value: password, text: msg('Choose a password') },
      ]),
      act: async () => {
        const made = await this.call.post('/v1/invitations/{token}/accept', { params: { token }, body: { username, password }, anonymous: true });
        // Somebody else may be signed in on this device.
        await this.access?.portal.signOut();
        this.access?.leave(() => wellDone(msg('Your account is ready'), msg('Sign in with your username and password.')), made.username);
      },
      refused: this.refused,
      title: () => msg('Your account could not be set up'),
    });
  };

  private refused = (problem: Problem): Wrong | 'handled' => {
    if (this.close(problem)) return 'handled';
    return () => (problem.type === 'already-exists' ? [{ field: 'username', text: msg('Somebody has this username already. Choose another one.') }] : []);
  };

  private renew = () =>
    this.form.send({
      act: async () => (this.renewed = await this.call.post('/v1/invitations/{token}/renew', { params: { token: this.token }, anonymous: true })),
      title: () => msg('The link could not be sent'),
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-invitation': InvitationPart;
  }
}
