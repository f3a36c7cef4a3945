import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import '../parts/dialog.ts';
import { PartElement } from '../parts/part.ts';
import '../parts/password.ts';
import type { Portal } from '../portal/portal.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { authenticate } from './authenticate.ts';
import { missing } from './field-errors.ts';
import { FormRun, submitted } from './form-run.ts';

/**
 * Does what the API may want a fresh sign-in for: asks for the password where that was too long ago.
 * @returns whether it was done; false: the person closed the question, and nothing happened
 */
export async function freshly(act: () => Promise<unknown>, question: FreshPart | null) {
  try {
    await act();
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.type !== 'fresh-authentication-required') throw cause;
    if (!(await question?.ask())) return false;
    await act();
  }
  return true;
}

/** Asks who is there once more, before what the clinic wants to be sure about. */
@tag('portal-part-fresh')
export class FreshPart extends PartElement {
  @property({ attribute: false }) portal?: Portal;
  @state() private isOpen = false;
  private readonly form = new FormRun(this, (cause) => (cause instanceof Problem ? cause : new Problem('unexpected')));
  private answer?: (isProven: boolean) => void;

  /** Opens the question. @returns whether the password came */
  ask(): Promise<boolean> {
    this.answer?.(false);
    this.form.clear();
    this.isOpen = true;
    return new Promise((resolve) => (this.answer = resolve));
  }

  protected override render() {
    const { isOpen } = this;
    return html`<portal-part-dialog ?open=${isOpen} heading=${msg('Is it still you?')} .content=${isOpen ? this.question() : nothing}
      @portal-part-cancel=${() => this.close(false)}></portal-part-dialog>`;
  }

  private question() {
    const { form } = this;
    return html`<p>${msg('This changes who can get in. Enter your password to go on.')}</p>
      ${form.draw(4)}
      <form class="form" novalidate @submit=${submitted(this.prove)}>
        <portal-part-password name="own-password" label=${msg('Your password')} .error=${form.errorOf('own-password')}></portal-part-password>
        <div class="buttons">
          ${button(msg('Continue'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: form.isBusy && msg('Checking…') })}
          ${button(msg('Cancel'), () => this.close(false), { width: 'wide' })}
        </div>
      </form>`;
  }

  private prove = () => {
    const password = this.querySelector('portal-part-password')?.value ?? '';
    return this.form.send({
      wrong: () => missing([{ field: 'own-password', value: password, text: msg('Enter your password') }]),
      act: async () => {
        if (this.portal) await authenticate(this.portal, password);
        this.close(true);
      },
      refused: ({ type }) => () => (type === 'wrong-credentials' ? [{ field: 'own-password', text: msg('That isn’t your password. Try again.') }] : []),
    });
  };

  private close(isProven: boolean) {
    this.isOpen = false;
    this.answer?.(isProven);
    this.answer = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-fresh': FreshPart;
  }
}
