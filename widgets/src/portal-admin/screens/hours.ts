import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { radios } from '../../accounts/ticks.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { badge } from '../../parts/notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import '../clinic/hours/block-form.ts';
import { dayList } from '../clinic/hours/day-list.ts';
import '../clinic/hours/other-days.ts';
import { allLocations, allPractitioners, allTypes, type AdminLocation, type AdminPractitioner } from '../clinic/places.ts';
import { blocksOf, rulesOf, type Block, type BlockKind } from '../clinic/hours/week-hours.ts';
import { blockText, type WeekChange } from '../clinic/hours/week-part.ts';
import type { Desk, Place } from '../desk.ts';
import { Draft } from '../draft.ts';
import { News } from '../news.ts';
import { AdminScreen } from '../screen.ts';
import { selectField } from '../select-field.ts';

/** Whose hours, and where. */
interface Pair {
  practitionerId: string;
  locationId: string;
}

/** Weeks as they were left, by whose and where. */
type Edited = Readonly<Record<string, readonly Block[]>>;

const nameOfPair = ({ practitionerId, locationId }: Pair) => `${practitionerId} ${locationId}`;
const known = '/v1/admin/schedules/{practitionerId}/locations/{locationId}';

/** Weekly hours. */
export const screen = (desk: Desk, place: Place) => html`<portal-staff-hours .desk=${desk} .place=${place}></portal-staff-hours>`;

