import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { codeField, digitsOf } from '../accounts/code-field.ts';
import { missing } from '../accounts/field-errors.ts';
import { submitted } from '../accounts/form-run.ts';
import { phoneText } from '../accounts/phone-text.ts';
import { radios } from '../accounts/ticks.ts';
import { button } from '../parts/button.ts';
import '../parts/dialog.ts';
import { field } from '../parts/field.ts';
import { badge, notice } from '../parts/notice.ts';
import type { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { ProfilePart, type Desk } from './part.ts';
import type { Contact, Profile } from './profile.ts';

type Kind = 'email' | 'cell' | 'home' | 'work';

/** What is being done: adding one, or entering the code of one. */
const adding = 'contacts/add';
const proving = ({ id }: Contact) => `contacts/${id}`;

/** How the clinic reaches the patient: added, proved by a code, preferred, removed. Only proved ones get messages. */
@tag('portal-part-contacts')
export class ContactsPart extends ProfilePart {
  @state() private kind: Kind = 'email';
  @state() private typed = '';
  @state() private code = '';
  @state() private news?: () => string;
  @state() private leaving?: Contact;

  protected override render() {
    const { profile, desk, news, form, leaving } = this;
    if (!profile || !desk) return nothing;
    const { contactPoints } = profile;
    const isFree = !desk.open;
    const canAdd = isFree && this.kinds(profile).length > 0;
    const add = canAdd ? button(msg('Add an email or phone'), () => this.start(adding)) : nothing;
    return html`${this.section('contacts', msg('How we reach you'), html`
      <p class="muted">${msg('Messages go only to what you confirmed with a code.')}</p>
      ${news ? html`<div role="presentation">${notice('success', news())}</div>` : nothing}
      ${isFree && !leaving ? form.draw(desk.level + 2) : nothing}
      ${contactPoints.length ? html`<ul class="rows" part="contacts">${contactPoints.map((one) => this.row(one, desk, contactPoints))}</ul>` : this.none()}
      ${desk.open === adding ? this.add(profile, desk) : html`<div>${add}</div>`}`)}
      ${this.removing(leaving, desk)}`;
  }

  private none() {
    return html`<p>${msg('We can’t reach you yet: there is no email and no phone.')}</p>`;
  }

  private row(one: Contact, desk: Desk, all: readonly Contact[]) {
    if (desk.open === proving(one)) return html`<li>${this.prove(one, desk)}</li>`;
    const { verified, preferred, system } = one;
    const value = phoneText(one.value);
    const canPrefer = verified && !preferred && all.some((other) => other !== one && other.system === system);
    return html`<li>
      <div class="what"><strong>${value}</strong><span class="small muted">${kindWords(one)}</span></div>
      <div class="badges">${verified ? nothing : badge('warning', msg('Not confirmed'))}${preferred && verified ? badge('success', msg('Preferred')) : nothing}</div>
      ${desk.open
        ? nothing
        : html`<div class="acts">
            ${verified ? nothing : this.named(msg('Confirm'), msg(str`Confirm ${value}`), () => this.startProving(one))}
            ${canPrefer ? this.named(msg('Prefer'), msg(str`Prefer ${value}`), () => this.prefer(one)) : nothing}
            ${this.named(msg('Remove'), msg(str`Remove ${value}`), () => this.ask(one))}
          </div>`}
    </li>`;
  }

  /** A short act in a row: its whole name is for whoever doesn't see the row. */
  private named = (text: string, name: string, press: () => unknown) =>
    html`<button type="button" class="link standalone" aria-label=${name} @click=${press}>${text}</button>`;

  private add(profile: Profile, desk: Desk) {
    const { form, kind, typed } = this;
    const isEmail = kind === 'email';
    const kinds = this.kinds(profile);
    return html`<form class="form" part="form" novalidate @submit=${submitted(this.send)}>
      ${form.draw(desk.level + 2)}
      ${radios({ name: 'kind', legend: msg('What do you want to add?'), choices: kinds, value: kind, choose: (value) => (this.kind = kinds.find((one) => one.value === value)?.value ?? 'email') })}
      ${field({
        name: 'value', label: isEmail ? msg('Email address') : msg('Phone number'), value: typed, type: isEmail ? 'email' : 'tel', autocomplete: isEmail ? 'email' : 'tel',
        width: isEmail ? undefined : 20, error: form.errorOf('value'), input: (value) => (this.typed = value),
      })}
      <div class="acts">
        ${button(msg('Send a code'), undefined, { kind: 'primary', type: 'submit', width: 'page', busy: form.isBusy && msg('Sending…'), part: 'submit' })}${this.cancel()}
      </div>
    </form>`;
  }

  private prove(one: Contact, desk: Desk) {
    const { form, code } = this;
    return html`<form class="form" part="form" novalidate @submit=${submitted(() => this.check(one))}>
      ${form.draw(desk.level + 2)}
      <p>${msg(html`We sent a code to ${html`<strong>${phoneText(one.value)}</strong>`}. It is good for 10 minutes.`)}</p>
      ${codeField({ value: code, error: form.errorOf('code'), input: (value) => (this.code = value) })}
      <div class="acts">
        ${button(msg('Confirm'), undefined, { kind: 'primary', type: 'submit', width: 'page', busy: form.isBusy && msg('Checking…'), part: 'submit' })}
        ${button(msg('Send another code'), () => this.sendAgain(one), { kind: 'link' })}${this.cancel()}
      </div>
    </form>`;
  }

  private cancel = () => button(msg('Cancel'), () => this.start(undefined), { kind: 'link' });

  private removing(one: Contact | undefined, desk: Desk) {
    const value = phoneText(one?.value ?? '');
    const content = one
      ? html`<p>${one.preferred ? msg(str`We send nothing to ${value} any more. Choose another one to prefer.`) : msg(str`We send nothing to ${value} any more.`)}</p>
          ${this.form.draw(desk.level + 2)}
          <div class="buttons">
            <button type="button" class="button wide" data-safe @click=${this.keep}>${msg('Keep it')}</button>
            ${button(msg('Remove'), () => this.takeOff(one), { kind: 'danger', width: 'wide', busy: this.form.isBusy && msg('Removing…') })}
          </div>`
      : nothing;
    return html`<portal-part-dialog ?open=${!!one} heading=${one ? msg(str`Remove ${value}?`) : ''} level=${desk.level + 1} .content=${content} @portal-part-cancel=${this.keep}></portal-part-dialog>`;
  }

  /** What the clinic takes, by the fields that it shows. */
  private kinds({ fields }: Profile): { value: Kind; text: string }[] {
    return [
      ...(fields.email ? [{ value: 'email', text: msg('Email') } as const] : []),
      ...(fields.cellPhone ? [{ value: 'cell', text: msg('Mobile phone') } as const] : []),
      ...(fields.homePhone ? [{ value: 'home', text: msg('Home phone') } as const] : []),
      ...(fields.workPhone ? [{ value: 'work', text: msg('Work phone') } as const] : []),
    ];
  }

  private start = async (name: string | undefined) => {
    this.news = undefined;
    this.typed = this.code = '';
    const [first] = this.profile ? this.kinds(this.profile) : [];
    this.kind = first?.value ?? 'email';
    await this.begin(name);
  };

  private startProving = async (one: Contact) => {
    await this.start(proving(one));
    await this.sendAgain(one);
  };

  private send = () => {
    const { kind, typed } = this;
    const value = typed.trim();
    const isEmail = kind === 'email';
    return this.form.send({
      wrong: () => missing([{ field: 'value', value, text: isEmail ? msg('Enter the email address') : msg('Enter the phone number') }]),
      act: async () => {
        const body = kind === 'email' ? ({ system: 'email', value } as const) : ({ system: 'phone', value, kind } as const);
        const made = await this.freshly(() => this.client.post('/v1/me/contact-points', { body }));
        if (!made) return;
        this.put(made);
        if (made.verified) return this.finish(() => msg(str`${phoneText(made.value)} is there already.`));
        await this.start(proving(made));
      },
      title: () => msg('The code could not be sent'),
    });
  };

  private sendAgain = ({ id, value }: Contact) =>
    this.form.send({
      act: async () => {
        await this.client.post('/v1/me/contact-points/{id}/codes', { params: { id } });
        this.desk?.say(() => msg(str`A code is on its way to ${phoneText(value)}.`));
      },
      title: () => msg('The code could not be sent'),
    });

  private check = ({ id, value }: Contact) => {
    const code = digitsOf(this.code);
    return this.form.send({
      wrong: () => (code.length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits of the code') }]),
      act: async () => {
        const proved = await this.freshly(() => this.client.post('/v1/me/contact-points/{id}/verify', { params: { id }, body: { code } }));
        if (!proved) return;
        this.put(proved);
        await this.finish(() => msg(str`${phoneText(value)} is confirmed.`));
      },
      refused: ({ type }) => () => (type === 'code-expired' ? [{ field: 'code', text: msg('This code no longer works. Have another one sent.') }] : []),
      title: () => msg('The code could not be checked'),
    });
  };

  /** What it answers, once the password came where the clinic asks for it; nothing where the person gave up. */
  private async freshly<Answer>(act: () => Promise<Answer>) {
    let answer: Answer | undefined;
    await this.desk?.fresh(async () => (answer = await act()));
    return answer;
  }

  private prefer = ({ id, value }: Contact) =>
    this.form.send({
      act: async () => {
        if (!(await this.freshly(() => this.client.post('/v1/me/contact-points/{id}/prefer', { params: { id } })))) return;
        await this.finish(() => msg(str`We write to ${phoneText(value)} from now on.`));
      },
      title: () => msg('That could not be saved'),
    });

  private ask(one: Contact) {
    this.news = undefined;
    this.form.clear();
    this.leaving = one;
  }

  private keep = () => {
    this.form.clear();
    this.leaving = undefined;
  };

  private takeOff = ({ id, value }: Contact) =>
    this.form.send({
      act: async () => {
        const isDone = await this.desk?.fresh(() => this.client.delete('/v1/me/contact-points/{id}', { params: { id } }));
        if (!isDone) return;
        this.leaving = undefined;
        await this.finish(() => msg(str`${phoneText(value)} is removed.`));
      },
      refused: (problem) => this.refused(problem),
      title: () => msg('That could not be removed'),
    });

  /** The dialog goes, the reason stays where it stood. */
  private refused({ type }: Problem) {
    if (type !== 'contact-needed') return [];
    this.leaving = undefined;
    this.news = undefined;
    return [];
  }

  /** Shows one as it is from now on. */
  private put(made: Contact) {
    if (!this.profile) return;
    const others = this.profile.contactPoints.filter(({ id }) => id !== made.id);
    this.desk?.changed({ ...this.profile, contactPoints: [...others, made] });
  }

  private async finish(news: () => string) {
    await this.start(undefined);
    this.news = news;
    this.desk?.say(news);
    this.desk?.changed();
  }
}

const kindWords = ({ system, kind }: Contact) =>
  system === 'email' ? msg('Email') : kind === 'home' ? msg('Home phone') : kind === 'work' ? msg('Work phone') : msg('Mobile phone');

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-contacts': ContactsPart;
  }
}
