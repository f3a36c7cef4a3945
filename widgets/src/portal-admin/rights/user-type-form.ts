import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun } from '../../accounts/form-run.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { notice } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { SetupForm } from '../clinic/setup-form.ts';
import { confirmation } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { StaffUser } from '../staff/colleague.ts';
import type { Permission } from '../staff-portal.ts';
import { rightField, rightTicks } from './right-ticks.ts';

/** A set of rights that staff have. */
export type UserType = Ok<'/v1/admin/user-types'>['data'][number];

interface Typed {
  name: string;
  permissions: readonly Permission[];
}

/** One set of rights: its name and what it opens, who has it, and taking it away where nobody has. */
@tag('portal-staff-user-type')
export class UserTypeForm extends SetupForm<UserType, Typed> {
  /** Who has it. */
  @property({ attribute: false }) holders: readonly StaffUser[] = [];
  @state() private isAsking = false;
  /** Somebody was given it meanwhile. */
  private isHeld = false;
  private readonly removal = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected override words = () => ({
    title: this.one ? this.one.name : msg('Add a user type'), save: this.one ? msg('Save user type') : msg('Add user type'),
    saved: this.one ? msg('The user type is saved.') : msg('The user type is added. Staff can be given it now.'), failed: msg('The user type could not be saved'),
  });

  protected override initial = (one: UserType | undefined): Typed => ({ name: one?.name ?? '', permissions: one?.permissions ?? [] });

  protected override fields({ permissions }: Typed, desk: Desk) {
    const { one, holders } = this;
    return html`${this.text('name', { label: msg('Name'), hint: msg('What staff call it, such as Reception.'), maxlength: 100 })}
      ${holders.length ? html`<p class="muted">${msg(str`Held by ${holders.map(({ name }) => name).join(', ')}.`)}</p>` : nothing}
      ${this.whyFixed(desk) ?? nothing}
      ${rightTicks({ chosen: permissions, can: (right) => desk.can(right), isFixed: !!this.whyFixed(desk), change: (chosen) => this.change({ permissions: chosen }) })}
      ${one ? this.removing(one, desk) : nothing}`;
  }

  /** Why its rights can't be changed by this person. */
  private whyFixed(desk: Desk) {
    if (this.holders.some(({ id }) => id === desk.me.id)) return notice('info', msg('These are your own rights'), msg('Somebody else who manages staff can change them.'));
    const isBeyond = this.one?.permissions.some((right) => !desk.can(right));
    return isBeyond ? notice('info', msg('This user type may do more than you'), msg('Somebody who may do all of it can change or remove it.')) : undefined;
  }

  private removing({ name, permissions }: UserType, desk: Desk) {
    if (permissions.some((right) => !desk.can(right))) return nothing;
    if (this.holders.length) return html`<p class="muted">${msg('It can be removed once nobody has it.')}</p>`;
    return html`<div><button type="button" class="link standalone text-danger" @click=${() => this.ask(true)}>${msg(str`Remove ${name}`)}</button></div>
      ${confirmation({
        text: this.isAsking && msg(str`${name} can’t be given to staff any more. Nobody has it now.`),
        heading: msg('Remove this user type?'), level: desk.level + 1, keep: msg('Keep it'), verb: msg('Remove'), doing: msg('Removing…'), form: this.removal,
        act: this.takeAway, close: () => this.ask(false),
      })}`;
  }

  private ask(isAsking: boolean) {
    this.removal.clear();
    this.isAsking = isAsking;
  }

  private takeAway = async () => {
    const { shell, one } = this;
    if (!one) return;
    let isDone = false;
    const isSent = await this.removal.send({
      act: async () => (isDone = await shell.fresh(() => shell.client.delete('/v1/admin/user-types/{id}', { params: { id: one.id } }))),
      refused: ({ type }) => {
        this.isHeld = type === 'user-type-in-use';
        return [];
      },
      title: () => (this.isHeld ? msg('Somebody has this user type by now') : msg('It was not removed')),
    });
    if (!isSent || !isDone) return;
    this.isAsking = false;
    this.done(msg('The user type is removed.'));
  };

  protected override wrong({ name }: Typed): readonly FieldError[] {
    return missing([{ field: 'name', value: name, text: msg('Enter a name') }]);
  }

  protected override refused({ type }: Problem): readonly FieldError[] {
    if (type === 'already-exists') return [{ field: 'name', text: msg('Another user type has this name.') }];
    if (type === 'not-yourself') return [{ field: 'name', text: msg('These are your own rights: somebody else who manages staff can change them.') }];
    return type === 'last-manager' ? [{ field: rightField('staff'), text: msg('Nobody could manage staff any more. Give somebody else this right first.') }] : [];
  }

  protected override send({ name, permissions }: Typed, { client, fresh }: Desk) {
    const { one } = this;
    const body = { name: name.trim(), permissions: [...permissions] };
    if (!one) return fresh(() => client.post('/v1/admin/user-types', { body }));
    const isSame = body.permissions.length === one.permissions.length && one.permissions.every((right) => body.permissions.includes(right));
    return fresh(() => client.patch('/v1/admin/user-types/{id}', { params: { id: one.id }, body: isSame ? { name: body.name } : body }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-user-type': UserTypeForm;
  }
}
