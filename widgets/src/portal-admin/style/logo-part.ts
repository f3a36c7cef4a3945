import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { errorLine } from '../../parts/field.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { pictureKinds, refusedPicture, wrongPicture } from '../picture-file.ts';
import { AdminScreen } from '../screen.ts';
import { SettingChosenEvent } from '../settings/setting-chosen.ts';
import type { StyleSetting } from './style-setting.ts';
import type { ThemeTrial } from './trial.ts';

const kinds = [...pictureKinds, 'image/svg+xml'];

/**
 * The clinic's logo: uploaded at once, worn once the settings are saved.
 * @fires portal-part-setting - Another logo, or none, is chosen.
 */
@tag('portal-staff-logo')
export class LogoPart extends AdminScreen {
  @property({ attribute: false }) setting?: StyleSetting;
  /** Its file. */
  @property({ attribute: false }) value: string | null = null;
  /** The picture as pages will have it. */
  @property({ attribute: false }) logo: ThemeTrial['look']['logo'] = null;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected override content(desk: Desk) {
    const { form, value, logo, setting } = this;
    if (!setting) return nothing;
    const canUpload = desk.can('documents');
    const error = form.errorOf('logo');
    return html`<fieldset class="field"><legend class="label">${setting.label}</legend>
      <div class="hint" id="logo-hint">${setting.help}</div>
      ${form.draw(desk.level + 1)} ${errorLine('logo', error)}
      ${value && logo ? html`<div class="logos">${(['light', 'dark'] as const).map((scheme) => html`<span class="logo-ground ${scheme}"><img src=${logo.url} width=${logo.width} height=${logo.height}
        alt=${scheme === 'light' ? msg(str`Logo of ${logo.alt} on a light page`) : msg(str`Logo of ${logo.alt} on a dark page`)} /></span>`)}</div>` : nothing}
      ${canUpload
        ? html`<input hidden type="file" id="logo-file" accept=${kinds.join()} @change=${this.picked} />
          <div class="acts"><button type="button" id="logo" class="button outline" aria-describedby=${error ? 'logo-hint logo-error' : 'logo-hint'} aria-disabled=${form.isBusy ? 'true' : nothing} @click=${this.pick}>
            <span>${form.isBusy ? msg('Uploading…') : value ? msg('Choose another logo') : msg('Choose a logo')}</span></button>
          ${value ? button(msg('Use no logo'), this.clear, { kind: 'link' }) : nothing}</div>`
        : html`<p class="small muted">${msg('Uploading needs the right to documents.')}</p>`}
    </fieldset>`;
  }

  private pick = () => {
    if (!this.form.isBusy) this.querySelector<HTMLInputElement>('#logo-file')?.click();
  };

  private picked = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    // The same file can be chosen again.
    if (file) await this.upload(file);
    target.value = '';
  };

  private async upload(file: File) {
    let fileId = '';
    const isDone = await this.form.send({
      wrong: () => atLogo(wrongPicture(file, kinds)),
      act: async () => ({ id: fileId } = await this.shell.client.post('/v1/admin/files', { body: file, headers: { 'Portico-File-Name': encodeURIComponent(file.name) } })),
      refused: (problem) => () => atLogo(refusedPicture(problem)),
      title: msg('The logo could not be uploaded'),
    });
    if (!isDone) return;
    this.shell.say(msg('The logo is uploaded. Save the settings to use it.'));
    this.choose(fileId);
  }

  private clear = () => {
    this.choose(null);
    this.querySelector<HTMLElement>('#logo')?.focus();
  };

  private choose(file: string | null) {
    if (this.setting) this.dispatchEvent(new SettingChosenEvent(this.setting.key, file));
  }
}

const atLogo = (text: string | undefined) => (text ? [{ field: 'logo', text }] : []);

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-logo': LogoPart;
  }
}
