import { html, nothing } from 'lit';
import type { FormRun } from '../accounts/form-run.ts';
import { button } from '../parts/button.ts';
import '../parts/dialog.ts';

/** A destructive act that is asked about first. */
export interface Confirmed {
  /** What it does, and to what; nothing: it isn't asked. */
  text: unknown;
  heading: string;
  /** Rank of the dialog's heading. */
  level: number;
  /** The safe side, which has the focus. */
  keep: string;
  /** The verb again, and while it is being done. */
  verb: string;
  doing: string;
  form: FormRun;
  act: () => unknown;
  close: () => unknown;
}

/** Names thing and consequence, starts on the safe side, and repeats the verb. */
export const confirmation = ({ text, heading, level, keep, verb, doing, form, act, close }: Confirmed) => {
  const content = text
    ? html`<p>${text}</p>
        ${form.draw(level + 1)}
        <div class="buttons">
          <button type="button" class="button wide" data-safe @click=${close}>${keep}</button>
          ${button(verb, act, { kind: 'danger', width: 'wide', busy: form.isBusy && doing })}
        </div>`
    : nothing;
  return html`<portal-part-dialog level=${level} ?open=${!!text} heading=${heading} .content=${content} @portal-part-cancel=${close}></portal-part-dialog>`;
};
