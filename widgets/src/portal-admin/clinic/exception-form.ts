import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { radios } from '../../accounts/ticks.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Ok } from '../../portal/client.ts';
import { tag } from '../../portal/tag.ts';
import { dayErrors, dayField, dayIn } from '../day-field.ts';
import type { Desk } from '../desk.ts';
import { selectField } from '../select-field.ts';
import { clockText, timeText } from '../week/week-frame.ts';
import type { AdminLocation, AdminPractitioner, ScheduleException } from './places.ts';
import { orNull, SetupForm } from './setup-form.ts';
import { readTime } from './typed-time.ts';

const empty = { kind: 'closed' as 'closed' | 'extra', practitionerId: '', locationId: '', fromDate: '', toDate: '', isWhole: true, start: '', end: '', portal: true, note: '' };
type Typed = typeof empty;

/** Booked visits that fall on days that were just closed. */
export type Conflicts = Sent['conflicts'];
type Sent = Ok<'/v1/admin/schedules/exceptions', 'post'>;

/** Stands for all locations. */
const everywhere = 'all';

/**
 * Days unlike the others: closed, or with extra hours. Changing them adds the days as they are now, and takes the old ones away.
 * @fires portal-part-conflicts - They are closed, and `detail` says which booked visits fall on them.
 */
@tag('portal-staff-day')
export class ExceptionForm extends SetupForm<ScheduleException, Typed> {
  @property({ attribute: false }) practitioners: readonly AdminPractitioner[] = [];
  @property({ attribute: false }) locations: readonly AdminLocation[] = [];

  protected override words = () => ({
    title: this.one ? msg('Change days') : msg('Add days'), save: this.one ? msg('Save days') : msg('Add these days'), saved: this.one ? msg('The days are saved.') : msg('The days are added.'),
    failed: msg('The days could not be saved'),
  });

  protected override initial(one: ScheduleException | undefined): Typed {
    if (!one) return empty;
    const { kind, practitionerId, locationId, fromDate, toDate, start, end, portal, note } = one;
    const written = (time: string) => timeText(Number(time.slice(0, 2)) * 60 + Number(time.slice(3)), this.shell.locale);
    return {
      kind, fromDate, toDate, portal, practitionerId: practitionerId ?? '', locationId: locationId ?? '', note: note ?? '', isWhole: start === '00:00' && end === '24:00',
      start: written(start), end: written(end),
    };
  }

  protected override fields(now: Typed, { locale }: Desk) {
    const { kind, practitionerId, isWhole } = now;
    const isExtra = kind === 'extra';
    const day = (name: 'fromDate' | 'toDate', legend: string, isOptional = false) =>
      dayField({ host: this, name, legend, isOptional, value: now[name], error: this.form.errorOf(name), locale, change: (date) => this.change({ [name]: date }) });
    return html`${radios({
        name: 'kind', legend: msg('What is different'), isAcross: true, value: kind, choose: (value) => this.change({ kind: value === 'extra' ? 'extra' : 'closed' }),
        choices: [{ value: 'closed', text: msg('Closed') }, { value: 'extra', text: msg('Extra hours') }],
      })}
      <div class="pair">
        ${this.choice('practitionerId', msg('Who'), [{ value: '', text: msg('Everybody') }, ...this.practitioners.map(({ id, name }) => ({ value: id, text: name }))])}
        ${selectField({
          name: 'locationId', label: msg('Where'), value: this.placeOf(now), error: this.form.errorOf('locationId'), choices: this.places(!!practitionerId, isExtra),
          choose: (locationId) => this.change({ locationId }),
        })}
      </div>
      ${day('fromDate', msg('First day'))} ${day('toDate', msg('Last day, if there are several'), true)}
      ${isExtra ? nothing : this.flag('isWhole', msg('The whole day'))}
      ${isWhole && !isExtra ? nothing : html`<div class="pair">${this.text('start', { label: msg('From'), width: 9 })} ${this.text('end', { label: msg('To'), width: 9 })}</div>`}
      ${isExtra ? this.flag('portal', msg('Open in the portal')) : nothing}
      ${this.text('note', { label: msg('Note'), isOptional: true, hint: msg('For staff, such as “Holiday”.'), maxlength: 200 })}`;
  }

  /** Everybody's holiday may be one of all locations at once; somebody's absence counts everywhere by itself. */
  private places(isOne: boolean, isExtra: boolean) {
    const all = this.locations.filter(({ active }) => active).length > 1 && !isOne && !isExtra && !this.one ? [{ value: everywhere, text: msg('All locations') }] : [];
    return [{ value: '', text: isOne && !isExtra ? msg('Everywhere') : msg('Choose one') }, ...all, ...this.locations.map(({ id, name }) => ({ value: id, text: name }))];
  }

  /** What is chosen in the list as it stands now: who decides what it offers. */
  private placeOf({ locationId, practitionerId, kind }: Typed) {
    return this.places(!!practitionerId, kind === 'extra').some(({ value }) => value === locationId) ? locationId : '';
  }

  protected override wrong(now: Typed): readonly FieldError[] {
    const { kind, practitionerId, fromDate, toDate } = now;
    const errors = [...dayErrors(this, 'fromDate', msg('Enter the first day')), ...dayErrors(this, 'toDate')];
    if (!this.placeOf(now) && (kind === 'extra' || !practitionerId))
      errors.push({ field: 'locationId', text: kind === 'extra' ? msg('Choose where the extra hours are') : msg('Choose who or where is closed') });
    if (dayIn(toDate) && dayIn(fromDate) && toDate < fromDate) errors.push({ field: 'toDate', text: msg('The last day must not be before the first') });
    if (hasTimes(now)) errors.push(...wrongTimes(now));
    return errors;
  }

  protected override async send(now: Typed, { client }: Desk) {
    const { kind, fromDate, toDate } = now;
    const times = hasTimes(now) ? { start: clockText(readTime(now.start) ?? 0), end: clockText(readTime(now.end, true) ?? 0) } : {};
    const place = this.placeOf(now);
    const where = place === everywhere ? { locationIds: this.locations.filter(({ active }) => active).map(({ id }) => id) } : { locationId: place || null };
    const { conflicts } = await client.post('/v1/admin/schedules/exceptions', {
      body: { ...times, ...where, kind, fromDate, toDate: toDate || fromDate, practitionerId: now.practitionerId || null, portal: kind === 'extra' && now.portal, note: orNull(now.note) },
    });
    if (this.one) await client.delete('/v1/admin/schedules/exceptions/{id}', { params: { id: this.one.id } });
    this.dispatchEvent(new CustomEvent('portal-part-conflicts', { bubbles: true, detail: conflicts }));
  }
}

const hasTimes = ({ kind, isWhole }: Typed) => kind === 'extra' || !isWhole;

function wrongTimes({ start, end }: Typed): FieldError[] {
  const [from, until] = [readTime(start), readTime(end, true)];
  const errors: FieldError[] = [];
  if (from === undefined || from % 5) errors.push({ field: 'start', text: msg('Enter when they begin, such as 9:00, in steps of 5 minutes') });
  if (until === undefined || until % 5) errors.push({ field: 'end', text: msg('Enter when they end, such as 17:30, in steps of 5 minutes') });
  if (from !== undefined && until !== undefined && !errors.length && until <= from) errors.push({ field: 'end', text: msg('The end must be after the beginning') });
  return errors;
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-day': ExceptionForm;
  }
}
