import { msg, str } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import { notice } from '../../parts/notice.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { refusedPicture } from '../picture-file.ts';
import { AdminScreen } from '../screen.ts';
import './mail-preview.ts';
import './rich-text.ts';
import { languageSegments, wrongPart, type TextLanguage } from './text-languages.ts';
import type { Keeping } from './texts-screen.ts';
import { uploadPicture } from './upload-picture.ts';

/** A mail as the API describes it. */
export type EmailTemplate = Ok<'/v1/admin/emails'>['data'][number];
/** The clinic's words in one language. */
export interface EmailText {
  subject: string;
  body: string;
  sms?: string | null;
}
/** The clinic's words; a language that is left out keeps ours. */
export type EmailTexts = Partial<Record<TextLanguage, EmailText>>;

/** Whom a mail goes to. */
export function audienceWord(audience: EmailTemplate['audience']) {
  switch (audience) {
    case 'patient':
      return msg('To the patient');
    case 'login':
      return msg('To the contact of the login');
    case 'everywhere':
      return msg('To the patient and the login');
    case 'contact':
      return msg('To an address that is being checked');
    case 'clinic':
      return msg('To the clinic');
    case 'staff':
      return msg('To an employee');
  }
}

/** One mail: subject, text and text message in each language, beside the mail as it would leave; a test goes to oneself. */
@tag('portal-staff-email-form')
export class EmailForm extends AdminScreen {
  @property({ attribute: false }) one?: EmailTemplate;
  @property({ attribute: false }) keeping?: Keeping<EmailTexts>;
  @state() private texts: EmailTexts = {};
  @state() private language: TextLanguage = 'en';
  @state() private sentTo?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private opened?: string;

  constructor() {
    super();
    new Draft<EmailTexts>(this, { name: () => this.one && `email ${this.one.name}`, read: () => this.texts, write: (texts) => ((this.texts = texts), (this.opened = this.one?.name)) });
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    if (!this.one || this.opened === this.one.name) return;
    this.opened = this.one.name;
    this.texts = this.keeping?.value ?? {};
    this.language = this.desk?.portal?.settings?.settings['general.language'] ?? 'en';
  }

  /** The clinic's words, else ours. */
  private get text(): EmailText {
    const { one, language, texts } = this;
    const ours = one?.defaults[language];
    return texts[language] ?? { subject: ours?.subject ?? '', body: ours?.body ?? '', sms: ours?.sms ?? null };
  }

  protected override content(desk: Desk) {
    const { one, form, language, texts, text } = this;
    if (!one) return nothing;
    return html`<p class="muted">${audienceWord(one.audience)}</p><div class="text-work">
      <form novalidate class="form" @submit=${submitted(this.save)}>
        ${form.draw(desk.level + 1)} ${this.sentTo ? notice('success', msg(str`A test is on its way to ${this.sentTo}.`)) : nothing}
        ${languageSegments({ legend: msg('Language of the mail'), chosen: language, has: (each) => !!texts[each], choose: (each) => (this.language = each) })}
        ${field({ name: 'subject', label: msg('Subject'), value: text.subject, maxlength: 200, error: form.errorOf('subject'), input: (subject) => this.put({ subject }) })}
        <portal-part-rich-text name="body" .label=${msg('Text')} .language=${language} .value=${text.body} .fields=${one.fields} .error=${form.errorOf('body')}
          .input=${(body: string) => this.put({ body })} .upload=${this.upload}></portal-part-rich-text>
        ${this.stays(one)}
        ${one.hasSms
          ? field({ name: 'sms', label: msg('As a text message'), rows: 3, maxlength: 300, isOptional: true, value: text.sms ?? '', error: form.errorOf('sms'), hint: msg('Links and codes follow by themselves. Left empty, our own words are used.'), input: (sms) => this.put({ sms: sms || null }) })
          : nothing}
        <div class="acts">${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
          ${button(msg('Send me a test'), this.test)}
          ${texts[language] ? button(msg('Use our words in this language'), this.forget, { kind: 'link' }) : nothing}</div>
      </form>
      <portal-part-mail-preview .desk=${desk} .name=${one.name} .draft=${this.draft()}></portal-part-mail-preview>
    </div>`;
  }

  /** What follows below the clinic's words, whatever they are. */
  private stays({ stays }: EmailTemplate) {
    const words = { facts: msg('the facts: what, when, where'), button: msg('the button with the link'), notes: msg('how long a link is good, and what to do if it wasn’t you'), calendar: msg('the entry for the calendar') };
    return stays.length ? html`<div class="stays small"><p>${msg('Below your text always follows:')}</p><ul>${stays.map((one) => html`<li>${words[one]}</li>`)}</ul></div>` : nothing;
  }

  private put(change: Partial<EmailText>) {
    this.sentTo = undefined;
    this.texts = { ...this.texts, [this.language]: { ...this.text, ...change } };
  }

  private forget = () => {
    const { [this.language]: _forgotten, ...others } = this.texts;
    this.texts = others;
  };

  private draft() {
    const own = this.texts[this.language];
    return own ? { language: this.language, subject: own.subject, body: own.body, ...(this.one?.hasSms && own.sms && { sms: own.sms }) } : { language: this.language };
  }

  private save = () =>
    this.form.send({
      act: () => this.keeping?.save(Object.keys(this.texts).length ? this.texts : null) ?? Promise.resolve(),
      refused: this.wrongIn,
      title: () => msg('The mail could not be saved'),
    });

  private test = async () => {
    const { one, form } = this;
    if (!one) return;
    let to = '';
    const isSent = await form.send({
      act: async () => {
        ({ to } = await this.shell.client.post('/v1/admin/emails/{name}/test', { params: { name: one.name as never }, body: this.draft() }));
      },
      title: () => msg('The test could not be sent'),
    });
    if (!isSent) return;
    this.sentTo = to;
    this.shell.say(msg(str`A test is on its way to ${to}.`));
  };

  private wrongIn = ({ errors }: Problem) => {
    const found = errors.map(({ path, message }) => ({ ...wrongPart(path), message }));
    const [first] = found;
    if (first?.language) this.language = first.language;
    return found.map(({ part, message }) => ({ field: part && ['subject', 'body', 'sms'].includes(part) ? part : 'body', text: message }));
  };

  private upload = async (file: File) => {
    let picture;
    await this.form.send({
      act: async () => (picture = await uploadPicture(this.shell, file)),
      refused: (problem) => () => [{ field: 'body', text: refusedPicture(problem) ?? '' }].filter(({ text }) => text),
      title: () => msg('The picture could not be uploaded'),
    });
    return picture;
  };
}
