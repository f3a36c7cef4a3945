import { msg, str } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { badge, notice } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk, Place } from '../desk.ts';
import { Draft } from '../draft.ts';
import { Listing } from '../listing.ts';
import { momentText } from '../moment.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import type { StaffUser } from '../staff/colleague.ts';
import '../staff/colleague.ts';

/** Whom an invitation is for. */
interface Invitee {
  name: string;
  email: string;
  userTypeId: string;
}

/** Staff's logins. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-team .desk=${desk} .place=${place}></portal-staff-team>`;

/** Who works here: invited by mail, with the rights of a user type. */
@tag('portal-staff-team')
export class TeamScreen extends AdminScreen {
  @state() private typed?: Invitee;
  @state() private news?: string;
  /** The colleague whose account is open. */
  @state() private opened?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly types = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? (await this.shell.client.get('/v1/admin/user-types', { signal })).data : []),
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly list = new Listing<StaffUser>(this, {
    args: () => [],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/staff', { query: { cursor, limit: 50 }, signal }),
    row: (one) => this.row(one),
    empty: () => html`<p class="muted">${msg('Nobody yet.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The first ${count} people`) : this.shell.locale.plural(count, { one: msg('1 person'), other: msg(str`${count} people`) })),
    failed: () => msg('The staff could not be loaded'),
  });

  /** The invitation as it was when the session ended, or whose account was open. */
  protected readonly draft = new Draft<{ typed?: Invitee; opened?: string }>(this, {
    name: () => 'staff', read: () => ({ typed: this.typed, opened: this.opened }), write: (kept) => Object.assign(this, kept),
  });

  protected override content(desk: Desk) {
    const { typed, news } = this;
    return html`<div class="head">${this.headline(msg('Staff'))}${typed ? nothing : button(msg('Invite somebody'), this.open, { kind: 'primary' })}</div>
      ${news ? notice('success', news) : nothing}
      ${typed ? this.inviting(typed, desk) : nothing} ${this.list.draw()}`;
  }

  private row(one: StaffUser) {
    const { opened, desk } = this;
    const { id, name, email, userType, state, lastSignInAt } = one;
    if (!desk) return html``;
    if (opened === id)
      return html`<li><portal-staff-colleague .desk=${desk} .colleague=${one} .types=${this.types.value ?? []}
        @portal-part-done=${this.onDone}></portal-staff-colleague></li>`;
    const seen = lastSignInAt ? msg(str`last sign-in ${momentText(lastSignInAt, desk)}`) : undefined;
    return html`<li>
      <div class="what"><strong>${name}</strong><span class="small muted">${[userType.name, email, seen].filter(Boolean).join(' · ')}</span></div>
      ${state === 'active' ? nothing : state === 'invited' ? badge('info', msg('Invited')) : badge('warning', msg('Switched off'))}
      <button type="button" class="link standalone" aria-label=${msg(str`Manage ${name}`)} @click=${() => this.show(id)}>${msg('Manage')}</button>
    </li>`;
  }

  private inviting({ name, email, userTypeId }: Invitee, desk: Desk) {
    const { form, types } = this;
    const change = (part: Partial<NonNullable<typeof this.typed>>) => (this.typed = { name, email, userTypeId, ...part });
    const choices = [{ value: '', text: msg('Choose one') }, ...(types.value ?? []).map((one) => ({ value: one.id, text: one.name }))];
    return html`<form class="form narrow" novalidate @submit=${submitted(this.invite)}>
      ${form.draw(desk.level + 1)}
      ${field({ name: 'name', label: msg('Name'), value: name, autocomplete: 'off', error: form.errorOf('name'), input: (value) => change({ name: value }) })}
      ${field({ name: 'email', label: msg('Email'), type: 'email', value: email, autocomplete: 'off', error: form.errorOf('email'), input: (value) => change({ email: value }) })}
      ${types.status === TaskStatus.ERROR ? this.problem(types.error, () => types.run(), msg('What people may do could not be loaded')) : nothing}
      ${selectField({ name: 'userTypeId', label: msg('What they may do'), value: userTypeId, choices, error: form.errorOf('userTypeId'), choose: (value) => change({ userTypeId: value }) })}
      <div class="acts">
        ${button(msg('Send invitation'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Sending…') })}
        ${button(msg('Cancel'), this.close, { kind: 'link' })}
      </div>
    </form>`;
  }

  private open = async () => {
    this.form.clear();
    this.news = undefined;
    this.typed = { name: '', email: '', userTypeId: '' };
    await this.updateComplete;
    this.querySelector<HTMLElement>('form input')?.focus();
  };

  private close = async () => {
    this.typed = undefined;
    await this.focusTitle();
  };

  private invite = async () => {
    const { name = '', email = '', userTypeId = '' } = this.typed ?? {};
    let isDone = false;
    const isSent = await this.form.send({
      wrong: () => missing([
        { field: 'name', value: name, text: msg('Enter the name') },
        { field: 'email', value: email, text: msg('Enter the email') },
        { field: 'userTypeId', value: userTypeId, text: msg('Choose what they may do') },
      ]),
      act: async () => {
        const body = { name: name.trim(), email: email.trim(), userTypeId };
        isDone = await this.shell.fresh(() => this.shell.client.post('/v1/admin/staff', { body }));
      },
      refused: ({ type }) => () => (type === 'already-exists' ? [{ field: 'email', text: msg('Somebody here has this email already.') }] : []),
      title: msg('Nobody was invited'),
    });
    if (!isSent || !isDone) return;
    this.news = msg(str`An invitation is on its way to ${email.trim()}. Its link works for 3 days.`);
    this.shell.say(this.news);
    await this.list.reload();
    await this.close();
  };

  private show = async (id: string) => {
    this.news = undefined;
    this.opened = id;
    await this.updateComplete;
    const part = this.querySelector('portal-staff-colleague');
    await part?.updateComplete;
    part?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
  };

  private onDone = async ({ detail }: CustomEvent<string | undefined>) => {
    this.opened = undefined;
    this.news = detail;
    if (detail) {
      this.shell.say(detail);
      await this.list.reload();
    }
    await this.focusTitle();
  };
}
