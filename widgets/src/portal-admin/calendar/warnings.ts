import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { FormRun } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import '../../parts/dialog.ts';
import type { Ok, PortalClient } from '../../portal/client.ts';
import type { Locale } from '../../portal/locale.ts';

/** What staff had better look at before they book or move. */
export type Warning = Ok<'/v1/admin/appointments/check'>['warnings'][number];

/** When whom, for how long; `exceptAppointmentId`: the visit that is to be moved. */
interface Asked {
  patientId: string;
  start: string;
  durationMinutes: number;
  exceptAppointmentId?: string;
}

/** What there is to warn of: nothing is refused for it. */
export const warningsOf = async (client: PortalClient, asked: Asked) => (await client.get('/v1/admin/appointments/check', { query: asked })).warnings;

/** How long a visit takes. */
export const minutesOf = ({ start, end }: { start: string; end: string }) => Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

/** Each warning as a sentence, with the visits that it is about. */
export const warningTexts = (warnings: readonly Warning[], { day, times }: Locale) => warnings.map(({ code, appointments }) =>
  code === 'past'
    ? html`<p>${msg('That time has passed.')}</p>`
    : html`<p>${msg('The patient has another visit then:')}</p>
        <ul class="bullets">${appointments.map((one) => html`<li>${[one.appointmentType, one.practitioner, day(one.start), times(one.start, one.end)].join(', ')}</li>`)}</ul>`,
);

/** A question before something is booked or moved. */
interface Question {
  /** What stands under the heading; nothing: it isn't asked. */
  text: unknown;
  heading: string;
  /** Rank of the dialog's heading. */
  level: number;
  /** What leaves all as it is. */
  keep: string;
  /** The act, and while it is being done. */
  verb: string;
  doing: string;
  form: FormRun;
  act: () => unknown;
  close: () => unknown;
}

/** Asks before an act that ends nothing: it starts on the side that leaves all as it is. */
export const question = ({ text, heading, level, keep, verb, doing, form, act, close }: Question) => {
  const content = text
    ? html`${text} ${form.draw(level + 1)}
        <div class="buttons">
          <button type="button" class="button wide" data-safe @click=${close}>${keep}</button>
          ${button(verb, act, { kind: 'primary', width: 'wide', busy: form.isBusy && doing })}
        </div>`
    : nothing;
  return html`<portal-part-dialog level=${level} ?open=${!!text} heading=${heading} .content=${content} @portal-part-cancel=${close}></portal-part-dialog>`;
};
