import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { missing } from '../../accounts/field-errors.ts';
import { radios } from '../../accounts/ticks.ts';
import type { FieldError } from '../../parts/error-summary.ts';
import { errorLine } from '../../parts/field.ts';
import { tag } from '../../portal/tag.ts';
import { SetupForm } from '../clinic/setup-form.ts';
import { dayErrors, dayField, dayIn } from '../day-field.ts';
import type { Desk } from '../desk.ts';
import { clinicMidnight } from '../moment.ts';
import { rightField, rightTicks } from '../rights/right-ticks.ts';
import type { Permission } from '../staff-portal.ts';
import type { ApiKey, MadeKey } from './key-words.ts';

const empty = { name: '', kind: 'publishable', environment: 'live', source: '', addresses: '', until: '', scopes: [] as readonly Permission[] };
type Typed = typeof empty;

/**
 * A new key: for pages, or for programs with what they may do, from where and until when.
 * @fires portal-staff-key - It is made; `detail` is the key, a secret one this once.
 */
@tag('portal-staff-key')
export class KeyForm extends SetupForm<ApiKey, Typed> {
  protected override words = () => ({ title: msg('Make a key'), save: msg('Make the key'), saved: msg('The key is made.'), failed: msg('No key was made') });

  protected override initial = () => empty;

  protected override fields(now: Typed, desk: Desk) {
    const { kind, environment } = now;
    return html`${radios({
        name: 'kind', legend: msg('What is it for?'), value: kind, choose: (value) => this.change({ kind: value }),
        choices: [
          { value: 'publishable', text: msg('For pages: names your clinic, may be seen by everybody') },
          { value: 'secret', text: msg('For programs: acts by itself, must stay secret') },
        ],
      })}
      ${radios({
        name: 'environment', legend: msg('Live or test?'), value: environment, choose: (value) => this.change({ environment: value }),
        choices: [{ value: 'live', text: msg('Live') }, { value: 'test', text: msg('Test: also for pages on a developer’s own machine') }],
      })}
      ${this.text('name', { label: msg('Name'), hint: msg('Says later where it is used, such as Website or Data warehouse.'), maxlength: 100 })}
      ${kind === 'secret' ? this.limits(now, desk) : nothing}`;
  }

  /** What a secret key may do, from where and until when. */
  private limits({ scopes, until }: Typed, desk: Desk) {
    return html`<p class="muted">${msg('Tick only what the program needs.')}</p> ${errorLine('scopes', this.form.errorOf('scopes'))}
      ${rightTicks({ chosen: scopes, can: (right) => desk.can(right), change: (chosen) => this.change({ scopes: chosen }) })}
      ${scopes.includes('fhir') ? this.text('source', { label: msg('What its FHIR data is known by'), isOptional: true, hint: msg('Such as the name of the other system.'), maxlength: 100 }) : nothing}
      ${this.text('addresses', { label: msg('Only from these addresses'), isOptional: true, rows: 3, hint: msg('IP addresses of the program’s servers, one a line. Empty: from anywhere.') })}
      ${dayField({
        host: this, name: 'until', legend: msg('Works until the end of'), isOptional: true, value: until, error: this.form.errorOf('until'), locale: desk.locale,
        change: (value) => this.change({ until: value }),
      })}`;
  }

  protected override wrong({ name, kind, scopes }: Typed): readonly FieldError[] {
    const noName = missing([{ field: 'name', value: name, text: msg('Enter a name') }]);
    if (kind !== 'secret') return noName;
    const noScope = scopes.length ? [] : [{ field: 'scopes', control: rightField('patients.read'), text: msg('Tick what the program may do') }];
    return [...noName, ...noScope, ...dayErrors(this, 'until')];
  }

  protected override async send({ name, kind, environment, scopes, source, addresses, until }: Typed, { client, fresh, clock }: Desk) {
    const own = { name: name.trim(), environment: environment === 'test' ? ('test' as const) : ('live' as const) };
    const from = addresses.split(/[\s,;]+/).filter(Boolean);
    const expiresAt = dayIn(until) ? clinicMidnight(until, clock, 1) : undefined;
    const body =
      kind === 'secret'
        ? { ...own, kind: 'secret' as const, scopes: [...scopes], ...(from.length && { addresses: from }), ...(expiresAt && { expiresAt }), ...(scopes.includes('fhir') && source.trim() && { source: source.trim() }) }
        : { ...own, kind: 'publishable' as const };
    let made: MadeKey | undefined;
    const isDone = await fresh(async () => (made = await client.post('/v1/admin/keys', { body })));
    if (made) this.dispatchEvent(new CustomEvent('portal-staff-key', { bubbles: true, detail: made }));
    return isDone;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-staff-key': KeyForm;
  }
}
