import type { SettingsAnswer } from './catalog.ts';

/** What isn't saved yet of one setting, for the organization or one location. */
export interface Unsaved {
  key: string;
  /** The location; nothing: the organization. */
  place: string | undefined;
  /** Effective before and, as far as this page knows, after. */
  before: unknown;
  after: unknown;
  /** It goes back to what counts without it: the organization’s value, or the default. */
  isReset: boolean;
}

/** What outlives the end of a session: the changes, and the version they were made on. */
export interface KeptDraft {
  version: number;
  changes: readonly (readonly [place: string, key: string, change: Change])[];
  unread: readonly Unread[];
}

interface Change {
  isReset: boolean;
  value?: unknown;
}

/** What stands in a field and isn't a value. */
export interface Unread {
  key: string;
  place: string | undefined;
  typed: Readonly<Record<string, string>>;
  /** The sentence that says what to type. */
  wrong: string;
  /** It was looked through: the sentence is shown. */
  isShown: boolean;
}

/**
 * What staff changed and didn't save yet, over all groups and locations. It tells `change` whenever a value moves, so that
 * only what shows that value is drawn again; the event's `key` names it, none: anything may have moved.
 */
export class SettingsDraft extends EventTarget {
  /** The version that the changes were made on. */
  version = 0;
  private saved?: SettingsAnswer;
  private fallbacks: Readonly<Record<string, unknown>> = {};
  private readonly changes = new Map<string, Map<string, Change>>();
  private readonly texts = new Map<string, Unread>();

  /** Takes over what the API says; unsaved changes stay, but for those that are so by now. */
  load(saved: SettingsAnswer, fallbacks: Readonly<Record<string, unknown>>) {
    this.saved = saved;
    this.fallbacks = fallbacks;
    this.version = saved.version;
    for (const { key, place, after, isReset } of this.list()) if (isReset ? !this.isSet(key, place) : this.isSaved(key, after, place)) this.forget(key, place);
    this.tell();
  }

  /** The effective value with what isn't saved. */
  value(key: string, place?: string): unknown {
    const change = this.changes.get(place ?? '')?.get(key);
    if (change && !change.isReset) return change.value;
    if (change) return place ? this.value(key) : this.fallbacks[key];
    if (place && this.overrides(place) && Object.hasOwn(this.overrides(place) ?? {}, key)) return this.overrides(place)?.[key];
    return place ? this.value(key) : this.savedValue(key);
  }

  /** The effective value as it is saved. */
  savedValue(key: string, place?: string): unknown {
    const own = place ? this.overrides(place) : undefined;
    return own && Object.hasOwn(own, key) ? own[key] : Reflect.get(this.saved?.values ?? {}, key);
  }

  /** Whether the place has a value of its own, with what isn't saved. */
  isOwn(key: string, place?: string): boolean {
    const change = this.changes.get(place ?? '')?.get(key);
    return change ? !change.isReset : this.isSet(key, place);
  }

  isChanged(key: string, place?: string): boolean {
    return !!this.changes.get(place ?? '')?.has(key);
  }

  /** What is typed into a setting's field and isn't a value yet. */
  unread = (key: string, place?: string) => this.texts.get(`${place ?? ''} ${key}`);

  get unreadCount() {
    return this.texts.size;
  }

  /** Notes what is typed and isn't a value; it was looked through before if its sentence is shown. */
  type(one: Omit<Unread, 'isShown'>) {
    const { isShown = false } = this.unread(one.key, one.place) ?? {};
    this.texts.set(`${one.place ?? ''} ${one.key}`, { ...one, isShown });
    this.tell(one.key);
  }

  /** Looks through the fields: what none can be read from is shown, and answered. */
  check(): readonly Unread[] {
    for (const [name, one] of this.texts) this.texts.set(name, { ...one, isShown: true });
    for (const { key } of this.texts.values()) this.tell(key);
    return [...this.texts.values()];
  }

