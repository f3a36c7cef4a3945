import { msg } from '@lit/localize';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { tag } from '../../portal/tag.ts';
import type { Entry } from './entrance.ts';
import { EntryPart } from './entry-part.ts';

/** Asks for a link to a new password. What is said doesn't tell whether there is such an account. */
@tag('portal-part-staff-forgot')
export class StaffForgotPart extends EntryPart {
  @property({ attribute: false }) username = '';
  @state() private isSent = false;

  protected override content({ show }: Entry) {
    const { form, username } = this;
    const back = button(msg('Back to sign in'), () => show({ name: 'sign-in', username }), { kind: 'link' });
    if (this.isSent)
      return this.page(msg('Look into your mailbox'), msg('If there is such an account, a link is on its way to its address. It works for 30 minutes.'), back);
    return this.page(msg('Forgot your password?'), msg('We send a link to the address that your account has.'), html`
      <form class="form" novalidate @submit=${submitted(this.ask)}>
        ${field({
          name: 'username', label: msg('Username or email'), value: username, autocomplete: 'username', error: form.errorOf('username'),
          input: (value) => (this.username = value),
        })}
        ${button(msg('Send the link'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Sending…') })}
      </form>
      ${back}`);
  }

  private ask = () => {
    const username = this.username.trim();
    return this.form.send({
      wrong: () => missing([{ field: 'username', value: username, text: msg('Enter your username or email') }]),
      act: async () => {
        await this.around.portal.client.post('/v1/password-resets', { body: { kind: 'staff', username }, anonymous: true });
        this.isSent = true;
        await this.updateComplete;
        this.querySelector<HTMLElement>('.title')?.focus();
      },
      title: msg('The link could not be sent'),
    });
  };
}
