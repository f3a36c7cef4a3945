import type { LitElement, ReactiveController } from 'lit';
import type { Visit } from './visits.ts';

/** Where a visit would be: its day and first minute, and by whom; nobody said: who has it now. */
export interface Drop {
  visit: Visit;
  day: string;
  minute: number;
  practitionerId: string;
}

interface Drag {
  visit: Visit;
  pointer: number;
  x: number;
  y: number;
  /** How far into the visit it was taken, in minutes. */
  grip: number;
}

const quarter = 15;
/** Nearer than that it is a press. */
const slackPixels = 6;
const dayMinutes = 1440;

/** Whether a visit can be taken somewhere else at all. */
export const isMovable = ({ status }: Visit) => status === 'booked' || status === 'arrived';

/** Takes visits over the drawn days by mouse or pen; Esc leaves them. Fingers scroll, and keys have the form. */
export class VisitDrag implements ReactiveController {
  /** Where the one that is dragged would be. */
  target?: Drop | undefined;
  private drag?: Drag | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly dropped: (drop: Drop) => void,
  ) {
    host.addController(this);
  }

  /** Somebody moves one about: what stands below it had better stay. */
  get isOn() {
    return !!this.target;
  }

  hostDisconnected() {
    this.end();
  }

  /** A pointer went down on a visit that begins at this minute. */
  begin = (event: PointerEvent, visit: Visit, from: number) => {
    const { button, pointerType, pointerId, currentTarget, clientX, clientY } = event;
    const times = currentTarget instanceof Element ? currentTarget.closest<HTMLElement>('.times') : undefined;
    const minute = times ? minuteAt(times, clientY) : undefined;
    if (button !== 0 || pointerType === 'touch' || this.drag || minute === undefined || !isMovable(visit)) return;
    this.drag = { visit, pointer: pointerId, x: clientX, y: clientY, grip: minute - from };
    addEventListener('pointermove', this.onMove);
    addEventListener('pointerup', this.onUp);
    addEventListener('pointercancel', this.end);
    addEventListener('keydown', this.onKey);
  };

  private onMove = ({ pointerId, clientX, clientY }: PointerEvent) => {
    const { drag } = this;
    if (!drag || pointerId !== drag.pointer) return;
    if (!this.target && Math.hypot(clientX - drag.x, clientY - drag.y) < slackPixels) return;
    const times = this.timesAt(clientX);
    const minute = times && minuteAt(times, clientY);
    const { day, who = '' } = times?.dataset ?? {};
    if (minute === undefined || day === undefined) return;
    const start = Math.round((minute - drag.grip) / quarter) * quarter;
    this.target = { visit: drag.visit, day, practitionerId: who, minute: Math.min(Math.max(start, 0), dayMinutes - quarter) };
    this.host.requestUpdate();
  };

  private onUp = ({ pointerId }: PointerEvent) => {
    const { drag, target } = this;
    if (!drag || pointerId !== drag.pointer) return;
    this.end();
    if (!target) return;
    // The press that ends now was a drag: it opens nothing, and adds nothing.
    const swallow = (event: Event) => event.stopPropagation();
    addEventListener('click', swallow, { capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    if (!isWhereItWas(target)) this.dropped(target);
  };

  private onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') this.end();
  };

  private end = () => {
    this.drag = this.target = undefined;
    removeEventListener('pointermove', this.onMove);
    removeEventListener('pointerup', this.onUp);
    removeEventListener('pointercancel', this.end);
    removeEventListener('keydown', this.onKey);
    this.host.requestUpdate();
  };

  private timesAt(x: number) {
    const all = [...this.host.renderRoot.querySelectorAll<HTMLElement>('.times')];
    return all.find((one) => x >= one.getBoundingClientRect().left && x < one.getBoundingClientRect().right);
  }
}

const isWhereItWas = ({ visit, day, minute, practitionerId }: Drop) =>
  visit.start.startsWith(day) && Number(visit.start.slice(11, 13)) * 60 + Number(visit.start.slice(14, 16)) === minute && (!practitionerId || practitionerId === visit.practitioner.id);

/** The minute of the day at this height of a drawn day; nothing where the day is a list. */
export function minuteAt(times: HTMLElement, y: number) {
  const style = getComputedStyle(times);
  if (style.position !== 'relative') return undefined;
  const { top, height } = times.getBoundingClientRect();
  const [first, hours] = [Number(style.getPropertyValue('--first')), Number(style.getPropertyValue('--hours'))];
  return first * 60 + ((y - top) / height) * hours * 60;
}
