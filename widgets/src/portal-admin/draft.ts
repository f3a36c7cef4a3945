import type { ReactiveController } from 'lit';
import type { AdminScreen } from './screen.ts';

/** What stands in one form. */
interface Kept<Value> {
  /** Which form it is; nothing: it isn't known yet what it is about. */
  name: () => string | undefined;
  /** What was typed so far; nothing: there is nothing to keep. Passwords and codes are never kept. */
  read: () => Value | undefined;
  /** Puts it back, before the form is drawn. */
  write: (value: Value) => void;
}

/** What was typed when a session ended by itself: in memory alone, and for the person who typed it. */
export class Drafts {
  private owner?: string;
  private readonly kept = new Map<string, unknown>();

  /** Somebody is here: what another person typed is gone. */
  belongTo(person: string) {
    if (this.owner !== person) this.kept.clear();
    this.owner = person;
  }

  clear() {
    this.kept.clear();
  }

  put(name: string, value: unknown) {
    this.kept.set(name, value);
  }

  take(name: string): unknown {
    const value = this.kept.get(name);
    this.kept.delete(name);
    return value;
  }
}

/** Keeps what stands in a form over the end of the session, and puts it back when the same person is at it again. */
export class Draft<Value> implements ReactiveController {
  /** The form that was looked up last. */
  private known?: string;

  constructor(
    private readonly host: AdminScreen,
    private readonly form: Kept<Value>,
  ) {
    host.addController(this);
  }

  hostUpdate() {
    const name = this.form.name();
    const { portal } = this.host.desk ?? {};
    if (!portal || !name || name === this.known) return;
    this.known = name;
    const value = portal.drafts.take(name);
    // The same form has written it.
    if (value !== undefined) this.form.write(value as Value);
  }

  hostDisconnected() {
    const name = this.form.name();
    const { portal } = this.host.desk ?? {};
    if (!portal || !name || portal.session || portal.ending === 'signed-out') return;
    const value = this.form.read();
    if (value !== undefined) portal.drafts.put(name, value);
  }
}
