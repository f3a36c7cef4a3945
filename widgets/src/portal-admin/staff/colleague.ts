import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** An employee's login. */
export type StaffUser = Ok<'/v1/admin/staff'>['data'][number];
type UserType = Ok<'/v1/admin/user-types'>['data'][number];

/**
 * One colleague's account: other rights, a new invitation or password, a lost phone, switching off.
 * @fires portal-part-done - Closed; `detail` says what was done.
 */
@tag('portal-staff-colleague')
export class ColleaguePart extends AdminScreen {
  @property({ attribute: false }) colleague?: StaffUser;
  @property({ attribute: false }) types: readonly UserType[] = [];
  @state() private userTypeId?: string;
  @state() private isAsking = false;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** The rights that were chosen when the session ended. */
  protected readonly draft = new Draft<string>(this, {
    name: () => this.colleague && `colleague ${this.colleague.id}`, read: () => this.userTypeId, write: (id) => (this.userTypeId = id),
  });

  protected override content(desk: Desk) {
    const { colleague, form } = this;
    if (!colleague) return nothing;
    const { name, state } = colleague;
    return html`<div class="group">
      ${this.heading(1, name)} ${this.isAsking ? nothing : form.draw(desk.level + 2)}
      ${colleague.id === desk.me.id
        ? html`<p class="muted">${msg('Your own rights are changed by somebody else.')}</p>`
        : html`${this.rights(colleague)}
          <div class="acts">
            ${state === 'invited' ? button(msg('Send a new invitation'), this.inviteAgain) : nothing}
            ${state === 'active' ? button(msg('Send a link to a new password'), this.reset) : nothing}
            ${colleague.hasSecondFactor ? button(msg('Forget their authenticator app'), this.forgetApp) : nothing}
            ${state === 'disabled' ? button(msg('Switch on again'), () => this.set('active')) : nothing}
            ${state === 'disabled' ? nothing : html`<button type="button" class="link standalone text-danger" @click=${() => (this.isAsking = true)}>${msg(str`Switch off ${name}`)}</button>`}
          </div>`}
      <div>${button(msg('Close'), () => this.done(), { kind: 'link' })}</div>
      ${this.switchingOff(colleague, desk)}
    </div>`;
  }

  private rights({ userType }: StaffUser) {
    const value = this.userTypeId ?? userType.id;
    return html`<form class="form narrow" novalidate @submit=${submitted(this.saveRights)}>
      ${selectField({
        name: 'colleague-type', label: msg('What they may do'), hint: msg('A change signs them out.'), value,
        choices: this.types.map((one) => ({ value: one.id, text: one.name })), choose: (id) => (this.userTypeId = id),
      })}
      ${value === userType.id ? nothing : button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: this.form.isBusy && msg('Saving…') })}
    </form>`;
  }

  private switchingOff({ name }: StaffUser, { level }: Desk) {
    return confirmation({
      text: this.isAsking && msg(str`${name} is signed out everywhere and can’t sign in until you switch it on again.`),
      heading: msg('Switch off this account?'), level: level + 1, keep: msg('Leave it on'), verb: msg('Switch off'), doing: msg('One moment…'), form: this.form,
      act: () => this.set('disabled'), close: () => (this.isAsking = false),
    });
  }

  private get params() {
    return { id: this.colleague?.id ?? '' };
  }

  private saveRights = () => this.act(msg('The rights are changed.'), () => this.shell.client.patch('/v1/admin/staff/{id}', { params: this.params, body: { userTypeId: this.userTypeId } }));

  private set = (state: 'active' | 'disabled') =>
    this.act(state === 'disabled' ? msg('The account is switched off.') : msg('The account is switched on.'), () =>
      this.shell.client.patch('/v1/admin/staff/{id}', { params: this.params, body: { state } }),
    );

  private inviteAgain = () =>
    this.act(msg('The invitation is on its way. Its link works for 3 days.'), () => this.shell.client.post('/v1/admin/staff/{id}/invitations', { params: this.params }));

  private reset = () =>
    this.act(msg('The link is on its way. It works for 30 minutes.'), () => this.shell.client.post('/v1/admin/staff/{id}/password-resets', { params: this.params }));

  private forgetApp = () =>
    this.act(msg('At the next sign-in a new app is set up.'), () => this.shell.client.delete('/v1/admin/staff/{id}/second-factor', { params: this.params }));

  private async act(sentence: string, send: () => Promise<unknown>) {
    let isDone = false;
    const isSent = await this.form.send({ act: async () => (isDone = await this.shell.fresh(send)) });
    if (isSent && isDone) this.done(sentence);
  }

  private done(sentence?: string) {
    this.dispatchEvent(new CustomEvent('portal-part-done', { bubbles: true, detail: sentence }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-colleague': ColleaguePart;
  }
}
