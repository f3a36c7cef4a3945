import { initialState, Task } from '@lit/task';
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { heartIcon, leafIcon, pillIcon, printIcon, type Icon } from '../parts/icon.ts';
import { button } from '../parts/button.ts';
import { badge } from '../parts/notice.ts';
import type { Ok } from '../portal/client.ts';
import { PortalElement } from '../portal/element.ts';
import { tag } from '../portal/tag.ts';
import { styles } from './portal-health-summary.styles.ts';

type Summary = Ok<'/v1/me/health-summary'>;
type Condition = Summary['conditions'][number];
type Medication = Summary['medications'][number];
type Allergy = Summary['allergies'][number];
type SectionName = 'conditions' | 'medications' | 'allergies';

const all: readonly SectionName[] = ['conditions', 'medications', 'allergies'];

/** One line of the record: what it is, what that means, and when it was noted. */
interface Line {
  id: string;
  name: string;
  badge?: unknown;
  text?: unknown;
  notes: readonly unknown[];
}

/**
 * What the clinic's chart says of the signed-in patient: conditions with their last assessment, medications
 * and allergies.
 *
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @slot intro - Replaces the sentence under the title.
 * @csspart root - The whole tag.
 * @csspart section - One section: its title and its lines.
 * @csspart line - One condition, medication or allergy.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-health-summary')
export class PortalHealthSummary extends PortalElement {
  static override styles = [PortalElement.styles, styles];
  /** Which sections are shown, in this order, by name: `conditions medications allergies`. */
  @property() sections = all.join(' ');

  private readonly summary = new Task(this, {
    args: () => [this.session?.id, this.locale.language] as const,
    task: async ([id], { signal }) => (id ? this.client.get('/v1/me/health-summary', { signal }) : initialState),
    onError: (cause) => this.failed(cause),
  });

  protected override render() {
    return this.gated('myHealth', () => this.content(), { title: msg('Your health summary'), lines: 4 });
  }

  private content() {
    const clinic = this.settings?.organization.name ?? '';
    return html`<div class="summary">
      <div class="intro">
        <p class="muted"><slot name="intro">${msg(str`From your chart at ${clinic}. Call the clinic if something is wrong.`)}</slot></p>
        ${button(msg('Print'), () => print(), { icon: printIcon })}
      </div>
      <p class="on-paper">${this.session?.user.name} · ${this.locale.date(today())}</p>
      ${this.summary.render({
        initial: this.waiting,
        pending: this.waiting,
        error: (cause) => this.problem(cause, () => this.summary.run(), msg('Your health summary could not be loaded')),
        complete: (summary) => this.shown.map((name) => this.section(name, summary)),
      })}
    </div>`;
  }

  private waiting = () => html`<portal-part-skeleton lines="4" @portal-part-retry=${() => this.summary.run()}></portal-part-skeleton>`;

  private get shown(): readonly SectionName[] {
    const wanted = this.sections.split(/[\s,]+/).flatMap((word) => all.filter((name) => name === word));
    return wanted.length ? [...new Set(wanted)] : all;
  }

  private section(name: SectionName, summary: Summary) {
    const { title, subtitle, icon, empty, lines } = this.wordsOf(name, summary);
    return html`<section part="section" aria-labelledby=${name}>
      <div class="side">
        ${this.heading(1, html`<span id=${name} class="row">${icon}${title}</span>`)}
        ${subtitle ? html`<p class="small muted">${subtitle}</p>` : nothing}
      </div>
      ${lines.length
        ? html`<ul>${lines.map((line) => this.line(line))}</ul>`
        : html`<div class="empty"><strong>${empty}</strong> <p class="muted">${msg('The clinic has recorded none in your chart.')}</p></div>`}
    </section>`;
  }

  private line = ({ name, badge: mark = nothing, text, notes }: Line) => {
    const known = notes.filter(Boolean);
    return html`<li part="line">
      <div>
        <div class="row"><strong><bdi>${name}</bdi></strong> ${mark}</div>
        ${text ? html`<div class="muted"><bdi>${text}</bdi></div>` : nothing}
      </div>
      ${known.length ? html`<div class="small">${known.map((note, i) => html`<div class=${i ? 'muted' : ''}>${note}</div> `)}</div>` : nothing}
    </li>`;
  };

  private wordsOf(name: SectionName, { conditions, medications, allergies }: Summary): { title: string; subtitle: string; icon: Icon; empty: string; lines: Line[] } {
    switch (name) {
      case 'conditions':
        return { title: msg('Conditions'), subtitle: this.counted(conditions), icon: heartIcon, empty: msg('No conditions here'), lines: conditions.map(this.condition) };
      case 'medications':
        return { title: msg('Medications'), subtitle: msg('What you take now'), icon: pillIcon, empty: msg('No medications here'), lines: medications.map(this.medication) };
      case 'allergies':
        return { title: msg('Allergies'), subtitle: msg('And intolerances'), icon: leafIcon, empty: msg('No allergies here'), lines: allergies.map(this.allergy) };
    }
  }

  /** "2 current and 1 past" */
  private counted(conditions: readonly Condition[]) {
    const past = conditions.filter((one) => one.past).length;
    const current = conditions.length - past;
    const { plural, list } = this.locale;
    return list([
      ...(current ? [plural(current, { one: msg('1 current'), other: msg(str`${current} current`) })] : []),
      ...(past ? [plural(past, { one: msg('1 past'), other: msg(str`${past} past`) })] : []),
    ]);
  }

  private condition = ({ id, name, past, onset, onsetText, clinicalStatus, clinicalStatusText, lastAssessed, assessedBy }: Condition): Line => ({
    id,
    name,
    badge: past ? badge('neutral', msg('Past'), html``) : clinicalStatus === 'active' || clinicalStatus === 'unknown' ? nothing : badge('neutral', clinicalStatusText, html``),
    text: onset ? msg(str`Since ${this.locale.partialDate(onset)}`) : onsetText,
    notes: [
      lastAssessed ? msg(str`Last assessed ${this.locale.partialDate(lastAssessed)}`) : onset || onsetText || assessedBy ? '' : msg('No date in your chart'),
      assessedBy && msg(html`by <bdi>${assessedBy}</bdi>`),
    ],
  });

  private medication = ({ id, name, dosage, since }: Medication): Line => ({
    id,
    name,
    text: dosage,
    notes: [since && msg(str`Since ${this.locale.partialDate(since)}`)],
  });

  private allergy = ({ id, name, criticality, criticalityText, reactions }: Allergy): Line => ({
    id,
    name,
    badge: criticalityText ? (criticality === 'high' ? badge('danger', criticalityText) : badge('neutral', criticalityText, html``)) : nothing,
    text: reactions.length ? this.locale.list(reactions, { type: 'unit' }) : nothing,
    notes: [],
  });
}

/** Today on this device, as the paper says. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-health-summary': PortalHealthSummary;
  }
}
