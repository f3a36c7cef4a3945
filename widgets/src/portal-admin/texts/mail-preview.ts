import { msg } from '@lit/localize';
import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { mailNodes } from '../../clinic-message/rich-nodes.ts';
import type { Ok } from '../../portal/client.ts';
import type { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { segments } from '../segments.ts';

type Shown = Ok<'/v1/admin/emails/{name}/preview', 'post'>;
/** What is asked for, as it stands in the form. */
export interface MailDraft {
  language: 'en' | 'fr' | 'it' | 'es';
  subject?: string;
  body?: string;
  sms?: string | null;
}

const restMs = 600;

/** A mail as it would leave with invented data: as a mail, as plain text, as a text message. */
@tag('portal-part-mail-preview')
export class MailPreview extends AdminScreen {
  @property({ attribute: false }) name?: string;
  @property({ attribute: false }) draft?: MailDraft;
  @state() private shape: 'mail' | 'text' | 'sms' = 'mail';
  @state() private shown?: Shown;
  @state() private trouble?: Problem;
  private timer?: ReturnType<typeof setTimeout>;
  private asked = '';

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(_changed: PropertyValues<this>) {
    const wanted = JSON.stringify([this.name, this.draft]);
    if (wanted === this.asked) return;
    const isFirst = !this.asked;
    this.asked = wanted;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), isFirst ? 0 : restMs);
  }

  protected override updated() {
    const place = this.querySelector<HTMLElement>('.letter > div');
    if (!place || !this.shown || this.shape !== 'mail') return;
    // In a tree of its own: the mail's looks are its own, and the tag's don't reach it.
    const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    root.replaceChildren(mailNodes(this.shown.html));
  }

  protected override content(_desk: Desk) {
    const { shown, shape } = this;
    const choices = [['mail', msg('Mail')], ['text', msg('Plain text')], ...(shown?.sms ? [['sms', msg('Text message')] as const] : [])] as const;
    return html`${this.heading(1, msg('Preview'))}
      <p class="hint">${msg('With invented data.')}</p>
      <p>${segments<'mail' | 'text' | 'sms'>({ name: 'mail-shape', legend: msg('Shown as'), value: shape, choices, choose: (one) => (this.shape = one) })}</p>
      ${this.trouble ? this.problem(this.trouble, this.ask) : shown ? this.letter(shown) : html`<portal-part-skeleton lines="3"></portal-part-skeleton>`}`;
  }

  private letter({ subject, text, sms }: Shown) {
    if (this.shape !== 'mail') return html`<div class="letter"><pre class="plain">${this.shape === 'sms' ? sms : `${subject}\n\n${text}`}</pre></div>`;
    return html`<p><strong>${subject}</strong></p><div class="letter" tabindex="0" role="region" aria-label=${msg('The mail')}><div></div></div>`;
  }

  private ask = async () => {
    const { asked, name, draft, desk } = this;
    if (!name || !draft) return;
    this.trouble = undefined;
    try {
      const shown = await desk?.client.post('/v1/admin/emails/{name}/preview', { params: { name: name as never }, body: draft, background: true });
      if (asked === this.asked) this.shown = shown;
    } catch (cause) {
      if (asked === this.asked) this.trouble = desk?.failed(cause);
    }
  };
}
