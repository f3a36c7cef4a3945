import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { backIcon } from '../../parts/icon.ts';
import { button } from '../../parts/button.ts';
import { badge, notice } from '../../parts/notice.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { nameOf, type PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import './booking.ts';
import './care.ts';
import './contacts.ts';
import './details.ts';
import './history.ts';
import './insurance.ts';
import './portal-user.ts';

/** One patient: who it is, how they are reached, their login, and what was done with their record. */
@tag('portal-staff-patient')
export class PatientScreen extends AdminScreen {
  /** The patient who was just added. */
  @property() added?: string;

  private readonly patient = new Task(this, {
    args: () => [this.place?.item, !!this.desk] as const,
    task: async ([id], { signal }) => (id ? this.shell.client.get('/v1/admin/patients/{id}', { params: { id }, signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
    onComplete: () => void this.arrive(),
  });
  /** The one whose title had the focus last. */
  private shown?: string;

  protected override content(desk: Desk) {
    const back = html`<div>${button(msg('Back to the list'), () => desk.go({ screen: 'patients' }), { kind: 'link', icon: backIcon })}</div>`;
    return html`<div class="group">${back}${this.patient.render({
      pending: () =>
        this.patient.value?.id === this.place?.item && this.patient.value
          ? this.page(this.patient.value, desk)
          : html`<portal-part-skeleton lines="3" @portal-part-retry=${() => this.patient.run()}></portal-part-skeleton>`,
      error: (cause) => html`${this.headline(msg('A patient'))}${this.problem(cause, () => this.patient.run(), msg('The patient could not be loaded'))}`,
      complete: (one) => (one && one.id === this.place?.item ? this.page(one, desk) : nothing),
    })}</div>`;
  }

  private page(one: PatientRecord, desk: Desk) {
    const about = [one.birthDate && desk.locale.partialDate(one.birthDate), one.defaultLocation?.name, one.defaultPractitioner?.name].filter(Boolean).join(' · ');
    const changed = () => void this.patient.run();
    return html`<div class="intro">${this.headline(nameOf(one))}<p class="muted">${about}</p>
        ${one.deceased ? html`<div>${badge('neutral', msg('Deceased'))}</div>` : nothing}</div>
      ${this.added === one.id ? notice('success', msg('The patient is added.')) : nothing}
      ${one.possibleDuplicates && desk.can('patients.write') ? this.twins(one.possibleDuplicates, desk) : nothing}
      <div class="halves">
        <div class="sections">
          <portal-staff-contacts .desk=${desk} .patient=${one} @portal-part-changed=${changed}></portal-staff-contacts>
          <portal-staff-care .desk=${desk} .patient=${one} @portal-part-changed=${changed}></portal-staff-care>
          <portal-staff-booking .desk=${desk} .patient=${one} @portal-part-changed=${changed}></portal-staff-booking>
          <portal-staff-insurance .desk=${desk} .patient=${one}></portal-staff-insurance>
          <portal-staff-details .desk=${desk} .patient=${one} @portal-part-changed=${changed}></portal-staff-details>
          ${desk.can('audit') ? html`<portal-staff-history .desk=${desk} patient=${one.id}></portal-staff-history>` : nothing}
        </div>
        ${desk.can('portal-users') ? html`<portal-staff-portal-user class="panel" .desk=${desk} .patient=${one}></portal-staff-portal-user>` : nothing}
      </div>`;
  }

  /** Other records may be the same person: staff compare them before anything is sent to the wrong one. */
  private twins(count: number, { locale, go }: Desk) {
    const title = locale.plural(count, { one: msg('Another record may be the same person'), other: msg(str`${count} other records may be the same person`) });
    return notice('warning', title, button(msg('Compare them'), () => go({ screen: 'duplicates' }), { kind: 'link' }));
  }

  private async arrive() {
    const { item } = this.place ?? {};
    // The shell's own skeleton lost the focus to nobody: the name takes it once it is known.
    if (!item || item === this.shown) return;
    this.shown = item;
    await this.focusTitle();
  }
}
