import { msg } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { readBirthDate, type ReadBirthDate } from '../../accounts/birth-date.ts';
import { missing } from '../../accounts/field-errors.ts';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import type { DatePartElement } from '../../parts/date-fields.ts';
import '../../parts/date-fields.ts';
import { field, type FieldOptions } from '../../parts/field.ts';
import { backIcon } from '../../parts/icon.ts';
import type { DatePart } from '../../parts/typed-date.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { Draft } from '../draft.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';
import { patientChanged } from './changed.ts';
import { gendersForStaff, languages } from './record-fields.ts';

const empty = { givenName: '', familyName: '', gender: '', preferredLanguage: '', email: '', phone: '', defaultLocationId: '' };
type Typed = typeof empty;
type Name = keyof Typed;

/**
 * A patient whom neither the practice system nor a registration brought. What links and invites them follows on their page.
 * @fires portal-part-changed - There is one more patient.
 * @fires portal-part-added - The same; `detail` is their id.
 */
@tag('portal-staff-new-patient')
export class NewPatientPart extends AdminScreen {
  @state() private typed: Typed = empty;
  @state() private wrongParts: readonly DatePart[] = [];
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly options = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => (hasDesk ? this.shell.client.get('/v1/admin/care-options', { signal }) : undefined),
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The form as it was when the session ended, a date that isn't whole included. */
  protected readonly draft = new Draft<{ typed: Typed; date: readonly string[] }>(this, {
    name: () => 'new patient',
    read: () => ({ typed: this.typed, date: this.dateFields.map(({ value }) => value) }),
    write: ({ typed, date }) => {
      this.typed = typed;
      void this.updateComplete.then(() => this.retype(date));
    },
  });

  protected override content(desk: Desk) {
    const { form, options } = this;
    const locations = options.value?.locations ?? [];
    return html`<div>${button(msg('Back to the list'), this.back, { kind: 'link', icon: backIcon })}</div>
      ${this.headline(msg('Add a patient'))}
      <form class="form" novalidate @submit=${submitted(this.add)}>
        ${form.draw(desk.level + 1)}
        <div class="pair">
          ${this.text('givenName', { label: msg('Given name') })} ${this.text('familyName', { label: msg('Family name') })}
        </div>
        <portal-part-date small optional autofill="" name="birthDate" legend=${msg('Date of birth')} .locale=${desk.locale} .error=${form.errorOf('birthDate')} .wrong=${this.wrongParts}></portal-part-date>
        <div class="pair">
          ${this.choice('gender', msg('Gender'), gendersForStaff())} ${this.choice('preferredLanguage', msg('Language'), languages)}
          ${this.text('email', { label: msg('Email'), type: 'email', isOptional: true, hint: msg('Without an email or a phone nothing can be sent.') })}
          ${this.text('phone', { label: msg('Phone'), type: 'tel', isOptional: true })}
          ${locations.length > 1 ? this.choice('defaultLocationId', msg('Usual location'), locations.map(({ id, name }) => ({ value: id, text: name }))) : nothing}
        </div>
        <div class="acts">
          ${button(msg('Add patient'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Adding…') })} ${button(msg('Cancel'), this.back, { kind: 'link' })}
        </div>
      </form>`;
  }

  private text(name: Name, options: Partial<FieldOptions> & Pick<FieldOptions, 'label'>) {
    return field({ ...options, name, value: this.typed[name], autocomplete: 'off', error: this.form.errorOf(name), input: (value) => this.type(name, value) });
  }

  private choice(name: Name, label: string, choices: readonly { value: string; text: string }[]) {
    return selectField({ name, label, value: this.typed[name], error: this.form.errorOf(name), choices: [{ value: '', text: msg('Not known') }, ...choices], choose: (value) => this.type(name, value) });
  }

  private type(name: Name, value: string) {
    this.typed = { ...this.typed, [name]: value };
  }

  private get dateFields() {
    return [...this.querySelectorAll<HTMLInputElement>('portal-part-date input')];
  }

  private async retype(date: readonly string[]) {
    await this.querySelector<DatePartElement>('portal-part-date')?.updateComplete;
    for (const [n, input] of this.dateFields.entries()) {
      input.value = date[n] ?? '';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }

  private back = () => this.shell.go({ screen: 'patients' });

  private add = async () => {
    const { typed, shell } = this;
    const readDate = () => readBirthDate(this.querySelector<DatePartElement>('portal-part-date'), { name: 'birthDate', isNeeded: false });
    const born = readDate();
    this.wrongParts = 'parts' in born ? born.parts : [];
    let id: string | undefined;
    const isDone = await this.form.send({
      wrong: () => [
        ...missing([
          { field: 'givenName', value: typed.givenName, text: msg('Enter the given name') },
          { field: 'familyName', value: typed.familyName, text: msg('Enter the family name') },
        ]),
        ...errorsOf(readDate()),
      ],
      act: async () => ({ id } = await shell.client.post('/v1/admin/patients', { body: bodyOf(typed, 'date' in born ? born.date : '') })),
      refused: (problem) => contactErrors(problem, typed),
      title: msg('The patient could not be added'),
    });
    if (!isDone || !id) return;
    this.dispatchEvent(patientChanged());
    shell.say(msg('The patient is added.'));
    this.dispatchEvent(new CustomEvent('portal-part-added', { bubbles: true, detail: id }));
    shell.go({ screen: 'patients', item: id }, true);
  };
}

/** What was filled in; the API takes nothing empty. */
function bodyOf({ email, phone, ...typed }: Typed, birthDate: string) {
  const contacts = contactsOf({ email, phone });
  const filled = Object.entries({ ...typed, birthDate }).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()] as const] : []));
  return { givenName: '', familyName: '', ...Object.fromEntries(filled), ...(contacts.length ? { contactPoints: contacts } : {}) };
}

const contactsOf = ({ email, phone }: Pick<Typed, 'email' | 'phone'>) =>
  ([['email', email], ['phone', phone]] as const).flatMap(([system, value]) => (value.trim() ? [{ system, value: value.trim() }] : []));

/** The API names contacts by their place in a list. */
const errorsOf = (born: ReadBirthDate) => ('error' in born ? [born.error] : []);

const contactErrors = ({ errors }: Problem, typed: Typed) =>
  errors.map(({ path, message }) => {
    const [, name = '', place] = path.split('/');
    const field = name === 'contactPoints' ? (contactsOf(typed)[Number(place)]?.system ?? 'email') : name;
    return { field, text: message };
  });
