import { msg } from '@lit/localize';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { submitted } from '../../accounts/form-run.ts';
import '../../accounts/new-password.ts';
import { button } from '../../parts/button.ts';
import { tag } from '../../portal/tag.ts';
import { OneTimeScreen, wellDone, type Link } from './one-time.ts';

/** The link of a forgotten password: chooses a new one, or says why not and asks for a new link. */
@tag('portal-part-reset')
export class ResetPart extends OneTimeScreen {
  @state() private password = '';

  protected async read(token: string) {
    return this.call.get('/v1/password-resets/{token}', { params: { token }, anonymous: true });
  }

  protected open() {
    const { form, password } = this;
    return this.page(
      msg('Choose a new password'),
      msg('You are signed out on all your devices then, and sign in with the new one.'),
      html`<form class="form" part="form" novalidate @submit=${submitted(this.change)}>
        <portal-part-new-password label=${msg('New password')} .value=${password} .error=${form.errorOf('password')}
          .input=${(value: string) => (this.password = value)}></portal-part-new-password>
        ${button(msg('Change password'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Changing…'), part: 'submit' })}
      </form>`,
    );
  }

  protected instead({ state }: Link) {
    const words = {
      used: [msg('This link was already used'), msg('Sign in with your new password, or ask for another link.')],
      replaced: [msg('A newer link was sent'), msg('Only the newest link works. Open that one, or ask for another.')],
      expired: [msg('This link has expired'), msg('Links to a new password work for 30 minutes. Ask for another one.')],
      unknown: [msg('This link isn’t complete'), msg('Open it again from your message, or copy all of it.')],
    };
    const [title = '', text = ''] = words[state === 'open' ? 'unknown' : state];
    return this.page(title, text, html`<div class="stack">
      ${button(msg('Ask for a new link'), () => this.access?.show({ name: 'forgot' }), { kind: 'primary', width: 'page' })}
    </div>`);
  }

  private get call() {
    if (!this.access) throw new Error('a link stands in a tag');
    return this.access.portal.client;
  }

  private change = () => {
    const { token, password } = this;
    return this.form.send({
      wrong: () => missing([{ field: 'password', value: password, text: msg('Choose a password') }]),
      act: async () => {
        const { username } = await this.call.post('/v1/password-resets/{token}', { params: { token }, body: { password }, anonymous: true });
        await this.access?.portal.signOut();
        this.access?.leave(() => wellDone(msg('Your password is changed'), msg('Sign in with the new one.')), username);
      },
      refused: (problem) => (this.close(problem) ? 'handled' : []),
      title: () => msg('Your password could not be changed'),
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-reset': ResetPart;
  }
}
