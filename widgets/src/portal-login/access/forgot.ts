import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { tag } from '../../portal/tag.ts';
import { AccessScreen } from './screen.ts';

/** Asks for a link to a new password. What it says afterwards is the same whether such an account exists or not. */
@tag('portal-part-forgot')
export class ForgotPart extends AccessScreen {
  @state() private username = '';
  @state() private isSent = false;

  protected override willUpdate() {
    // Typed already, before it turned out that the password is forgotten.
    if (!this.hasUpdated) this.username = this.access?.username ?? '';
  }

  protected get step() {
    return this.isSent ? 'sent' : 'ask';
  }

  protected override render() {
    return this.isSent ? this.sent() : this.ask();
  }

  private ask() {
    const { form, username } = this;
    return this.page(
      msg('Forgot your password?'),
      msg('We send you a link to choose a new one. It goes to the email or phone that your account is linked to.'),
      html`<form class="form" part="form" novalidate @submit=${submitted(this.send)}>
        ${field({
          name: 'username', label: msg('Username, email or phone'), value: username, autocomplete: 'username',
          error: form.errorOf('username'), input: (value) => (this.username = value),
        })}
        ${button(msg('Send the link'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Sending…'), part: 'submit' })}
      </form>`,
    );
  }

  private sent() {
    return this.page(
      msg('Check your messages'),
      msg(str`If there is an account for “${this.username.trim()}”, a link is on its way. It works once, for 30 minutes.`),
      html`<div class="stack">
        <p>${msg('Nothing came after a few minutes? Look among unwanted mail, or call the clinic.')}</p>
        ${button(msg('Try another name'), this.again, { width: 'page' })}
      </div>`,
    );
  }

  private send = () => {
    const username = this.username.trim();
    return this.form.send({
      wrong: () => missing([{ field: 'username', value: username, text: msg('Enter your username, email or phone') }]),
      act: async () => {
        await this.access?.portal.client.post('/v1/password-resets', { body: { username }, anonymous: true });
        this.isSent = true;
      },
      title: () => msg('The link could not be sent'),
    });
  };

  private again = () => (this.isSent = false);
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-forgot': ForgotPart;
  }
}
