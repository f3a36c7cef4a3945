import { msg } from '@lit/localize';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../parts/button.ts';
import { errorLine, field } from '../../parts/field.ts';
import { PartElement } from '../../parts/part.ts';
import { noAnswer } from '../../portal/problem.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { tag } from '../../portal/tag.ts';
import type { Editor } from './editor.ts';
import { richTextStyles } from './rich-text.styles.ts';

/** Something that can be filled in when the text is shown. */
export interface MergeField {
  name: string;
  description: string;
}

/** A picture that was uploaded. */
export interface Picture {
  url: string;
  width: number;
  height: number;
}

/** One button of the bar. */
interface Tool {
  name: string;
  title: string;
  sign: unknown;
  isOn?: boolean;
  press: (editor: Editor) => unknown;
}

/**
 * A field for rich text: bold, headings, lists, links, pictures and merge fields, whole by keyboard (the bar is one tab stop,
 * APG toolbar). Its value is HTML of the kind that the server keeps.
 */
@tag('portal-part-rich-text')
export class RichText extends PartElement {
  @property() name = 'text';
  @property({ attribute: false }) label?: unknown;
  @property({ attribute: false }) hint?: unknown;
  @property({ attribute: false }) error?: string;
  @property({ attribute: false }) value = '';
  /** The language of what is written. */
  @property({ attribute: false }) language = 'en';
  @property({ attribute: false }) fields: readonly MergeField[] = [];
  @property({ attribute: false }) input?: (value: string) => void;
  /** Uploads a picture; absent: the text holds none. */
  @property({ attribute: false }) upload?: (file: File) => Promise<Picture | undefined>;
  @state() private link?: string;
  /** A picture that waits for its description. */
  @state() private picture?: Picture & { alt: string };
  @state() private stop = 0;
  @state() private isMissing = false;
  private code?: typeof import('./editor.ts');
  private editor?: Editor;
  private written = '';
  protected override readonly looks = [richTextStyles];

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.editor?.destroy();
    this.editor = undefined;
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) void this.open();
  }

  protected override firstUpdated() {
    void this.open();
  }

  protected override updated(changed: PropertyValues) {
    const { editor } = this;
    if (!editor) return;
    if (changed.has('value') && this.value !== this.written) this.code?.showIn(editor, (this.written = this.value));
    editor.setOptions({ editorProps: { attributes: this.attributesOfPage() } });
  }

  /** The editor's code is heavy, and comes when the first text is opened. */
  private async open() {
    this.code ??= await import('./editor.ts').catch(() => undefined);
    this.isMissing = !this.code;
    const place = this.querySelector<HTMLElement>('.rich-place');
    if (!place || !this.code || this.editor || !this.isConnected) return;
    this.written = this.value;
    this.editor = this.code.openEditor({
      place,
      html: this.value,
      attributes: this.attributesOfPage(),
      changed: (value) => this.input?.((this.written = value)),
      moved: () => this.requestUpdate(),
    });
    this.requestUpdate();
  }

  private attributesOfPage(): Record<string, string> {
    const { name, hint, error } = this;
    const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
    return {
      id: name, class: 'rich-page', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': `${name}-label`, lang: this.language,
      ...(described && { 'aria-describedby': described }), ...(error && { 'aria-invalid': 'true' }),
    };
  }

  protected override render() {
    const { name, label, hint, error } = this;
    return html`<div class="field ${error ? 'wrong' : ''}">
      <span class="label" id="${name}-label" @click=${() => this.editor?.commands.focus()}>${label}</span>
      ${hint ? html`<div class="hint" id="${name}-hint">${hint}</div>` : nothing} ${errorLine(name, error)}
      <div class="rich-frame">${this.bar()} ${this.link === undefined ? nothing : this.linkForm(this.link)} ${this.picture ? this.pictureForm(this.picture) : nothing}<div class="rich-place"></div></div>
      ${this.isMissing ? problemNotice(noAnswer(), () => this.open()) : nothing}
    </div>`;
  }

  private tools(): readonly Tool[] {
    const { editor } = this;
    const on = (what: string, attributes?: object) => editor?.isActive(what, attributes) ?? false;
    return [
      { name: 'bold', title: msg('Bold'), sign: html`<b data-sign="B"></b>`, isOn: on('bold'), press: (it) => it.chain().focus().toggleBold().run() },
      { name: 'italic', title: msg('Italic'), sign: html`<i data-sign="I"></i>`, isOn: on('italic'), press: (it) => it.chain().focus().toggleItalic().run() },
      { name: 'h2', title: msg('Heading'), sign: html`<span data-sign="H"></span>`, isOn: on('heading', { level: 2 }), press: (it) => it.chain().focus().toggleHeading({ level: 2 }).run() },
      { name: 'ul', title: msg('List'), sign: html`<span data-sign="•"></span>`, isOn: on('bulletList'), press: (it) => it.chain().focus().toggleBulletList().run() },
      { name: 'ol', title: msg('Numbered list'), sign: html`<span data-sign="1."></span>`, isOn: on('orderedList'), press: (it) => it.chain().focus().toggleOrderedList().run() },
      { name: 'link', title: msg('Link'), sign: msg('Link'), isOn: on('link'), press: (it) => this.askForLink(it) },
      ...(this.upload ? [{ name: 'picture', title: msg('Picture'), sign: msg('Picture'), press: () => this.querySelector<HTMLInputElement>('input[type=file]')?.click() }] : []),
      { name: 'undo', title: msg('Undo'), sign: html`<span data-sign="↶"></span>`, press: (it) => it.chain().focus().undo().run() },
      { name: 'redo', title: msg('Redo'), sign: html`<span data-sign="↷"></span>`, press: (it) => it.chain().focus().redo().run() },
    ];
  }

  private bar() {
    const tools = this.tools();
    return html`<div class="rich-bar" role="toolbar" aria-controls=${this.name} aria-label=${msg('Formatting')} @keydown=${this.onKey}>
        ${tools.map((tool, i) => html`<button type="button" aria-label=${tool.title} title=${tool.title} aria-pressed=${tool.isOn === undefined ? nothing : String(tool.isOn)}
          tabindex=${i === this.stop ? 0 : -1} @focus=${() => (this.stop = i)} @click=${() => this.editor && tool.press(this.editor)}><span aria-hidden="true">${tool.sign}</span></button>`)}
        ${this.upload ? html`<input hidden type="file" accept="image/jpeg,image/png,image/webp" @change=${this.picked} />` : nothing}
      </div>
      ${this.fields.length ? this.fieldMenu() : nothing}`;
  }

  /** What can be filled in: choosing a field puts it where the caret is. */
  private fieldMenu() {
    const id = `${this.name}-field`;
    return html`<div class="rich-link"><label for=${id}>${msg('Fill in')}</label>
      <select id=${id} @change=${this.insert}><option value="">${msg('Choose what')}</option>
        ${this.fields.map(({ name, description }) => html`<option value=${name}>${description}</option>`)}</select></div>`;
  }

  private linkForm(value: string) {
    return html`<div class="rich-link" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && (event.preventDefault(), this.setLink())}>
      ${field({ name: `${this.name}-link`, label: msg('Address of the link'), value, input: (typed) => (this.link = typed), hint: msg('https://…, mailto:… or tel:…') })}
      ${button(msg('Set'), this.setLink)} ${button(msg('No link'), () => ((this.link = ''), this.setLink()), { kind: 'link' })}
    </div>`;
  }

  private pictureForm(picture: Picture & { alt: string }) {
    return html`<div class="rich-link" @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && (event.preventDefault(), this.setPicture())}>
      ${field({ name: `${this.name}-alt`, label: msg('What the picture shows'), isOptional: true, value: picture.alt, maxlength: 300, input: (alt) => (this.picture = { ...picture, alt }), hint: msg('Read aloud to whoever can’t see it. Left empty, it is passed over as decoration.') })}
      ${button(msg('Put it in'), this.setPicture)} ${button(msg('Leave it out'), () => (this.picture = undefined), { kind: 'link' })}
    </div>`;
  }

  private setPicture = () => {
    if (!this.picture) return;
    const { url: src, alt, width, height } = this.picture;
    this.picture = undefined;
    this.editor?.chain().focus().setImage({ src, alt: alt.trim(), width, height }).run();
  };

  private onKey = (event: KeyboardEvent) => {
    const all = [...this.querySelectorAll<HTMLButtonElement>('.rich-bar > button')];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step && (this.stop + step + all.length) % all.length;
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  };

  private async askForLink(editor: Editor) {
    this.link = String(editor.getAttributes('link')['href'] ?? 'https://');
    await this.updateComplete;
    this.querySelector<HTMLInputElement>(`[name="${this.name}-link"]`)?.focus();
  }

  private setLink = () => {
    const href = this.link?.trim() ?? '';
    const chain = this.editor?.chain().focus().extendMarkRange('link');
    if (/^(https:\/\/\S+|mailto:\S+|tel:\S+)$/.test(href) && href !== 'https://') chain?.setLink({ href }).run();
    else chain?.unsetLink().run();
    this.link = undefined;
  };

  private insert = ({ target }: Event) => {
    if (!(target instanceof HTMLSelectElement) || !target.value) return;
    this.editor?.chain().focus().insertContent({ type: 'text', text: `{{${target.value}}}` }).run();
    target.value = '';
  };

  private picked = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    const picture = file && (await this.upload?.(file));
    target.value = '';
    if (!picture) return;
    this.picture = { ...picture, alt: '' };
    await this.updateComplete;
    this.querySelector<HTMLInputElement>(`[name="${this.name}-alt"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-rich-text': RichText;
  }
}
