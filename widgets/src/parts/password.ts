import { msg } from '@lit/localize';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { tag } from '../portal/tag.ts';
import { field } from './field.ts';
import { PartElement } from './part.ts';

/** A password field whose button shows and hides what is typed, and says which it does. */
@tag('portal-part-password')
export class PasswordPart extends PartElement {
  @property() name = 'password';
  @property() label = '';
  @property() error?: string;
  @property() autocomplete: 'current-password' | 'new-password' = 'current-password';
  /** What is typed so far. */
  @property({ attribute: false }) value = '';
  @state() private isShown = false;

  protected override render() {
    const { name, label, error, value, autocomplete, isShown } = this;
    const words = isShown ? msg('Hide') : msg('Show');
    const end = html`<button type="button" class="link standalone inside" aria-label=${isShown ? msg('Hide password') : msg('Show password')}
      aria-controls=${name} @click=${() => (this.isShown = !isShown)}>${words}</button>`;
    const input = (typed: string) => (this.value = typed);
    return field({ name, label, error, value, autocomplete, input, end, type: isShown ? 'text' : 'password' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-password': PasswordPart;
  }
}
