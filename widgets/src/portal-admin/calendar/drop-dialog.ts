import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun } from '../../accounts/form-run.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { AdminScreen } from '../screen.ts';
import { clockText } from '../week/week-frame.ts';
import type { Drop } from './drag.ts';
import { instantAt } from './visits.ts';
import { minutesOf, question, warningsOf, warningTexts } from './warnings.ts';

const minuteMs = 60_000;

/**
 * Asks before a visit goes where it was dragged: from when, to when, and what there is to warn of.
 * @fires portal-part-moved - It was moved; `detail` is the new one's id.
 * @fires portal-part-cancel - It stays.
 */
@tag('portal-staff-drop')
export class DropPart extends AdminScreen {
  @property({ attribute: false }) drop?: Drop;
  /** What whoever it would go to is called. */
  @property() who = '';
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly looked = new Task(this, {
    args: () => [this.drop] as const,
    task: async ([drop]) => (drop ? this.look(drop) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override content(desk: Desk) {
    return question({
      text: this.drop && this.text(this.drop, desk), heading: msg('Move this visit?'), level: desk.level + 1, keep: msg('Don’t move it'), verb: msg('Move the visit'), doing: msg('Moving…'),
      form: this.form, act: this.move, close: this.leave,
    });
  }

  private text(drop: Drop, { locale }: Desk) {
    const { visit } = drop;
    const when = (start: string, end: string) => `${locale.day(start)}, ${locale.times(start, end)}`;
    const wall = `${drop.day}T${clockText(drop.minute)}`;
    const end = new Date(Date.parse(`${wall}Z`) + minutesOf(visit) * minuteMs).toISOString().slice(0, 16);
    const isOther = drop.practitionerId && drop.practitionerId !== visit.practitioner.id;
    return html`<p><strong>${visit.patient.name || msg('No name')}</strong>, ${visit.appointmentType.name}</p>
      <dl class="group"><div><dt class="small muted">${msg('Now')}</dt><dd>${when(visit.start, visit.end)}${isOther ? html`<br />${visit.practitioner.name}` : nothing}</dd></div>
        <div><dt class="small muted">${msg('Then')}</dt><dd>${when(wall, end)}${isOther ? html`<br />${this.who}` : nothing}</dd></div></dl>
      ${this.looked.render({
        pending: () => html`<portal-part-skeleton lines="1"></portal-part-skeleton>`,
        complete: (looked) => (looked ? warningTexts(looked.warnings, locale) : nothing),
        error: (cause) => this.problem(cause, () => this.looked.run(), msg('It is not known whether the patient has another visit then')),
      })}
      <p>${msg('The patient is told.')}</p>`;
  }

  private async look({ visit, day, minute }: Drop) {
    const { client } = this.shell;
    const start = await instantAt(client, visit.location.id, `${day}T${clockText(minute)}`);
    return { start, warnings: await warningsOf(client, { patientId: visit.patientId, start, durationMinutes: minutesOf(visit), exceptAppointmentId: visit.id }) };
  }

  private move = async () => {
    const { drop, shell } = this;
    if (!drop) return;
    const { id, location, practitioner } = drop.visit;
    let moved = '';
    const isDone = await this.form.send({
      act: async () => {
        const { start } = this.looked.value ?? (await this.look(drop));
        const body = { start, locationId: location.id, practitionerId: drop.practitionerId || practitioner.id };
        ({ id: moved } = await shell.client.post('/v1/admin/appointments/{id}/reschedule', { params: { id }, body }));
      },
      title: msg('The visit was not moved'),
    });
    if (isDone) this.dispatchEvent(new CustomEvent('portal-part-moved', { bubbles: true, detail: moved }));
  };

  private leave = () => {
    this.form.clear();
    this.dispatchEvent(new Event('portal-part-cancel', { bubbles: true }));
  };
}
