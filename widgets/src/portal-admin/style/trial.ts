import type { Ok } from '../../portal/client.ts';
import type { Desk } from '../desk.ts';

/** What a look would become: tokens, pairs with their contrast, colours that can't be used. */
export type ThemeTrial = Ok<'/v1/admin/theme', 'post'>;
/** A colour that can't be used, and the nearest that can. */
export type ContrastProblem = ThemeTrial['problems'][number];
/** Two colours that meet. */
export type ContrastPair = ThemeTrial['pairs'][number];
/** Values of `style.*` by their keys. */
export type StyleValues = Readonly<Record<string, unknown>>;

const settleMs = 250;

/** Asks what a look would become, once somebody stops changing it; the last answer stays until the next is there. */
export class Trial {
  last?: ThemeTrial;
  trouble?: unknown;
  private timer?: ReturnType<typeof setTimeout>;
  private asked = '';
  private leave?: AbortController;

  constructor(private readonly changed: () => void) {}

  /** These are the values now. */
  ask(desk: Desk, values: StyleValues) {
    const asked = JSON.stringify(values);
    if (asked === this.asked) return;
    const isFirst = !this.asked;
    this.asked = asked;
    clearTimeout(this.timer);
    if (isFirst) void this.run(desk, values);
    else this.timer = setTimeout(() => void this.run(desk, values), settleMs);
  }

  /** Asks once more after it failed. */
  again(desk: Desk, values: StyleValues) {
    this.asked = '';
    this.ask(desk, values);
  }

  stop() {
    clearTimeout(this.timer);
    this.leave?.abort();
    this.asked = '';
  }

  private async run({ client }: Desk, values: StyleValues) {
    this.leave?.abort();
    const { signal } = (this.leave = new AbortController());
    try {
      // The keys are the contract's own; what each may hold is checked there.
      const body = { values } as Parameters<typeof client.post<'/v1/admin/theme'>>[1] extends { body?: infer Body } | undefined ? Body : never;
      this.last = await client.post('/v1/admin/theme', { body, signal });
      this.trouble = undefined;
    } catch (cause) {
      if (signal.aborted) return;
      this.trouble = cause;
    }
    this.changed();
  }
}
