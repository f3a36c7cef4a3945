import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { errorLine } from '../../parts/field.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { SettingChosenEvent } from './setting-chosen.ts';

const kinds = ['application/pdf', 'application/msword', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'];
const maxBytes = 15_000_000;
const key = 'schedulingConsent.document';

/**
 * The document that people open from the consent step: uploaded at once, used once the settings are saved.
 * @fires portal-part-setting - Another document, or none, is chosen.
 */
@tag('portal-staff-document')
export class DocumentEditor extends AdminScreen {
  @property({ attribute: false }) value: unknown;
  /** What the server says of it. */
  @property({ attribute: false }) error?: string;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly file = new Task(this, {
    args: () => [this.desk?.can('documents') && typeof this.value === 'string' ? this.value : ''] as const,
    task: async ([id], { signal }) => (id ? this.shell.client.get('/v1/admin/files/{id}', { params: { id }, signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    const { form, value } = this;
    const error = form.errorOf('document') ?? this.error;
    return html`${form.draw(desk.level + 3)} ${errorLine('document', error)}
      ${value ? html`<p>${this.file.value?.name ?? msg('A document is chosen.')}</p>` : html`<p class="hint">${msg('No document.')}</p>`}
      ${desk.can('documents')
        ? html`<input hidden type="file" accept=${kinds.join()} @change=${this.picked} />
          <div class="acts"><button type="button" id="document" class="button outline" aria-describedby=${error ? 'document-error' : nothing} aria-disabled=${form.isBusy ? 'true' : nothing} @click=${this.pick}>
            <span>${form.isBusy ? msg('Uploading…') : value ? msg('Choose another document') : msg('Choose a document')}</span></button>
          ${value ? button(msg('Use no document'), this.clear, { kind: 'link' }) : nothing}</div>`
        : html`<p class="small muted">${msg('Uploading needs the right to documents.')}</p>`}`;
  }

  private pick = () => {
    if (!this.form.isBusy) this.querySelector<HTMLInputElement>('[type=file]')?.click();
  };

  private picked = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    if (file) await this.upload(file);
    // The same file can be chosen again.
    target.value = '';
  };

  private async upload(file: File) {
    let id = '';
    const isDone = await this.form.send({
      wrong: () => wrongDocument(file),
      act: async () => ({ id } = await this.shell.client.post('/v1/admin/files', { body: file, headers: { 'Portico-File-Name': encodeURIComponent(file.name) } })),
      refused: ({ type }) => () => (type === 'file-refused' || type === 'unsupported-media-type' ? [{ field: 'document', text: msg('That file can’t be used. Choose a PDF or Word file without macros.') }] : []),
      title: msg('The document could not be uploaded'),
    });
    if (!isDone) return;
    this.shell.say(msg('The document is uploaded. Save the settings to use it.'));
    this.choose(id);
  }

  private clear = () => {
    this.choose(null);
    this.querySelector<HTMLElement>('#document')?.focus();
  };

  private choose = (file: string | null) => this.dispatchEvent(new SettingChosenEvent(key, file));
}

function wrongDocument({ size, type }: File) {
  if (!size) return [{ field: 'document', text: msg('The file is empty. Choose another one.') }];
  if (size > maxBytes) return [{ field: 'document', text: msg('The file is larger than 15 MB. Choose a smaller one.') }];
  return type && !kinds.includes(type) ? [{ field: 'document', text: msg('Choose a PDF or Word file.') }] : [];
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-document': DocumentEditor;
  }
}
