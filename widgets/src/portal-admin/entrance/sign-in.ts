import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import '../../parts/password.ts';
import { tag } from '../../portal/tag.ts';
import type { Entry } from './entrance.ts';
import { EntryPart } from './entry-part.ts';

/** Username and password. */
@tag('portal-part-staff-sign-in')
export class StaffSignInPart extends EntryPart {
  @property({ attribute: false }) username = '';
  /** What led here: an account that is ready, a password that was changed. */
  @property({ attribute: false }) news?: unknown;

  protected override content({ portal, show }: Entry) {
    const { form, username } = this;
    const name = portal.settings?.organization.name ?? '';
    const hasExpired = portal.ending === 'expired' && !this.news;
    return this.page(msg('Staff sign-in'), name, html`
      ${this.news ?? nothing}
      ${hasExpired ? notice('info', msg('You were signed out'), msg('Nothing happened for a while, so the records were closed.')) : nothing}
      ${isSecureContext ? nothing : notice('warning', msg('Signing in isn’t possible on this page'), msg('Its connection isn’t encrypted.'))}
      <form class="form" novalidate @submit=${submitted(this.signIn)} @focusin=${() => portal.prepareSignIn()}>
        ${field({
          name: 'username', label: msg('Username or email'), value: username, autocomplete: 'username', error: form.errorOf('username'),
          input: (value) => (this.username = value),
        })}
        <portal-part-password label=${msg('Password')} .error=${form.errorOf('password')}></portal-part-password>
        ${button(msg('Sign in'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Signing in…') })}
      </form>
      ${button(msg('I forgot my password'), () => show({ name: 'forgot', username }), { kind: 'link' })}`);
  }

  private signIn = () => {
    const username = this.username.trim();
    const password = this.querySelector('portal-part-password')?.value ?? '';
    return this.form.send({
      wrong: () => missing([
        { field: 'username', value: username, text: msg('Enter your username or email') },
        { field: 'password', value: password, text: msg('Enter your password') },
      ]),
      act: async () => {
        const { portal, show } = this.around;
        const pending = await portal.begin(username, password);
        if (pending) show({ name: 'code', pending });
        else portal.say(msg('You are signed in.'));
      },
      refused: ({ type }) => () =>
        type === 'wrong-credentials' ? [{ field: 'username', text: msg('The username or password doesn’t match. Check both and try again.') }] : [],
      title: msg('You are not signed in'),
    });
  };
}
