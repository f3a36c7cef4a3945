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
  });

  protected override render() {
    return this.gated('myHealth', () => this.content(), { title: null, lines: 4 });
  }

  private content() {
    return html`<div class="stack">
        <div class="head">${this.heading(0, msg('Your health summary'), 'title')} ${button(msg('Print'), () => print(), { icon: printIcon, kind: 'link' })}</div>
        <p class="muted"><slot name="intro">${msg(str`From your chart at ${this.settings?.organization.name ?? ''}. Call the clinic if something is wrong.`)}</slot></p>
      </div>
      ${this.summary.render({
        initial: () => this.waiting(),
        pending: () => this.waiting(),
        error: (cause) => this.problem(this.failed(cause), () => this.summary.run(), msg('Your health summary could not be loaded')),
        complete: (summary) => this.shown.map((name) => this.section(name, summary)),
      })}`;
  }

  private waiting = () => html`<portal-part-skeleton lines="4" @portal-part-retry=${() => this.summary.run()}></portal-part-skeleton>`;

  private get shown(): readonly SectionName[] {
    const wanted = this.sections.split(/[\s,]+/);
    return wanted.flatMap((word) => all.filter((name) => name === word));
  }

  private section(name: SectionName, summary: Summary) {
    const { title, subtitle, icon, empty, lines } = this.wordsOf(name, summary);
    return html`<section part="section" aria-labelledby=${name}>
      <div class="side">
        ${this.heading(1, html`<span id=${name} class="row">${icon}${title}</span>`)}
        <p class="small muted">${subtitle}</p>
      </div>
      ${lines.length
        ? html`<ul>${lines.map((line) => this.line(line))}</ul>`
        : html`<div class="empty"><strong>${empty}</strong><p class="muted">${msg('The clinic has recorded none in your chart.')}</p></div>`}
    </section>`;
  }

  private line = ({ name, badge: mark = nothing, text, notes }: Line) => html`<li part="line">
    <div>
      <div class="row"><strong>${name}</strong>${mark}</div>
      ${text ? html`<div class="muted">${text}</div>` : nothing}
    </div>
    <div class="small">${notes.filter(Boolean).map((note, i) => html`<div class=${i ? 'muted' : ''}>${note}</div>`)}</div>
  </li>`;

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

  private counted(conditions: readonly Condition[]) {
    const past = conditions.filter((one) => one.past).length;
    const current = conditions.length - past;
    if (!past) return msg(str`${current} current`);
    return current ? msg(str`${current} current, ${past} past`) : msg(str`${past} past`);
  }

  private condition = ({ id, name, past, onset, onsetText, clinicalStatus, clinicalStatusText, lastAssessed, assessedBy }: Condition): Line => ({
    id,
    name,
    badge: past ? badge('neutral', msg('Past'), html``) : clinicalStatus === 'active' || clinicalStatus === 'unknown' ? nothing : badge('neutral', clinicalStatusText, html``),
    text: onset ? msg(str`Since ${this.locale.partialDate(onset)}`) : onsetText,
    notes: [lastAssessed && msg(str`Last assessed ${this.locale.partialDate(lastAssessed)}`), assessedBy && msg(str`by ${assessedBy}`)],
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
    text: reactions.length ? this.locale.list(reactions) : nothing,
    notes: [],
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-health-summary': PortalHealthSummary;
  }
}
