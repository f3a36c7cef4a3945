import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { submitted } from '../../accounts/form-run.ts';
import '../../accounts/new-password.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { tag } from '../../portal/tag.ts';
import type { Entry } from './entrance.ts';
import { EntryPart } from './entry-part.ts';

type LinkState = 'open' | 'used' | 'replaced' | 'expired' | 'unknown';

interface Link {
  state: LinkState;
  name?: string | null;
  email?: string | null;
}

/** The link of a mail: an invitation (username and password) or a new password, or why it doesn't work any more. */
@tag('portal-part-staff-link')
export class StaffLinkPart extends EntryPart {
  @property() kind: 'invitation' | 'reset' = 'invitation';
  @property() token = '';
  @state() private username = '';
  @state() private password = '';
  /** It was open when it was looked at, and isn't any more. */
  @state() private closed?: LinkState;

  private readonly link = new Task(this, {
    args: () => [this.kind, this.token, this.entry?.portal] as const,
    task: async ([kind, token]): Promise<Link> => {
      const { client } = this.around.portal;
      const call = { params: { token }, anonymous: true };
      const found: Promise<Link> =
        kind === 'invitation' ? client.get('/v1/staff-invitations/{token}', call) : client.get('/v1/staff-password-resets/{token}', call);
      return found.catch((cause: unknown) => {
        if (cause instanceof Problem && cause.status === 404) return { state: 'unknown' } as const;
        throw cause;
      });
    },
    onError: (cause) => this.around.failed(cause),
  });

  protected override content(entry: Entry) {
    const waiting = () => html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.link.run()}></portal-part-skeleton>`;
    return this.link.render({
      initial: waiting,
      pending: waiting,
      error: (cause) => this.page(msg('Your link'), nothing, problemNotice(cause, () => this.link.run(), msg('Your link could not be checked'))),
      complete: (link) => {
        const state = this.closed ?? link.state;
        return state === 'open' ? this.fields(link) : this.instead(state, entry);
      },
    });
  }

  private fields({ name, email }: Link) {
    const { form, kind, username, password } = this;
    const isNew = kind === 'invitation';
    const clinic = this.around.portal.settings?.organization.name ?? '';
    const title = isNew ? msg('Set up your account') : msg('Choose a new password');
    const text = isNew ? msg(str`${name ?? ''}, you are invited to ${clinic}. Your mail: ${email ?? ''}.`) : msg('You are signed out everywhere then.');
    const submit = isNew ? msg('Set up account') : msg('Change password');
    return this.page(title, text, html`<form class="form" novalidate @submit=${submitted(this.accept)}>
      ${isNew
        ? field({
            name: 'username', label: msg('Username'), hint: msg('3 characters or more. You sign in with it.'), value: username, autocomplete: 'username',
            error: form.errorOf('username'), input: (value) => (this.username = value),
          })
        : nothing}
      <portal-part-new-password label=${isNew ? msg('Password') : msg('New password')} .value=${password} .error=${form.errorOf('password')}
        .input=${(value: string) => (this.password = value)}></portal-part-new-password>
      ${button(submit, undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Saving…') })}
    </form>`);
  }

  private instead(state: LinkState, { show }: Entry) {
    const isNew = this.kind === 'invitation';
    const titles: Record<LinkState, string> = {
      used: msg('This link was already used'),
      replaced: msg('A newer link was sent'),
      expired: msg('This link has expired'),
      unknown: msg('This link isn’t complete'),
      open: '',
    };
    const texts: Record<LinkState, string> = {
      used: isNew ? msg('Your account is set up: sign in with it.') : msg('Sign in with your new password, or ask for another link.'),
      replaced: msg('Only the newest link works. Open the last mail that you got.'),
      expired: isNew ? msg('Ask the person who invited you to send a new one.') : msg('It worked for 30 minutes. Ask for another one.'),
      unknown: msg('Open it again from your mail, or copy all of it.'),
      open: '',
    };
    return this.page(titles[state], texts[state], html`<div class="stack">
      ${isNew ? nothing : button(msg('Ask for a new link'), () => show({ name: 'forgot' }), { kind: 'primary' })}
      ${button(msg('Sign in'), () => show({ name: 'sign-in' }), { kind: isNew ? 'primary' : 'link' })}
    </div>`);
  }

  private accept = () => {
    const { kind, username, password } = this;
    const isNew = kind === 'invitation';
    return this.form.send({
      wrong: () => missing([
        ...(isNew ? [{ field: 'username', value: username, text: msg('Choose a username') }] : []),
        { field: 'password', value: password, text: msg('Choose a password') },
      ]),
      act: () => (isNew ? this.setUp() : this.change()),
      refused: (problem) => this.refused(problem),
      title: isNew ? msg('Your account could not be set up') : msg('Your password could not be changed'),
    });
  };

  private async setUp() {
    const { portal, show } = this.around;
    const body = { username: this.username.trim(), password: this.password };
    const { username } = await portal.client.post('/v1/staff-invitations/{token}/accept', { params: { token: this.token }, body, anonymous: true });
    show({ name: 'sign-in', username, news: notice('success', msg('Your account is ready'), msg('Sign in with it now.')) });
  }

  private async change() {
    const { portal, show } = this.around;
    await portal.client.post('/v1/staff-password-resets/{token}', { params: { token: this.token }, body: { password: this.password }, anonymous: true });
    show({ name: 'sign-in', news: notice('success', msg('Your password is changed'), msg('Sign in with the new one.')) });
  }

  /** What a refusal says of the link itself, or of a name that is taken. */
  private refused({ type, status }: Problem) {
    this.closed = ({ 'link-used': 'used', 'link-replaced': 'replaced', 'link-expired': 'expired' } as const)[type] ?? (status === 404 ? 'unknown' : undefined);
    return () => (type === 'already-exists' ? [{ field: 'username', text: msg('Somebody has this username already. Choose another.') }] : []);
  }
}
