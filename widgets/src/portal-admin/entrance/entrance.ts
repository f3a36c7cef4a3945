import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PartElement } from '../../parts/part.ts';
import type { Locale } from '../../portal/locale.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { PendingSignIn, StaffPortal } from '../staff-portal.ts';
import './code.ts';
import './forgot.ts';
import './link.ts';
import './sign-in.ts';

/** What the forms before the desk are given. */
export interface Entry {
  readonly portal: StaffPortal;
  readonly locale: Locale;
  /** Rank of a form's title. */
  readonly level: number;
  failed(cause: unknown): Problem;
  /** Goes on to another form. */
  show(step: Step): void;
}

/** Where somebody is who isn't signed in yet. */
export type Step =
  | { name: 'sign-in'; username?: string; news?: unknown }
  | { name: 'code'; pending: PendingSignIn }
  | { name: 'forgot'; username?: string }
  | { name: 'invitation' | 'reset'; token: string };

/** All that happens before staff are signed in: the form, the second factor, and the links of mails. */
@tag('portal-part-entrance')
export class EntrancePart extends PartElement {
  @property({ attribute: false }) portal?: StaffPortal;
  @property({ attribute: false }) locale?: Locale;
  @property({ attribute: false }) failed: (cause: unknown) => Problem = (cause) => {
    throw cause;
  };
  @property({ type: Number }) level = 2;
  @state() private step: Step = { name: 'sign-in' };

  /** The link that the page was opened by. Before the first drawing only: what the shell hands over isn't there any sooner. */
  protected override willUpdate() {
    if (this.hasUpdated) return;
    const token = (kind: string) => this.portal?.takeLink(`staff-${kind}`)?.token;
    const invitation = token('invitation');
    const reset = token('reset');
    if (invitation) this.step = { name: 'invitation', token: invitation };
    else if (reset) this.step = { name: 'reset', token: reset };
  }

  protected override render() {
    const { portal, locale, level, failed, step } = this;
    if (!portal || !locale) return '';
    const entry: Entry = { portal, locale, level, failed, show: this.show };
    switch (step.name) {
      case 'sign-in':
        return html`<portal-part-staff-sign-in .entry=${entry} .username=${step.username ?? ''} .news=${step.news}></portal-part-staff-sign-in>`;
      case 'code':
        return html`<portal-part-staff-code .entry=${entry} .pending=${step.pending}></portal-part-staff-code>`;
      case 'forgot':
        return html`<portal-part-staff-forgot .entry=${entry} .username=${step.username ?? ''}></portal-part-staff-forgot>`;
      default:
        return html`<portal-part-staff-link .entry=${entry} kind=${step.name} token=${step.token}></portal-part-staff-link>`;
    }
  }

  private show = async (step: Step) => {
    this.step = step;
    await this.updateComplete;
    const [form] = this.children;
    if (form instanceof PartElement) await form.updateComplete;
    this.querySelector<HTMLElement>('.title')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-entrance': EntrancePart;
  }
}
