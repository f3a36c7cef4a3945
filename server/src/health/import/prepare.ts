import { createHash } from 'node:crypto';
import { canonical, fingerprint, timeless } from '../fhir/canonical.ts';
import { field, isObject, text, type Json } from '../fhir/json.ts';
import type { Refusal } from '../fhir/outcome.ts';
import { identify, idOfFullUrl, isFhirId, isRefusal, readResource, type Identified } from '../fhir/read.ts';
import type { Kind, Reading } from '../fhir/reading.ts';
import { withReferences } from '../fhir/references.ts';
import { Unreadable } from './document.ts';

/** An entry whose resource is of a kept kind, under the id that it has in its source. */
export interface Prepared {
  readonly kind: Kind;
  readonly sourceId: string;
  /** The sender replaces the whole resource, and means what it leaves out. */
  readonly replaces: boolean;
  readonly resource: Json;
  readonly reading: Reading;
  readonly fingerprint: string;
  /** The resource as JSON, its fields in one fixed order: that of the sender doesn't count. */
  readonly content: string;
}

/** An entry that is fine, of a kind that Portico has no use for. */
export interface NotKept {
  readonly notKept: string;
}

/** An entry told apart, before its references are resolved. */
export type Sorted =
  (Identified & { readonly kind: Kind; readonly sourceId: string; readonly replaces: boolean }) | NotKept | Refusal;

/** Finds out what an entry is and what its id is: its resource's own, else its request's, its fullUrl's, its content's. */
export function sort(entry: unknown): Sorted {
  if (entry instanceof Unreadable) return entry.refusal;
  if (!isObject(entry)) return { status: 400, code: 'structure', reason: 'no-resource' };
  const asked = requestOf(entry);
  if ('reason' in asked) return asked;
  const identified = identify(field(entry, 'resource'));
  if (isRefusal(identified)) return identified;
  const { type, kind, resource } = identified;
  if (asked.type !== null && asked.type !== type)
    return { status: 400, code: 'invalid', reason: 'type-mismatch', values: { type } };
  if (kind === null) return { notKept: type };
  if (asked.id !== null && identified.id !== null && asked.id !== identified.id)
    return { status: 400, code: 'invalid', reason: 'id-mismatch' };
  const sourceId = identified.id ?? asked.id ?? idOfFullUrl(entry['fullUrl']) ?? idOfContent(resource);
  return { ...identified, kind, sourceId, replaces: asked.replaces };
}

/** Makes a sorted entry ready to be stored: references that the bundle resolves say where, and what it holds has a fingerprint. */
export function prepare(
  sorted: Exclude<Sorted, NotKept | Refusal>,
  resolve: (target: string) => string | undefined,
): Prepared {
  const { kind, sourceId, replaces } = sorted;
  const linked = withReferences(timeless(sorted.resource), resolve);
  const resource: Json = isObject(linked) ? { ...linked, id: sourceId } : sorted.resource;
  const reading = readResource(kind, resource);
  const content = canonical(resource);
  return { kind, sourceId, replaces, resource, reading, fingerprint: fingerprint(content), content };
}

const idOfContent = (resource: Json) =>
  createHash('sha256')
    .update(canonical(timeless(resource)))
    .digest('hex');

interface Asked {
  readonly type: string | null;
  readonly id: string | null;
  readonly replaces: boolean;
}

/** What the entry's `request` wants done; without one, or with a broken one, the resource is simply brought. */
function requestOf(entry: Json): Asked | Refusal {
  const method = text(field(entry['request'], 'method'), 10)?.toUpperCase();
  if (method !== undefined && method !== 'POST' && method !== 'PUT')
    return { status: 405, code: 'not-supported', reason: 'method', values: { method } };
  const url = text(field(entry['request'], 'url'), 1000);
  const [, type = null, id = null] =
    /^(?:https?:\/\/\S*\/|\/)?([A-Z][A-Za-z]+)(?:\/([^/?#]+))?(?:[/?#]\S*)?$/.exec(url ?? '') ?? [];
  return { type, id: method === 'PUT' && id !== null && isFhirId(id) ? id : null, replaces: method === 'PUT' };
}
