import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { phoneText } from '../../accounts/phone-text.ts';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { download } from '../../parts/download.ts';
import { Listing } from '../listing.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

type Candidate = Ok<'/v1/admin/transitions/candidates'>['data'][number];
type Outcome = Candidate['outcome'];

/** Patients without a login, by what a move would do with them; also as a file for the clinic's own mailing. */
@tag('portal-staff-candidates')
export class CandidatesPart extends AdminScreen {
  @state() private outcome: Outcome = 'shared-contact';
  @state() private trouble?: unknown;
  @state() private isBusy = false;

  private readonly list = new Listing<Candidate>(this, {
    args: () => [this.outcome],
    page: (cursor, signal) => this.shell.client.get('/v1/admin/transitions/candidates', { query: { outcome: this.outcome, cursor, limit: 50 }, signal }),
    row: (one) => this.row(one),
    empty: () => html`<p class="muted">${msg('None of this kind.')}</p>`,
    count: (count, isMore) =>
      isMore ? msg(str`The first ${count} patients`) : this.shell.locale.plural(count, { one: msg('1 patient'), other: msg(str`${count} patients`) }),
    failed: () => msg('The patients could not be loaded'),
  });

  protected override content(_: Desk) {
    return html`<section class="group" aria-labelledby="candidates">
      ${this.heading(1, html`<span id="candidates">${msg('Who has no login yet')}</span>`)}
      <div class="pair">
        ${selectField({
          name: 'outcome', label: msg('Show'), value: this.outcome, choose: this.choose,
          choices: [
            { value: 'shared-contact', text: msg('Share a contact: yours to decide') },
            { value: 'no-contact', text: msg('Have no verified contact') },
            { value: 'to-invite', text: msg('Will be invited') },
          ],
        })}
        <div>${button(msg('Download this list (CSV)'), this.export, { busy: this.isBusy && msg('Downloading…') })}</div>
      </div>
      ${this.trouble ? this.problem(this.trouble, this.export, msg('The list could not be downloaded')) : ''} ${this.list.draw()}
    </section>`;
  }

  private row({ patient, email, phone }: Candidate) {
    const { locale, go, can } = this.shell;
    const about = [patient.birthDate && locale.partialDate(patient.birthDate), email, phone && phoneText(phone)].filter(Boolean).join(' · ');
    return html`<li><div class="what">
      ${can('patients.read') ? button(patient.name, () => go({ screen: 'patients', item: patient.id }), { kind: 'link' }) : html`<strong>${patient.name}</strong>`}
      <span class="small muted">${about}</span>
    </div></li>`;
  }

  private choose = (value: string) => {
    if (value === 'to-invite' || value === 'shared-contact' || value === 'no-contact') this.outcome = value;
  };

  private export = async () => {
    const { shell, outcome } = this;
    this.trouble = undefined;
    this.isBusy = true;
    try {
      const text = await shell.client.get('/v1/admin/transitions/candidates.csv', { query: { outcome } });
      download(text, `${outcome}.csv`, 'text/csv');
    } catch (cause) {
      this.trouble = shell.failed(cause);
    } finally {
      this.isBusy = false;
    }
  };
}