/** The weekly hours of a practitioner at a location: drawn, or typed. */
@tag('portal-staff-hours')
export class HoursScreen extends AdminScreen {
  protected override readonly looks = [ticksStyles];
  @state() private pair?: Pair;
  @state() private chosen?: number;
  @state() private drawing: BlockKind = 'works';
  /** Weeks that aren't saved yet, by whose and where. */
  @state() private edited: Edited = {};
  /** There is no room for the drawing: the days are a list. */
  @state() private isListed = false;
  // Not at once: what is drawn otherwise has another size, of which the observer would hear in the same frame.
  private readonly room = new ResizeObserver(() => setTimeout(this.measure));
  private readonly news = new News(this);
  private readonly form = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly people = new Task(this, {
    args: () => [!!this.desk] as const,
    task: async ([hasDesk], { signal }) => {
      if (!hasDesk) return undefined;
      const { client } = this.shell;
      const [practitioners, locations, types] = await Promise.all([allPractitioners(client, signal), allLocations(client, signal), allTypes(client, signal)]);
      return { practitioners: practitioners.filter(({ active }) => active), locations: locations.filter(({ active }) => active), types };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  private readonly hours = new Task(this, {
    args: () => [this.pairNow?.practitionerId, this.pairNow?.locationId] as const,
    task: async ([practitionerId, locationId], { signal }) => {
      if (!practitionerId || !locationId) return undefined;
      const { rules, portalOnly } = await this.shell.client.get(known, { params: { practitionerId, locationId }, signal });
      return { of: nameOfPair({ practitionerId, locationId }), blocks: blocksOf(rules), portalOnly };
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  /** The weeks as they were when the session ended. */
  protected readonly draft = new Draft<{ pair?: Pair; edited: Edited }>(this, {
    name: () => 'hours', read: () => ({ pair: this.pair, edited: this.edited }), write: (kept) => Object.assign(this, kept),
  });

  /** Whose hours are shown: those that were chosen, else the first one's. */
  private get pairNow(): Pair | undefined {
    const { practitioners = [], locations = [] } = this.people.value ?? {};
    if (this.pair && practitioners.some(({ id }) => id === this.pair?.practitionerId)) return this.pair;
    const first = practitioners.find(({ id }) => id === this.place?.item) ?? practitioners[0];
    const [place] = placesOf(first, locations);
    return first && place && { practitionerId: first.id, locationId: place.id };
  }

  private get blocks() {
    const { pairNow, edited, hours } = this;
    return pairNow ? (edited[nameOfPair(pairNow)] ?? hours.value?.blocks ?? []) : [];
  }

  private get isEdited() {
    return !!this.pairNow && nameOfPair(this.pairNow) in this.edited;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.room.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  private measure = () => (this.isListed = this.querySelector('.drawn')?.getClientRects().length === 0);

  protected override content(desk: Desk) {
    return html`${this.headline(this.whose())} ${this.news.draw(this.pairNow && nameOfPair(this.pairNow))}
      ${this.people.render({
        initial: () => nothing,
        pending: () => html`<portal-part-skeleton lines="4"></portal-part-skeleton>`,
        error: (cause) => this.problem(cause, () => this.people.run(), msg('Practitioners and locations could not be loaded')),
        complete: (people) => (people ? this.choosing(people, desk) : nothing),
      })}`;
  }

  private whose() {
    const name = this.people.value?.practitioners.find(({ id }) => id === this.pairNow?.practitionerId)?.name;
    return name ? msg(str`Hours of ${name}`) : msg('Hours');
  }

  private choosing({ practitioners, locations }: { practitioners: readonly AdminPractitioner[]; locations: readonly AdminLocation[] }, desk: Desk) {
    const { pairNow } = this;
    if (!practitioners.length) return this.none(msg('No practitioner yet'), button(msg('Add a practitioner'), () => desk.go({ screen: 'practitioners', item: 'new' })));
    if (!locations.length) return this.none(msg('No location yet'), button(msg('Add a location'), () => desk.go({ screen: 'locations', item: 'new' })));
    const places = placesOf(practitioners.find(({ id }) => id === pairNow?.practitionerId), locations);
    return html`<div class="pair">
        ${selectField({ name: 'practitioner', label: msg('Practitioner'), value: pairNow?.practitionerId ?? '', choices: practitioners.map(({ id, name }) => ({ value: id, text: name })),
          choose: (practitionerId) => this.show(practitionerId, placesOf(practitioners.find(({ id }) => id === practitionerId), locations)[0]?.id ?? '') })}
        ${selectField({ name: 'location', label: msg('Location'), value: pairNow?.locationId ?? '', choices: places.map(({ id, name }) => ({ value: id, text: name })),
          choose: (locationId) => this.show(pairNow?.practitionerId ?? '', locationId) })}
      </div>
      ${this.hours.render({
        pending: () => html`<portal-part-skeleton lines="6"></portal-part-skeleton>`,
        error: (cause) => this.problem(cause, () => this.hours.run(), msg('The hours could not be loaded')),
        complete: (hours) => (hours ? this.week(hours.portalOnly, desk, places.find(({ id }) => id === pairNow?.locationId)) : nothing),
      })}`;
  }

  private none = (text: string, act: unknown) => html`<div class="group"><p class="muted">${text}</p>${act}</div>`;

  private week(portalOnly: boolean, desk: Desk, place: AdminLocation | undefined) {
    const { blocks, chosen, drawing, form, isListed } = this;
    const { locale } = desk;
    const typed = html`<portal-staff-block .desk=${desk} .blocks=${blocks} .chosen=${chosen} .types=${this.people.value?.types ?? []}></portal-staff-block>`;
    const choose = (key: number) => this.take({ blocks, chosen: key });
    return html`<div class="halves" @portal-part-week=${this.onWeek}>
      <div class="group">
        <p>${portalOnly ? msg('Patients are offered only the portal hours.') : msg('Patients are offered all working hours, because “Only portal hours” is off in the settings.')}
          ${place ? html`<span class="muted">${msg(str`Times are those of ${place.timeZone.replaceAll('_', ' ')}.`)}</span>` : nothing}</p>
        <div class="drawn">
          ${radios({ name: 'drawing', legend: msg('A drag on the week draws'), isAcross: true, value: drawing, choose: (value) => (this.drawing = value === 'portal' ? 'portal' : 'works'),
            choices: [{ value: 'works', text: msg('Working hours') }, { value: 'portal', text: msg('Portal hours inside them') }] })}
          <div class="legend"><span>${msg('Works')}</span><span class="is-portal">${msg('Open in the portal')}</span><span class="is-closed">${msg('Closed')}</span></div>
          <portal-part-hours-week .blocks=${blocks} .chosen=${chosen} .locale=${locale} drawing=${drawing}></portal-part-hours-week>
        </div>
        <div class="listed">${dayList({ blocks, chosen, locale, choose, change: this.take, form: isListed ? typed : nothing })}</div>
        ${form.draw(desk.level + 1)}
        <form class=${this.isEdited ? 'selected' : 'acts'} novalidate @submit=${submitted(this.save)}>
          ${button(msg('Save hours'), undefined, { kind: 'primary', type: 'submit', busy: form.isBusy && msg('Saving…') })}
          ${this.isEdited ? html`${button(msg('Undo the changes'), this.undo, { kind: 'link' })} ${badge('warning', msg('Not saved yet'))}` : nothing}
        </form>
      </div>
      <aside class="panel group hours-side" aria-label=${msg('The chosen hours, and other days')}>
        ${isListed ? nothing : typed}
        <portal-staff-other-days .desk=${desk} .practitionerId=${this.pairNow?.practitionerId} .locationId=${this.pairNow?.locationId}></portal-staff-other-days>
      </aside>
    </div>`;
  }

  private show(practitionerId: string, locationId: string) {
    this.pair = { practitionerId, locationId };
    this.chosen = undefined;
    this.form.clear();
  }

  private onWeek = ({ detail }: CustomEvent<WeekChange>) => this.take(detail);

  private take = async ({ blocks, chosen, isKeyed }: WeekChange) => {
    const { pairNow, shell } = this;
    const before = this.blocks;
    if (!pairNow) return;
    this.chosen = chosen;
    if (blocks !== before) this.news.clear();
    if (blocks !== before) this.edited = { ...this.edited, [nameOfPair(pairNow)]: blocks };
    if (!isKeyed) return;
    const one = blocks.find(({ key }) => key === chosen);
    shell.say(one ? blockText(one, shell.locale) : msg('The hours are removed from the week.'));
    await this.updateComplete;
    await this.querySelector('portal-part-hours-week')?.updateComplete;
    if (one) this.querySelector<HTMLElement>(`.slab[data-key="${one.key}"]`)?.focus();
    else await this.focusTitle();
  };

  private undo = async () => {
    const { [this.pairNow ? nameOfPair(this.pairNow) : '']: _gone, ...others } = this.edited;
    this.edited = others;
    this.chosen = undefined;
    this.form.clear();
    await this.focusTitle();
  };

  private save = async () => {
    const { pairNow: params, blocks, shell } = this;
    if (!params) return;
    const isDone = await this.form.send({
      wrong: this.querySelector('portal-staff-block')?.wrong ?? [],
      act: () => shell.client.put(known, { params, body: { rules: rulesOf(blocks) } }),
      title: msg('The hours could not be saved'),
    });
    if (!isDone) return;
    await this.hours.run();
    await this.undo();
    this.news.tell(() => msg('The hours are saved.'), nameOfPair(params));
  };
}

/** Where somebody works; everywhere, while nobody said. */
function placesOf(practitioner: AdminPractitioner | undefined, locations: readonly AdminLocation[]) {
  const own = locations.filter(({ id }) => practitioner?.locationIds.includes(id));
  return own.length ? own : locations;
}
