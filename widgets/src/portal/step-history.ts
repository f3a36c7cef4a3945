import type { ReactiveController } from 'lit';

/** What the browser's Back button moves. */
export interface StepHost {
  /** `off`: the page has its own ideas about Back. */
  readonly history: string;
  /** Shows a step that Back or Forward led to; none: the first. */
  showStep(step: string | undefined): void;
}

/**
 * Browser Back goes one step back: each step is an entry of the same address. An entry says where every
 * journey on the page stands, so that each reacts to its own steps only.
 */
export class StepHistory implements ReactiveController {
  private hasSteps = false;

  constructor(
    private readonly host: StepHost,
    /** Tells two journeys of one page apart; the same after a reload. */
    private readonly name: () => string,
  ) {}

  hostConnected() {
    addEventListener('popstate', this.onPop);
  }

  hostDisconnected() {
    removeEventListener('popstate', this.onPop);
  }

  /** The step that the entry we stand on names, after a reload. */
  get step(): string | undefined {
    const state: unknown = this.host.history === 'off' ? undefined : history.state;
    const step: unknown = typeof state === 'object' && state ? Reflect.get(state, this.name()) : undefined;
    return typeof step === 'string' ? step : undefined;
  }

  push(step: string) {
    if (this.host.history === 'off') return;
    this.hasSteps = true;
    history.pushState({ ...history.state, portal: step, [this.name()]: step }, '');
  }

  /** The entry that we stand on shows this step from now on. */
  replace(step: string) {
    if (this.host.history === 'off' || !this.step) return;
    history.replaceState({ ...history.state, portal: step, [this.name()]: step }, '');
  }

  /** Goes back if the entry we stand on is a step of ours; false: there is none to go back to. */
  back(now: string) {
    if (!this.hasSteps || this.step !== now) return false;
    history.back();
    return true;
  }

  private onPop = () => {
    const { step } = this;
    this.hasSteps ||= !!step;
    if (this.hasSteps && this.host.history !== 'off') this.host.showStep(step);
  };
}
