import { field, firstOf, isObject, list, text, type Json } from './json.ts';
import { containedIn, reference, type Reference } from './references.ts';
import { allCodes, nameWords, wordsOf } from './words.ts';
import type { By } from './reading.ts';

const clinicians = ['Practitioner', 'PractitionerRole'];

/** The practitioner that one of these fields names; a patient or relative who told it is none. */
export const practitionerIn = (resource: Json, ...names: string[]): By | undefined =>
  firstOf(names, (name) => firstOf(list(field(resource, name)), (value) => practitioner(resource, value)));

/** A reference read as a practitioner: by the name inside the resource, else by where their own resource is. */
export function practitioner(resource: Json, value: unknown): By | undefined {
  const to = reference(value);
  if (!to || (to.type !== undefined && !clinicians.includes(to.type))) return undefined;
  if (to.contained === undefined) return by(to);
  const inside = containedIn(resource, to.contained);
  const type = text(field(inside, 'resourceType'));
  if (inside && type === 'Practitioner') return named(nameWords(field(inside, 'name')) ?? to.display);
  if (inside && type === 'PractitionerRole')
    return practitioner(withoutItself(resource, inside), field(inside, 'practitioner'));
  return inside ? undefined : named(to.display);
}

/** The practitioner of an encounter: who performed it, else who attended, else the first one that took part. */
export function encounterPractitioner(encounter: Json): By | undefined {
  const participants = list(field(encounter, 'participant')).filter(isObject);
  const rank = (one: Json) => {
    const role = ['PPRF', 'ATND', 'CON'].findIndex((code) =>
      list(one.type).some((type) => allCodes(type).includes(code)),
    );
    return role < 0 ? 3 : role;
  };
  return firstOf(
    [...participants].sort((a, b) => rank(a) - rank(b)),
    (one) => practitionerIn({ ...one, contained: encounter.contained }, 'individual'),
  );
}

/** A person's or place's own name. */
export const ownName = (resource: Json): string | undefined =>
  nameWords(field(resource, 'name')) ?? wordsOf(field(resource, 'name')) ?? wordsOf(list(field(resource, 'alias'))[0]);

function by({ display, ...target }: Reference): By | undefined {
  const known = target.id !== undefined || target.identifier !== undefined;
  if (!known && display === undefined) return undefined;
  return { ...(display === undefined ? {} : { name: display }), ...(known ? { target } : {}) };
}

const named = (name: string | undefined): By | undefined => (name === undefined ? undefined : { name });

/** So that a role that names itself isn't followed for ever. */
const withoutItself = (resource: Json, inside: Json): Json => ({
  ...resource,
  contained: list(resource.contained).filter((one) => one !== inside),
});
