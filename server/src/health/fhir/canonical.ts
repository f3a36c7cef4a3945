import { createHash } from 'node:crypto';
import { isObject, type Json } from './json.ts';

/**
 * The fingerprint of a resource's content. The order of fields doesn't count, nor what every export writes anew
 * (`meta.versionId`, `meta.lastUpdated`): the same fingerprint means there is nothing to write.
 */
export function fingerprint(resource: Json): string {
  return createHash('sha256')
    .update(canonical(timeless(resource)))
    .digest('base64url');
}

/** JSON with its fields in one fixed order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/**
 * Whether a copy says nothing that we don't have already. The same practitioner comes again in many bundles, now with
 * more detail, now with less: a poorer copy must not take away what a richer one brought.
 */
export function saysNothingNew(copy: unknown, known: unknown): boolean {
  if (Array.isArray(copy)) {
    return (
      Array.isArray(known) && copy.length === known.length && copy.every((one, i) => saysNothingNew(one, known[i]))
    );
  }
  if (!isObject(copy)) return copy === known;
  return (
    isObject(known) &&
    Object.keys(copy).every((name) => Object.hasOwn(known, name) && saysNothingNew(copy[name], known[name]))
  );
}

/** A resource without the fields of `meta` that every export writes anew. */
export function timeless(resource: Json): Json {
  if (!isObject(resource.meta)) return resource;
  const meta = Object.fromEntries(
    Object.entries(resource.meta).filter(([name]) => name !== 'versionId' && name !== 'lastUpdated'),
  );
  const { meta: _, ...rest } = resource;
  return Object.keys(meta).length === 0 ? rest : { ...rest, meta };
}
