import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { missing } from '../../accounts/field-errors.ts';
import { radios } from '../../accounts/ticks.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { tag } from '../../portal/tag.ts';
import type { Desk } from '../desk.ts';
import { clockText, timeText } from '../week/week-frame.ts';
import type { AdminLocation, AdminPractitioner, ScheduleException } from './places.ts';
import { orNull, SetupForm } from './setup-form.ts';
import { readTime } from './typed-time.ts';

const empty = { kind: 'closed' as 'closed' | 'extra', practitionerId: '', locationId: '', fromDate: '', toDate: '', isWhole: true, start: '', end: '', portal: true, note: '' };
type Typed = typeof empty;

/** Days unlike the others: closed, or with extra hours. Changing them adds the days as they are now, and takes the old ones away. */
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

  protected override fields({ kind, practitionerId, isWhole }: Typed) {
    const isExtra = kind === 'extra';
    return html`${radios({
        name: 'kind', legend: msg('What is different'), isAcross: true, value: kind, choose: (value) => this.change({ kind: value === 'extra' ? 'extra' : 'closed' }),
        choices: [{ value: 'closed', text: msg('Closed') }, { value: 'extra', text: msg('Extra hours') }],
      })}
      <div class="pair">
        ${this.choice('practitionerId', msg('Who'), [{ value: '', text: msg('Everybody') }, ...this.practitioners.map(({ id, name }) => ({ value: id, text: name }))])}
        ${this.choice('locationId', msg('Where'), [{ value: '', text: practitionerId && !isExtra ? msg('Everywhere') : msg('Choose one') }, ...this.locations.map(({ id, name }) => ({ value: id, text: name }))])}
        ${this.text('fromDate', { label: msg('First day'), type: 'date' })}
        ${this.text('toDate', { label: msg('Last day'), type: 'date', hint: msg('Empty: one day.') })}
      </div>
      ${isExtra ? nothing : this.flag('isWhole', msg('The whole day'))}
      ${isWhole && !isExtra ? nothing : html`<div class="pair">${this.text('start', { label: msg('From'), width: 9 })} ${this.text('end', { label: msg('To'), width: 9 })}</div>`}
      ${isExtra ? this.flag('portal', msg('Open in the portal')) : nothing}
      ${this.text('note', { label: msg('Note'), isOptional: true, hint: msg('For staff, such as “Holiday”.'), maxlength: 200 })}`;
  }

  protected override wrong(now: Typed): readonly FieldError[] {
    const { kind, practitionerId, locationId, fromDate, toDate } = now;
    const errors = missing([{ field: 'fromDate', value: fromDate, text: msg('Enter the first day') }]);
    if (!locationId && (kind === 'extra' || !practitionerId))
      errors.push({ field: 'locationId', text: kind === 'extra' ? msg('Choose where the extra hours are') : msg('Choose who or where is closed') });
    if (toDate && fromDate && toDate < fromDate) errors.push({ field: 'toDate', text: msg('The last day must not be before the first') });
    if (hasTimes(now)) errors.push(...wrongTimes(now));
    return errors;
  }

  protected override async send(now: Typed, { client }: Desk) {
    const { kind, fromDate, toDate } = now;
    const times = hasTimes(now) ? { start: clockText(readTime(now.start) ?? 0), end: clockText(readTime(now.end, true) ?? 0) } : {};
    await client.post('/v1/admin/schedules/exceptions', {
      body: {
        ...times, kind, fromDate, toDate: toDate || fromDate, practitionerId: now.practitionerId || null, locationId: now.locationId || null, portal: kind === 'extra' && now.portal,
        note: orNull(now.note),
      },
    });
    if (this.one) await client.delete('/v1/admin/schedules/exceptions/{id}', { params: { id: this.one.id } });
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
