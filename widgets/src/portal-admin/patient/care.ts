import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { News } from '../news.ts';
import type { PatientRecord } from '../people.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { patientChanged } from './changed.ts';

type Options = Ok<'/v1/admin/care-options'>;

/** What is chosen while the form is open. */
interface Chosen {
  locationId: string;
  practitionerId: string;
  additionalIds: readonly string[];
}

/** Where a patient usually comes, who usually treats them, and who else does. */
@tag('portal-staff-care')
export class CarePart extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @property({ attribute: false }) patient?: PatientRecord;
  @state() private chosen?: Chosen;
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly options = new Task(this, {
    args: () => [!!this.chosen] as const,
    task: async ([isOpen], { signal }) => (isOpen ? this.shell.client.get('/v1/admin/care-options', { signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The form as it was when the session ended. */
  protected readonly draft = new Draft<Chosen>(this, {
    name: () => this.patient && `care ${this.patient.id}`, read: () => this.chosen, write: (chosen) => (this.chosen = chosen),
  });

  protected override content(desk: Desk) {
    const { patient, chosen } = this;
    if (!patient) return nothing;
    return html`<section class="group" aria-labelledby="care">
      <div class="head">${this.heading(1, html`<span id="care">${msg('Where and by whom')}</span>`)}
        ${desk.can('patients.write') && !chosen ? button(msg('Change who treats them'), () => this.open(patient)) : nothing}</div>
      ${this.news.draw(patient.id)}
      ${chosen
        ? this.options.render({
            pending: () => html`<portal-part-skeleton lines="2"></portal-part-skeleton>`,
            error: (cause) => this.problem(cause, () => this.options.run(), msg('Locations and practitioners could not be loaded')),
            complete: (options) => (options ? this.choosing(patient, chosen, options, desk) : nothing),
          })
        : this.facts(patient)}
    </section>`;
  }

  private facts({ defaultLocation, defaultPractitioner, additionalPractitioners }: PatientRecord) {
    const facts = [
      [msg('Usual location'), defaultLocation?.name],
      [msg('Usual practitioner'), defaultPractitioner?.name],
      [msg('Also treated by'), additionalPractitioners.map(({ name }) => name).join(', ')],
    ].filter(([, value]) => value);
    return facts.length
      ? html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
      : html`<p class="muted">${msg('Nobody in particular yet.')}</p>`;
  }

  private choosing(patient: PatientRecord, chosen: Chosen, options: Options, desk: Desk) {
    const { form } = this;
    const change = (part: Partial<Chosen>) => (this.chosen = { ...chosen, ...part });
    const practitioners = withThose(options.practitioners, [patient.defaultPractitioner, ...patient.additionalPractitioners]);
    const locations = withThose(options.locations, [patient.defaultLocation]);
    const others = practitioners.filter(({ id }) => id !== chosen.practitionerId);
    const none = { value: '', text: msg('Nothing in particular') };
    return html`<form class="form" novalidate @submit=${submitted(this.save)}>
      ${form.draw(desk.level + 2)}
      <div class="pair">
        ${selectField({
          name: 'defaultLocationId', label: msg('Usual location'), value: chosen.locationId, error: form.errorOf('defaultLocationId'),
          choices: [none, ...locations.map(({ id, name }) => ({ value: id, text: name }))], choose: (locationId) => change({ locationId }),
        })}
        ${selectField({
          name: 'defaultPractitionerId', label: msg('Usual practitioner'), value: chosen.practitionerId, error: form.errorOf('defaultPractitionerId'),
          choices: [{ value: '', text: msg('Nobody in particular') }, ...practitioners.map(({ id, name }) => ({ value: id, text: name }))],
          choose: (practitionerId) => change({ practitionerId }),
        })}
      </div>
      ${others.length
        ? html`<fieldset class="field"><legend class="label">${msg('Also treated by')}</legend>
            <div class="ticks pair">${others.map(({ id, name }) => html`<label class="tick"><input type="checkbox" name="additional" .checked=${chosen.additionalIds.includes(id)}
              @change=${({ target }: Event) => target instanceof HTMLInputElement && change({ additionalIds: toggled(chosen.additionalIds, id, target.checked) })} /><span>${name}</span></label>`)}</div>
          </fieldset>`
        : nothing}
      <div class="acts">${button(msg('Save'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })} ${button(msg('Cancel'), this.close, { kind: 'link' })}</div>
    </form>`;
  }

  private open = async ({ defaultLocation, defaultPractitioner, additionalPractitioners }: PatientRecord) => {
    this.form.clear();
    this.news.clear();
    this.chosen = { locationId: defaultLocation?.id ?? '', practitionerId: defaultPractitioner?.id ?? '', additionalIds: additionalPractitioners.map(({ id }) => id) };
    await this.updateComplete;
    await this.options.taskComplete.catch(() => undefined);
    await this.updateComplete;
    this.querySelector<HTMLElement>('form select')?.focus();
  };

  private close = async () => {
    this.chosen = undefined;
    this.form.clear();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.head button')?.focus();
  };

  private save = async () => {
    const { patient, chosen } = this;
    if (!patient || !chosen) return;
    const isDone = await this.form.send({
      act: () =>
        this.shell.client.patch('/v1/admin/patients/{id}', {
          params: { id: patient.id },
          body: {
            defaultLocationId: chosen.locationId || null,
            defaultPractitionerId: chosen.practitionerId || null,
            additionalPractitionerIds: chosen.additionalIds.filter((id) => id !== chosen.practitionerId),
          },
        }),
      title: msg('That could not be saved'),
    });
    if (!isDone) return;
    this.dispatchEvent(patientChanged());
    this.news.tell(() => msg('The change is saved.'), patient.id);
    await this.close();
  };
}

type Named = Options['locations'][number];

/** The choices, with what is chosen already: it may be no longer active. */
const withThose = (choices: readonly Named[], present: readonly (Named | null)[]) => [
  ...choices,
  ...present.flatMap((one) => (one && !choices.some(({ id }) => id === one.id) ? [one] : [])),
];

const toggled = (ids: readonly string[], id: string, isOn: boolean) => (isOn ? [...ids, id] : ids.filter((one) => one !== id));
