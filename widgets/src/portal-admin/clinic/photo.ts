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
import type { AdminPractitioner } from './places.ts';
import { photoStyles } from './photo.styles.ts';

/**
 * A practitioner's photo: shown, set by a file, removed. It is saved at once, apart from the form around it.
 * @fires portal-part-photo - There is another one, or none.
 */
@tag('portal-staff-photo')
export class PhotoPart extends AdminScreen {
  protected override readonly looks = [photoStyles];
  @property({ attribute: false }) one?: AdminPractitioner;
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  protected override content(desk: Desk) {
    const { one, form } = this;
    if (!one) return nothing;
    const { name, givenName, familyName, photoUrl } = one;
    const canUpload = desk.can('documents');
    return html`<fieldset class="field"><legend class="label">${msg('Photo')}</legend>
      ${form.draw(desk.level + 1)} ${errorLine('photo', form.errorOf('photo'))}
      <div class="photo-row">
        ${photoUrl ? html`<img class="photo" src=${photoUrl} alt=${msg(str`Photo of ${name}`)} width="96" height="96" />` : html`<span class="photo" aria-hidden="true">${[...givenName][0]}${[...familyName][0]}</span>`}
        <div class="group">
          <p class="small muted">${canUpload ? msg('A square around the face is shown. JPEG, PNG or WebP, 15 MB at most.') : msg('Uploading needs the right to documents.')}</p>
          ${canUpload
            ? html`<input hidden type="file" id="photo-file" accept=${pictureKinds.join()} @change=${this.picked} />
              <div class="acts"><button type="button" id="photo" class="button outline" aria-describedby=${form.errorOf('photo') ? 'photo-error' : nothing} aria-disabled=${form.isBusy ? 'true' : nothing} @click=${this.pick}>
                <span>${form.isBusy ? msg('Uploading…') : photoUrl ? msg('Choose another photo') : msg('Choose a photo')}</span></button>
              ${photoUrl ? button(html`<span class="text-danger">${msg('Remove the photo')}</span>`, this.takeAway, { kind: 'link' }) : nothing}</div>`
            : nothing}
        </div>
      </div>
    </fieldset>`;
  }

  private pick = () => {
    if (!this.form.isBusy) this.querySelector<HTMLInputElement>('#photo-file')?.click();
  };

  private picked = async ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    // The same file can be chosen again.
    if (file) await this.upload(file);
    target.value = '';
  };

  private async upload(file: File) {
    const { shell, one } = this;
    if (!one) return;
    const isDone = await this.form.send({
      wrong: () => atPhoto(wrongPicture(file)),
      act: async () => {
        const { id: fileId } = await shell.client.post('/v1/admin/files', { body: file, headers: { 'Portico-File-Name': encodeURIComponent(file.name) } });
        await shell.client.put('/v1/admin/practitioners/{id}/photo', { params: { id: one.id }, body: { fileId } });
      },
      refused: (problem) => () => atPhoto(refusedPicture(problem)),
      title: msg('The photo could not be saved'),
    });
    if (isDone) this.tell(msg('The photo is saved.'));
  }

  private takeAway = async () => {
    const { shell, one } = this;
    if (!one) return;
    const isDone = await this.form.send({
      act: () => shell.client.delete('/v1/admin/practitioners/{id}/photo', { params: { id: one.id } }), title: msg('The photo could not be removed'),
    });
    if (!isDone) return;
    this.tell(msg('The photo is removed.'));
    this.querySelector<HTMLElement>('button')?.focus();
  };

  private tell(sentence: string) {
    this.shell.say(sentence);
    this.dispatchEvent(new Event('portal-part-photo', { bubbles: true }));
  }
}

const atPhoto = (text: string | undefined) => (text ? [{ field: 'photo', text }] : []);

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-photo': PhotoPart;
  }
}
