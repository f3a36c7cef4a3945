import { nothing } from 'lit';
import { notice } from '../parts/notice.ts';
import type { AdminScreen } from './screen.ts';

/** What was done last, heard and seen, until something else is begun. */
export class News {
  private last?: { what: () => string; of: string | undefined } | undefined;

  constructor(private readonly host: AdminScreen) {}

  /** Tells it; as a function it follows a change of language. `of`: whom or what it is about. */
  tell(what: () => string, of?: string) {
    this.last = { what, of };
    this.host.desk?.say(what());
    this.host.requestUpdate();
  }

  /** Something else is begun. */
  clear() {
    if (!this.last) return;
    this.last = undefined;
    this.host.requestUpdate();
  }

  /** The sentence, where it is about the same. */
  draw = (of?: string) => (this.last && this.last.of === of ? notice('success', this.last.what()) : nothing);
}
