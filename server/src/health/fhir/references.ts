import { field, isObject, list, object, text, token, type Json } from './json.ts';
import { wordsOf } from './words.ts';

/** Something that a resource points at, as far as it says: by id, by a business identifier, or only by name. */
export interface Reference {
  /** FHIR's kind, where the reference names one. */
  readonly type?: string;
  /** The id in the sender's system; for `urn:uuid:` the uuid. */
  readonly id?: string;
  /** `system|value`, for a logical or a conditional reference. */
  readonly identifier?: string;
  /** `#id` of something inside the same resource. */
  readonly contained?: string;
  /** What the sender calls it. */
  readonly display?: string;
}

const kind = /^[A-Z][A-Za-z]{1,63}$/;

/** Reads a Reference; a plain text in its place counts as its `reference`. Nothing when it points nowhere. */
export function reference(value: unknown): Reference | undefined {
  const from = object(value);
  const target = text(from ? field(from, 'reference') : list(value)[0], 2000);
  const display = wordsOf(field(from, 'display'));
  const stated = token(field(from, 'type'), 64);
  const read: Reference = {
    ...(stated !== undefined && kind.test(stated) ? { type: stated } : {}),
    ...logical(field(from, 'identifier')),
    ...(target === undefined ? {} : locate(target)),
    ...(display === undefined ? {} : { display }),
  };
  return Object.keys(read).some((name) => name !== 'type') ? read : undefined;
}

/** All references that a field holds. */
export const references = (value: unknown): Reference[] =>
  list(value)
    .map(reference)
    .filter((one) => one !== undefined);

/** Where the text of a reference points: relative, absolute, `urn:`, `#contained` or conditional. */
export function locate(target: string): Reference {
  if (target.startsWith('#')) return target.length > 1 ? { contained: target.slice(1) } : {};
  const urn = /^urn:(?:uuid|oid):(\S{1,128})$/i.exec(target)?.[1];
  if (urn !== undefined) return { id: urn.toLowerCase() };
  const condition = /^(?:\S*\/)?([A-Z][A-Za-z]+)\?(?:\S*&)?identifier=([^&\s]+)/.exec(target);
  if (condition) return { type: condition[1], identifier: decode(condition[2] ?? '') };
  const path = target.replace(/\/_history\/[^/]*$/, '').replace(/[?#].*$/, '');
  const parts = /(?:^|\/)([A-Z][A-Za-z]{1,63})\/([A-Za-z0-9.-]{1,128})$/.exec(path);
  return parts ? { type: parts[1], id: parts[2] } : {};
}

/** Something inside the same resource that a reference names with `#id`. */
export const containedIn = (resource: Json, id: string | undefined): Json | undefined =>
  id === undefined
    ? undefined
    : list(field(resource, 'contained'))
        .filter(isObject)
        .find((one) => text(field(one, 'id'))?.replace(/^#/, '') === id);

/**
 * A copy of the resource in which references that the bundle itself resolves say `Type/id`.
 * @param resolve answers for the text of a reference, or nothing where the bundle doesn't hold it
 */
export function withReferences(value: unknown, resolve: Resolve): unknown {
  if (Array.isArray(value)) return inList(value, resolve);
  return isObject(value) ? inObject(value, resolve) : value;
}

type Resolve = (target: string) => string | undefined;

/** Copied only where something inside changes: most of a resource is no reference. */
function inList(value: readonly unknown[], resolve: Resolve): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let i = 0; i < value.length; i += 1) {
    const inner = withReferences(value[i], resolve);
    if (inner !== value[i]) (copy ??= [...value])[i] = inner;
  }
  return copy ?? value;
}

function inObject(value: Json, resolve: Resolve): Json {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(value)) {
    const old = value[name];
    const isTarget = name === 'reference' && typeof old === 'string';
    const inner = isTarget ? (resolve(old) ?? old) : name === '__proto__' ? old : withReferences(old, resolve);
    if (inner !== old) (copy ??= { ...value })[name] = inner;
  }
  return copy ?? value;
}

/** An Identifier as `system|value`; without both it identifies nothing here. */
export function identifierKey(value: unknown): string | undefined {
  const system = text(field(value, 'system'), 120);
  const raw = field(value, 'value');
  const own = text(typeof raw === 'number' ? String(raw) : raw, 120);
  return system === undefined || own === undefined || system.endsWith('…') || own.endsWith('…')
    ? undefined
    : `${system}|${own}`;
}

function logical(value: unknown): { identifier?: string } {
  const identifier = identifierKey(value);
  return identifier === undefined ? {} : { identifier };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // not percent-encoded: it says what it says
  }
}
