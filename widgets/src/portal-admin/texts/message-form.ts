import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { field } from '../../parts/field.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { refusedPicture } from '../picture-file.ts';
import { previewPane } from '../preview/preview-pane.ts';
import { AdminScreen } from '../screen.ts';
import './rich-text.ts';
import { languageSegments, wrongPart, type TextLanguage } from './text-languages.ts';
import type { Keeping } from './texts-screen.ts';
import { uploadPicture } from './upload-picture.ts';

/** A message as the API describes it. */
export type DescribedMessage = Ok<'/v1/admin/page-messages'>['data'][number];
/** What it says in one language. */
interface MessageText {
  html: string;
  video?: { url: string; poster: string | null };
}
/** What it says. */
export type MessageTexts = Partial<Record<TextLanguage, MessageText>>;

/** One message on a page: what it says in each language, with the portal beside as it would show it. */
@tag('portal-staff-message-form')
export class MessageForm extends AdminScreen {
  @property({ attribute: false }) one?: DescribedMessage;
  @property({ attribute: false }) keeping?: Keeping<MessageTexts>;
  @state() private texts: MessageTexts = {};
  @state() private language: TextLanguage = 'en';
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));
  private opened?: string;

  constructor() {
    super();
    new Draft<MessageTexts>(this, { name: () => this.one && `message ${this.one.name}`, read: () => this.texts, write: (texts) => ((this.texts = texts), (this.opened = this.one?.name)) });
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    if (!this.one || this.opened === this.one.name) return;
    this.opened = this.one.name;
    this.texts = this.keeping?.value ?? {};
    const main = this.desk?.portal?.settings?.settings['general.language'];
    this.language = main ?? 'en';
  }

  protected override content(desk: Desk) {
    const { one, form, language, texts } = this;
    if (!one) return nothing;
    const text = texts[language];
    return html`<p class="muted">${one.help}</p><div class="text-work">
      <form novalidate class="form" @submit=${submitted(this.save)}>
        ${form.draw(desk.level + 1)}
        ${languageSegments({ legend: msg('Language of the text'), chosen: language, has: (each) => !!texts[each]?.html, choose: (each) => (this.language = each) })}
        <portal-part-rich-text name="text" .label=${msg('Text')} .language=${language} .value=${text?.html ?? ''} .fields=${one.fields} .error=${form.errorOf('text')}
          .hint=${msg('Who reads another language gets the clinic’s main one, else any.')} .input=${(html: string) => this.put({ html })} .upload=${this.upload}></portal-part-rich-text>
        ${one.mayHoldVideo
          ? field({
              name: 'video', label: msg('Address of a video'), isOptional: true, value: text?.video?.url ?? '', error: form.errorOf('video'), hint: msg('YouTube, Vimeo or an MP4 file. It is a picture until it is pressed.'),
              input: (url) => this.put({ video: url.trim() ? { url: url.trim(), poster: text?.video?.poster ?? null } : undefined }),
            })
          : nothing}
        <div class="acts">${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
          ${one.isSet ? button(html`<span class="text-danger">${msg('Remove this message')}</span>`, this.takeAway, { kind: 'link' }) : nothing}</div>
      </form>
      ${previewPane(desk, { [one.key]: this.whole() }, { asPatient: one.name.startsWith('secure') })}
    </div>`;
  }

  private put(change: Partial<MessageText>) {
    const { language, texts } = this;
    this.texts = { ...texts, [language]: { ...(texts[language] ?? { html: '' }), ...change } };
  }

  /** Languages that say nothing are left out; none left: there is no message. */
  private whole(): MessageTexts | null {
    const said = Object.entries(this.texts).filter(([, text]) => text?.html || text?.video);
    return said.length ? Object.fromEntries(said) : null;
  }

  private save = () => this.send(this.whole());
  private takeAway = () => this.send(null);

  private send(texts: MessageTexts | null) {
    return this.form.send({
      act: () => this.keeping?.save(texts) ?? Promise.resolve(),
      refused: (problem) => this.wrongIn(problem),
      title: () => msg('The message could not be saved'),
    });
  }

  /** The language that has something wrong is shown, with the sentence at its field. */
  private wrongIn({ errors }: Problem) {
    const found = errors.map(({ path, message }) => ({ ...wrongPart(path), message }));
    const [first] = found;
    if (first?.language) this.language = first.language;
    return found.map(({ part, message }) => ({ field: part === 'url' || part === 'video' ? 'video' : 'text', text: message }));
  }

  private upload = async (file: File) => {
    let picture;
    await this.form.send({
      act: async () => (picture = await uploadPicture(this.shell, file)),
      refused: (problem) => () => [{ field: 'text', text: refusedPicture(problem) ?? '' }].filter(({ text }) => text),
      title: () => msg('The picture could not be uploaded'),
    });
    return picture;
  };
}
