import { msg } from '@lit/localize';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { orNull } from '../clinic/setup-form.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { AdminScreen } from '../screen.ts';
import type { OwnOrganization } from './steps.ts';

interface Typed {
  name: string;
  phone: string;
  email: string;
}

/**
 * How the clinic is named and reached.
 * @fires portal-part-done - It is saved.
 */
@tag('portal-staff-organization')
export class OrganizationForm extends AdminScreen {
  @property({ attribute: false }) organization?: OwnOrganization;
  @state() private typed: Partial<Typed> = {};
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  /** What was typed when the session ended. */
  protected readonly draft = new Draft<Partial<Typed>>(this, { name: () => this.desk && 'organization', read: () => this.typed, write: (typed) => (this.typed = typed) });

  private get now(): Typed {
    const { name = '', phone, email } = this.organization ?? {};
    return { name, phone: phone ?? '', email: email ?? '', ...this.typed };
  }

  protected override content(desk: Desk) {
    const { form, now } = this;
    const text = (name: keyof Typed) => ({ name: `organization-${name}`, value: now[name], autocomplete: 'off', error: form.errorOf(`organization-${name}`), input: (value: string) => (this.typed = { ...this.typed, [name]: value }) });
    return html`<form class="form narrow" novalidate @submit=${submitted(this.save)}>
      ${form.draw(desk.level + 2)}
      ${field({ ...text('name'), label: msg('Name of the clinic'), maxlength: 200 })}
      ${field({ ...text('phone'), label: msg('Phone'), type: 'tel', hint: msg('Stands under every page of the portal, for whoever gets stuck.'), maxlength: 40 })}
      ${field({ ...text('email'), label: msg('Email'), type: 'email', isOptional: true, hint: msg('Where mails to the clinic go.') })}
      <div class="acts">${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}</div>
    </form>`;
  }

  private save = async () => {
    const { shell, now } = this;
    const isDone = await this.form.send({
      wrong: () => missing([
        { field: 'organization-name', value: now.name, text: msg('Enter the name of the clinic') },
        { field: 'organization-phone', value: now.phone, text: msg('Enter a phone number') },
      ]),
      act: () => shell.client.patch('/v1/admin/organization', { body: { name: now.name.trim(), phone: orNull(now.phone), email: orNull(now.email) } }),
      names: { name: 'organization-name', phone: 'organization-phone', email: 'organization-email' },
      title: msg('It was not saved'),
    });
    if (!isDone) return;
    this.typed = {};
    this.dispatchEvent(new CustomEvent('portal-part-done', { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-organization': OrganizationForm;
  }
}
