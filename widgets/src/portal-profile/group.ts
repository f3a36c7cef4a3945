import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { missing } from '../accounts/field-errors.ts';
import { submitted } from '../accounts/form-run.ts';
import { radios } from '../accounts/ticks.ts';
import { readBirthDate } from '../accounts/birth-date.ts';
import { button } from '../parts/button.ts';
import type { DatePartElement } from '../parts/date-fields.ts';
import '../parts/date-fields.ts';
import { field } from '../parts/field.ts';
import { oneOf } from '../parts/one-of.ts';
import type { DatePart } from '../parts/typed-date.ts';
import { tag } from '../portal/tag.ts';
import { choicesOf, countries, textOf, wordsOf, type Group } from './fields.ts';
import { ProfilePart, type Desk } from './part.ts';
import { valueOf, type FieldName, type Profile } from './profile.ts';

/** A few fields of the profile: read as rows, changed as a form. */
@tag('portal-part-profile-group')
export class ProfileGroupPart extends ProfilePart {
  @property({ attribute: false }) group?: Group;
  @state() private draft: Readonly<Partial<Record<FieldName, string>>> = {};
  @state() private wrongParts: readonly DatePart[] = ['day', 'month', 'year'];

  protected override willUpdate(changed: PropertyValues<this>) {
    const { profile, group } = this;
    const wasOpen = changed.get('desk')?.open === group?.name;
    if (profile && group && this.isOpen && changed.has('desk') && !wasOpen) this.draft = Object.fromEntries(group.fields.map((name) => [name, valueOf(profile, name)]));
  }

  protected override render() {
    const { group, profile, desk } = this;
    if (!group || !profile || !desk) return nothing;
    if (this.isOpen) return this.section(group.name, group.title, this.changing(group, profile, desk));
    const change = html`<button type="button" class="link standalone no-print" aria-label=${msg(str`Change: ${group.title}`)} @click=${() => this.begin(group.name)}>${msg('Change')}</button>`;
    return this.section(group.name, group.title, this.rows(group, profile, desk), desk.open || !group.fields.length ? nothing : change);
  }

  private get isOpen() {
    return !!this.group && this.desk?.open === this.group.name;
  }

  private rows({ name, fields }: Group, profile: Profile, { locale }: Desk) {
    const row = (label: string, answer: string) => html`<div><dt class="muted">${label}</dt><dd>${answer || html`<span class="muted">${msg('Not provided')}</span>`}</dd></div>`;
    const { givenName, familyName } = profile.patient;
    return html`<dl class="answers">
      ${name === 'about' ? row(msg('Name'), `${givenName} ${familyName}`) : nothing}
      ${fields.map((one) => row(wordsOf(one).label, textOf(one, valueOf(profile, one), locale)))}
    </dl>`;
  }

  private changing(group: Group, profile: Profile, desk: Desk) {
    const { form } = this;
    return html`<form class="form" part="form" novalidate @submit=${submitted(this.save)}>
      ${form.draw(desk.level + 2)} ${group.fields.map((name) => this.control(name, profile, desk))}
      <div class="acts">
        ${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', width: 'page', busy: form.isBusy && msg('Saving…'), part: 'submit' })}
        ${button(msg('Cancel'), () => this.begin(undefined), { kind: 'link' })}
      </div>
    </form>`;
  }

  private control(name: FieldName, { fields }: Profile, { locale }: Desk) {
    const { label, ...typed } = wordsOf(name);
    const value = this.draft[name] ?? '';
    const error = this.form.errorOf(name);
    const isOptional = fields[name] !== 'mandatory';
    const input = (text: string) => (this.draft = { ...this.draft, [name]: text });
    const legend = html`${label}${isOptional ? html` <span class="optional">${msg('(optional)')}</span>` : nothing}`;
    if (name === 'birthDate')
      return html`<portal-part-date small name=${name} autofill="bday" legend=${label} ?optional=${isOptional} .locale=${locale} .value=${value} .error=${error} .wrong=${this.wrongParts}></portal-part-date>`;
    const choices = choicesOf(name);
    if (choices) return radios({ name, legend, choices, value, error, choose: input });
    if (name === 'country') return oneOf({ name, legend: isOptional ? msg(str`${label} (optional)`) : label, value: value || undefined, error, choices: countries(locale), choose: input });
    return field({ ...typed, name, label, value, error, isOptional, input });
  }

  private readDate({ birthDate }: Profile['fields']) {
    return readBirthDate(this.querySelector<DatePartElement>('portal-part-date'), { name: 'birthDate', isNeeded: birthDate === 'mandatory' });
  }

  /** What is wrong before anything is sent, in the order in which it stands. */
  private wrong(group: Group, { fields }: Profile, draft: typeof this.draft) {
    const read = this.readDate(fields);
    return group.fields.flatMap((name) => {
      if (name === 'birthDate') return 'error' in read ? [read.error] : [];
      const { label } = wordsOf(name);
      const text = choicesOf(name) || name === 'country' ? msg(str`Choose an answer: ${label}`) : msg(str`Fill in: ${label}`);
      return fields[name] === 'mandatory' ? missing([{ field: name, value: draft[name], text }]) : [];
    });
  }

  private save = () => {
    const { group, profile, desk } = this;
    if (!group || !profile || !desk) return;
    const read = this.readDate(profile.fields);
    this.wrongParts = 'parts' in read ? read.parts : ['day', 'month', 'year'];
    if (group.fields.includes('birthDate') && 'date' in read) this.draft = { ...this.draft, birthDate: read.date };
    const { draft } = this;
    const changed = group.fields.filter((name) => (this.draft[name] ?? '').trim() !== valueOf(profile, name));
    const body = Object.fromEntries(changed.map((name) => [name, this.draft[name]?.trim() || null]));
    return this.form.send({
      wrong: () => this.wrong(group, profile, draft),
      act: async () => {
        if (changed.length) desk.changed(await this.client.patch('/v1/me', { body }));
        const { preferredLanguage: language, preferredName } = body;
        if (preferredName !== undefined) void desk.portal.sessions.keeper?.greet(this.client).catch(() => undefined);
        await this.begin(undefined);
        // Who wants our messages in a language reads it here too.
        if (language && desk.portal.languages.includes(language)) desk.portal.setLanguage(language);
        desk.say(() => msg('Your changes are saved.'));
      },
      title: () => msg('Your changes could not be saved'),
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-profile-group': ProfileGroupPart;
  }
}
