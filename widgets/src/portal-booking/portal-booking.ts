import { msg } from '@lit/localize';
import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { button } from '../parts/button.ts';
import { choicesStyles } from '../parts/choices.styles.ts';
import { fieldStyles } from '../parts/field.styles.ts';
import { backIcon, retryIcon } from '../parts/icon.ts';
import { notice } from '../parts/notice.ts';
import { adopt } from '../parts/part.ts';
import { phoneCall } from '../parts/phone-line.ts';
import { stepsStyles } from '../parts/steps.styles.ts';
import { steps } from '../parts/steps.ts';
import { clinicMessage } from '../portal/clinic-message.ts';
import { Problem } from '../portal/problem.ts';
import { tag } from '../portal/tag.ts';
import { BookingFlow, type Trouble } from './booking-flow.ts';
import type { Appointment } from './draft.ts';
import { styles } from './portal-booking.styles.ts';
import { summary } from './steps/summary.ts';
import { isWhole, numberOf, path, type BookingView, type WholeView } from './steps/view.ts';
import { visitStep } from './steps/visit.ts';

type Rest = typeof import('./steps/rest.ts');

/**
 * Books a visit: what, where and with whom; when; why and for whom; a look at all of it; booked. The chosen
 * time is held while the person signs in and writes.
 *
 * @fires {PortalBeforeBookEvent} portal-before-book - Before the visit is booked; `preventDefault()` keeps it from being.
 * @fires {PortalAppointmentBookedEvent} portal-appointment-booked - The clinic has the appointment.
 * @fires {PortalAppointmentRescheduledEvent} portal-appointment-rescheduled - The visit was moved, or the clinic was asked to.
 * @fires {PortalErrorEvent} portal-error - A call failed.
 * @csspart root - The whole tag.
 * @csspart summary - What was chosen so far, beside the steps.
 * @csspart submit - The button that goes on, and at last books.
 * @csspart field - A label with its control.
 * @csspart ticket - The booked visit.
 * @csspart footer - The line with the clinic's phone.
 */
@tag('portal-booking')
export class PortalBooking extends BookingFlow {
  static override styles = [
    BookingFlow.styles, fieldStyles, choicesStyles, stepsStyles, styles,
  ];
  /** Appointment type (id) that is chosen beforehand. */
  @property() type?: string;
  /** Practitioner (id) whose visits are offered, and who is chosen beforehand. */
  @property() practitioner?: string;
  /** Page of this same website that thanks for a booking, in place of our own confirmation. */
  @property() thanks?: string;
  /** `off`: the browser's Back leaves the page instead of going one step back. */
  @property() history: 'on' | 'off' = 'on';
  /** The visit (id) that is to be moved: only its time is asked for. */
  @property() moves?: string;
  @property({ attribute: false }) visit?: Appointment;
  @property({ attribute: false }) proof?: Record<string, string>;
  /** What is chosen beforehand stands: its free times show at once. */
  @property({ type: Boolean }) again = false;
  /** Stands in another tag, which has the clinic's phone itself. */
  @property({ type: Boolean }) inside = false;

  protected override render() {
    return this.framed(() => this.content(), { lines: 4, isWithoutPhone: this.inside });
  }

  /** Everything behind the first step, fetched once that one shows. */
  private readonly later = new Task(this, {
    autoRun: false,
    args: () => [],
    task: async () => {
      const fetchOnce = () => import('./steps/rest.ts');
      const rest = await fetchOnce().catch(fetchOnce);
      adopt(this.renderRoot, rest.restStyles);
      this.acts ??= new rest.BookingActs(this);
      // Somebody was quicker than the network.
      if (this.step === 'time') void this.acts.calendar.open(this.draft.start);
      return rest;
    },
  });

  protected override whenWhole() {
    return this.later.taskComplete;
  }

  protected override async fetchActs() {
    if (this.later.status !== TaskStatus.PENDING) await this.later.run();
    await this.later.taskComplete.catch(() => undefined);
    if (!this.acts) throw new Problem('unreachable');
    return this.acts;
  }

  protected override updated() {
    if (this.offers.types.value && this.later.status === TaskStatus.INITIAL) void this.later.run();
  }

  private rest(draw: (rest: Rest, view: WholeView) => unknown) {
    const view: BookingView = this;
    return this.later.render({
      pending: () => html`<portal-part-skeleton lines="4"></portal-part-skeleton>`,
      error: () => this.problem(new Problem('unreachable'), () => this.later.run()),
      complete: (rest) => (isWhole(view) ? draw(rest, view) : nothing),
    });
  }

