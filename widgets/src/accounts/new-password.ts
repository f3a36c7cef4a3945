import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { checkIcon } from '../parts/core-icons.ts';
import { field } from '../parts/field.ts';
import { PartElement } from '../parts/part.ts';
import { tag } from '../portal/tag.ts';
import { newPasswordStyles } from './new-password.styles.ts';
import { suggestPassphrase } from './passphrase.ts';

/** The least that a password alone must have; the API decides, this only says it beforehand. */
const least = 15;

/**
 * A field for a new password: how long it must be and how much is there, a button that shows it, and one that
 * suggests a passphrase. Nothing else is asked of it; pasting and password managers work.
 * @fires portal-part-mended - A suggestion was taken: whatever was wrong with the field no longer is.
 */
@tag('portal-part-new-password')
export class NewPasswordPart extends PartElement {
  protected override readonly looks = [newPasswordStyles];
  @property() name = 'password';
  @property() label = '';
  @property() error?: string;
  /** What is typed so far. */
  @property() value = '';
  /** Hears what is typed. */
  @property({ attribute: false }) input?: (value: string) => void;
  @state() private isShown = false;
  /** The field holds what was suggested. */
  @state() private isHeard = false;

  protected override render() {
    const { name, label, error, value, isShown } = this;
    const end = html`<button type="button" class="link standalone inside" aria-label=${isShown ? msg('Hide password') : msg('Show password')}
      aria-controls=${name} @click=${() => (this.isShown = !isShown)}>${isShown ? msg('Hide') : msg('Show')}</button>`;
    return html`${field({
        name, label, error, value, end, type: isShown ? 'text' : 'password', autocomplete: 'new-password', input: this.take,
        hint: msg(str`At least ${least} characters. A few words are easy to remember.`),
      })}
      <div class="password-help">
        <span class="small muted">${this.count()}</span>
        ${button(value && isShown && this.isHeard ? msg('Suggest another') : msg('Suggest a passphrase'), this.suggest, { kind: 'link' })}
      </div>
      ${this.isHeard && isShown ? html`<output class="phrase">${value}</output>` : nothing}
      <span class="hidden" role="status">${this.isHeard ? msg('A passphrase of five words is in the field. Write it down or save it.') : nothing}</span>`;
  }

  /** How long it is: the only thing that is measured while one types. */
  private count() {
    const { length } = [...this.value];
    if (!length) return nothing;
    return length < least ? msg(str`${length} of ${least} characters`) : html`<span class="enough">${checkIcon} ${msg('Long enough')}</span>`;
  }

  private take = (value: string) => {
    this.value = value;
    this.isHeard = false;
    this.input?.(value);
  };

  private suggest = async () => {
    this.take(await suggestPassphrase());
    this.isShown = true;
    this.isHeard = true;
    this.dispatchEvent(new CustomEvent('portal-part-mended', { bubbles: true, detail: this.name }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-new-password': NewPasswordPart;
  }
}
