import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { button, link } from '../parts/button.ts';
import { heading } from '../parts/heading.ts';
import { backIcon } from '../parts/icon.ts';
import { problemNotice } from '../portal/problem-notice.ts';
import type { PortalAppointments } from './portal-appointments.ts';

/** The private address by which a person's own calendar follows their visits; it can be renewed where it got about. */
export class FeedScreen {
  private url?: string;
  private trouble?: unknown;
  private isBusy = false;

  constructor(
    private readonly tag: PortalAppointments,
    private readonly leave: () => unknown,
  ) {
    void this.load();
  }

  screen() {
    const { tag, url, trouble, leave, isBusy } = this;
    return html`<article class="sheet">
      ${button(msg('All visits'), leave, { kind: 'link', icon: backIcon })}
      ${heading(tag.headingLevel, msg('Your visits in your own calendar'), 'title')}
      <p>${msg('Subscribe to this address in your calendar: it shows your visits, and follows every change.')}</p>
      ${trouble ? problemNotice(trouble, this.load) : url ? this.address(url) : html`<portal-part-skeleton lines="2"></portal-part-skeleton>`}
      <p class="muted">${msg('Whoever has the address can read your visits. If it got about, change it: the one before ends at once.')}</p>
      ${url ? button(msg('Change the address'), this.renew, { busy: isBusy && msg('One moment…') }) : nothing}
    </article>`;
  }

  private address(url: string) {
    return html`<p class="address">${url}</p>
      <div class="row">${link(url.replace(/^https?:/, 'webcal:'), msg('Open in the calendar'))} ${button(msg('Copy'), () => this.copy(url), { kind: 'link' })}</div>`;
  }

  private load = () => this.ask(async () => (await this.tag.calls.get('/v1/me/calendar')).url);

  private renew = async () => {
    await this.ask(async () => (await this.tag.calls.post('/v1/me/calendar')).url);
    if (!this.trouble) this.tag.say(() => msg('The address is changed.'));
  };

  private copy = async (url: string) => {
    await navigator.clipboard.writeText(url).catch(() => undefined);
    this.tag.say(() => msg('Copied.'));
  };

  private async ask(call: () => Promise<string>) {
    const { tag } = this;
    this.trouble = undefined;
    this.isBusy = true;
    tag.requestUpdate();
    try {
      this.url = await call();
    } catch (cause) {
      this.trouble = tag.failed(cause);
    }
    this.isBusy = false;
    tag.requestUpdate();
  }
}