  private content() {
    const skeleton = html`<portal-part-skeleton lines="4" @portal-part-retry=${() => this.offers.types.run()}></portal-part-skeleton>`;
    if (this.isRestoring) return skeleton;
    if (this.moves && !this.old) return this.trouble ? this.troubled(this.trouble) : skeleton;
    const { types } = this.offers;
    const failed = (cause: unknown) => this.problem(cause, () => types.run(), msg('We couldn’t load what can be booked'));
    return types.render({ initial: () => skeleton, pending: () => (types.value ? this.steps() : skeleton), error: failed, complete: () => this.steps() });
  }

  private steps() {
    const { booked, errors, trouble, acts } = this;
    if (booked) return html`<div class="main">${this.rest(({ doneStep }, view) => doneStep(view, booked, clinicMessage(this.portal, this.session ? 'secureBookThankYou' : 'publicBookThankYou', this.headingLevel)))}</div>`;
    if (!this.offers.types.value?.length && !this.moves) return this.nothingToBook();
    const { names, at, to } = this.way();
    const [title, content] = this.look();
    return html`<div class="main">
        ${at || this.moves || this.again ? html`<div class="back">${button(msg('Back'), this.back, { kind: 'link', icon: backIcon })}</div>` : nothing}
        ${steps(names, at, (i) => this.go(to[i] ?? 'visit'))}
        ${this.heading(0, title, 'title')}
        ${this.step === 'visit' && !this.moves ? clinicMessage(this.portal, 'appointmentBooking', this.headingLevel) : nothing}
        ${errors.length ? this.rest(({ errorSummary }) => errorSummary(errors, this.headingLevel + 1)) : nothing}
        ${trouble ? this.troubled(trouble) : nothing}
        ${acts?.keeper.isLost && !acts.keeper.hold ? notice('warning', msg('Your time is no longer held for you'), msg('Choose your visit and a time again.')) : nothing}
        ${content} ${this.actions()}
      </div>
      ${this.step === 'check' ? this.rest(({ costs }, view) => costs(view)) : summary(this)}`;
  }

  /** The steps by their names, and which one it is: a move has two of them. */
  private way() {
    const all = [msg('Visit'), msg('Time'), msg('Details'), msg('Check')];
    if (!this.moves) return { names: all, at: numberOf(this.step), to: path };
    return { names: [msg('Time'), msg('Check')], at: this.step === 'check' ? 1 : 0, to: ['time', 'check'] as const };
  }

  private look() {
    switch (this.step) {
      case 'time':
        return [msg('When would you like to come?'), this.rest(({ timeStep }, view) => timeStep(view))] as const;
      case 'details':
        return [msg('A few details'), this.rest(({ detailsStep }, view) => detailsStep(view))] as const;
      case 'check':
        return [msg('Check your answers'), this.rest(({ checkStep }, view) => checkStep(view))] as const;
      default:
        return [msg('What would you like to book?'), visitStep(this)] as const;
    }
  }

  /** The one solid button, with the chosen time beside it in narrow places. */
  private actions() {
    const { step, draft, busy, acts, locale, moves } = this;
    const isBlocked = (step !== 'visit' && this.later.status !== TaskStatus.COMPLETE) || (step === 'details' && !acts?.isSomebody) || (step !== 'visit' && step !== 'time' && acts?.keeper.isLost) || (step === 'time' && acts?.calendar.state !== 'ready');
    if (isBlocked) return nothing;
    const isRequest = this.settingOf('scheduling.autoAccept') === false;
    const act = moves ? (isRequest ? msg('Ask to move it') : msg('Move appointment')) : isRequest ? msg('Request appointment') : msg('Book appointment');
    const text = step === 'check' ? act : msg('Continue');
    const person = this.offers.person(draft.practitionerId);
    const isSticky = step === 'time' && draft.start;
    return html`<div class="actions ${isSticky ? 'sticky' : ''}">
      ${isSticky && draft.start ? html`<div class="chosen-time"><strong class="capital">${locale.shortWhen(draft.start)}</strong><span class="muted small">${person?.name ?? msg('No preference')}</span></div>` : nothing}
      ${button(text, this.next, { kind: 'primary', width: 'page', busy, part: 'submit' })}
      ${step === 'check' ? this.rest(({ priceLine }, view) => priceLine(view)) : nothing}
    </div>`;
  }

  private troubled({ cause, title, retry }: Trouble) {
    const isOpen = this.step === 'check' && cause instanceof Problem && (cause.status === 0 || cause.status >= 500);
    if (!isOpen) return this.problem(cause, retry, title());
    return html`<div class="stack problem">${notice('danger', title(), msg('Press Retry: nothing is booked twice.'))}
      ${button(msg('Retry'), retry, { icon: retryIcon })}</div>`;
  }

  private nothingToBook() {
    return html`<div class="stack">${this.heading(0, msg('Booking online isn’t possible now'), 'title')}
      <p class="muted">${msg('The clinic offers no visits online at the moment. Call to book one.')}</p>
      ${phoneCall(this.settings?.organization.phone)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-booking': PortalBooking;
  }
}
