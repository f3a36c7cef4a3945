import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { byRequest, eventRow, type AuditEvent } from '../audit/event-row.ts';
import { Listing } from '../listing.ts';
import { AdminScreen } from '../screen.ts';

/** What was done with a patient's record, newest first. */
@tag('portal-staff-history')
export class HistoryPart extends AdminScreen {
  @property() patient = '';

  private readonly list = new Listing<AuditEvent>(this, {
    args: () => [this.patient],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/audit-events', { query: { patientId: this.patient, cursor, limit: 10 }, signal }),
    rows: byRequest,
    row: (event, group) => eventRow(event, group, this.shell, true),
    empty: () => html`<p class="muted">${msg('Nothing yet.')}</p>`,
    count: (count, isMore) => (isMore ? msg(str`The last ${count}`) : this.shell.locale.plural(count, { one: msg('1 entry'), other: msg(str`${count} entries`) })),
    failed: () => msg('The history could not be loaded'),
  });

  protected override content(_: Desk) {
    return html`<section class="group" aria-labelledby="history">
      ${this.heading(1, html`<span id="history">${msg('Who did what')}</span>`)} ${this.list.draw()}
    </section>`;
  }
}