  /** Notes a new value; the saved one is no change. */
  set(key: string, value: unknown, place?: string) {
    if (this.isSaved(key, value, place)) this.forget(key, place);
    else this.note(key, { isReset: false, value }, place);
    this.tell(key);
  }

  /** Back to what counts without a value of its own. */
  reset(key: string, place?: string) {
    if (this.isSet(key, place)) this.note(key, { isReset: true }, place);
    else this.forget(key, place);
    this.tell(key);
  }

  /** Back to what is saved. */
  undo(key: string, place?: string) {
    this.forget(key, place);
    this.tell(key);
  }

  /** Drops every change, or those of one place. */
  discard(place?: string) {
    if (place === undefined) {
      this.changes.clear();
      this.texts.clear();
    } else this.changes.delete(place);
    this.tell();
  }

  get size() {
    return this.list().length;
  }

  /** All changes, the organization's first. */
  list(): Unsaved[] {
    const places = [...this.changes].sort(([one], [other]) => one.localeCompare(other));
    return places.flatMap(([name, changes]) => {
      const place = name || undefined;
      return [...changes].map(([key, { isReset }]) => ({ key, place, isReset, before: this.savedValue(key, place), after: this.value(key, place) }));
    });
  }

  /** What the API is sent for one place. */
  bodyOf(place: string) {
    const changes = [...(this.changes.get(place) ?? [])];
    return {
      values: Object.fromEntries(changes.flatMap(([key, { isReset, value }]) => (isReset ? [] : [[key, value]]))),
      reset: changes.flatMap(([key, { isReset }]) => (isReset ? [key] : [])),
    };
  }

  /** The places that have changes, the organization (an empty name) first. */
  get places() {
    return [...this.changes].flatMap(([place, changes]) => (changes.size ? [place] : [])).sort();
  }

  /** What the preview shows: every value that differs from the saved ones. */
  overlay(place?: string): Readonly<Record<string, unknown>> {
    const own = this.list().filter((one) => one.place === undefined || one.place === place);
    return Object.fromEntries(own.map(({ key, after }) => [key, after]));
  }

  keep(): KeptDraft | undefined {
    const changes = [...this.changes].flatMap(([place, all]) => [...all].map(([key, change]) => [place, key, change] as const));
    return changes.length || this.texts.size ? { version: this.version, changes, unread: [...this.texts.values()] } : undefined;
  }

  restore({ changes, unread }: KeptDraft) {
    for (const one of unread) this.texts.set(`${one.place ?? ''} ${one.key}`, one);
    for (const [place, key, change] of changes) this.note(key, change, place || undefined);
    this.tell();
  }

  private overrides(place: string): Readonly<Record<string, unknown>> | undefined {
    return this.saved?.locations.find(({ id }) => id === place)?.values;
  }

  private isSet(key: string, place: string | undefined): boolean {
    return place ? Object.hasOwn(this.overrides(place) ?? {}, key) : !!this.saved?.set.includes(key);
  }

  /** A location's own value is one even where it is the organization's. */
  private isSaved = (key: string, value: unknown, place: string | undefined) => (!place || this.isSet(key, place)) && isSame(value, this.savedValue(key, place));

  private note(key: string, change: Change, place: string | undefined) {
    this.texts.delete(`${place ?? ''} ${key}`);
    const changes = this.changes.get(place ?? '') ?? new Map<string, Change>();
    this.changes.set(place ?? '', changes.set(key, change));
  }

  private forget(key: string, place: string | undefined) {
    this.texts.delete(`${place ?? ''} ${key}`);
    this.changes.get(place ?? '')?.delete(key);
  }

  private tell = (key?: string) => this.dispatchEvent(new CustomEvent('change', { detail: key }));
}

/** Whether two values are the same JSON, however their members are ordered. */
export const isSame = (one: unknown, other: unknown) => ordered(one) === ordered(other);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_name, one: unknown) => (typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort()) : one)) ?? '';
