import { createHash } from 'node:crypto';
import { isObject, type Json } from './json.ts';

/** The fingerprint of a resource's canonical content: the same means there is nothing to write. */
export const fingerprint = (content: string): string => createHash('sha256').update(content).digest('base64url');

/** JSON with its fields in one fixed order. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) {
    let text = '[';
    for (const [i, one] of value.entries()) text += i === 0 ? canonical(one) : `,${canonical(one)}`;
    return `${text}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  let text = '';
  for (const name of Object.keys(value).sort()) {
    if (value[name] !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(value[name])}`;
  }
  return `{${text}}`;
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
