import fc from 'fast-check';
import { isObject } from '../fhir/json.ts';

/** Where a value stands inside an entry. */
type Path = readonly (string | number)[];

/** One change of one place. */
interface Mutation {
  /** Which of the places, as a share of all. */
  readonly place: number;
  readonly kind: (typeof kinds)[number];
  readonly value: unknown;
}

const kinds = [
  'drop',
  'replace',
  'wrap',
  'unwrap',
  'wordless',
  'codeless',
  'wrong',
  'extension',
  'reference',
  'date',
  'poison',
] as const;
const values = [
  null,
  true,
  0,
  -1,
  1e400,
  3.5,
  '',
  ' ',
  'x',
  'undefined',
  '195967001',
  [],
  {},
  [[]],
  ['x', null],
  { a: 1 },
  'x'.repeat(3000),
  '\u0000\u202e\ud800',
  '<script>alert(1)</script>',
  '2019',
  '2019-13',
  '0000-00-00',
  'Patient/p',
  '#c',
  'urn:uuid:dangling',
];
const references = [
  '#inside',
  '#nothing',
  'urn:uuid:00000000-0000-4000-8000-000000000000',
  'https://ehr.example/fhir/Practitioner/1',
  'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|40',
  'Practitioner/none/_history/2',
  'Group/1',
  'Patient',
  '../../Patient/1',
  'Observation/1?x=y#z',
];

/** Some changes to make to an entry. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 0.999, noNaN: true }),
    kind: fc.constantFrom(...kinds),
    value: fc.constantFrom<unknown>(...values),
  }),
  { minLength: 1, maxLength: 6 },
);

/** A copy of the entry with the changes made, each at a place that is there. */
export function mutated(entry: unknown, changes: readonly Mutation[]): unknown {
  return changes.reduce((now, { place, kind, value }) => {
    const places = placesIn(now, fits[kind] ?? (() => true));
    const path = places[Math.floor(place * places.length)];
    return path === undefined ? now : changed(now, path, (old) => changes_[kind](old, value, place));
  }, structuredClone(entry));
}

const drop = Symbol('drop');

const fits: Partial<Record<Mutation['kind'], (value: unknown, path: Path) => boolean>> = {
  wordless: (value) => isObject(value) && Array.isArray(value['coding']),
  codeless: (value) => isObject(value) && Array.isArray(value['coding']),
  wrong: (_value, path) => ['status', 'verificationStatus', 'clinicalStatus'].includes(String(path.at(-1))),
  extension: (value) => isObject(value),
  poison: (value) => isObject(value),
  reference: (_value, path) => path.at(-1) === 'reference',
  date: (value) => typeof value === 'string' && /^\d{4}-/.test(value),
  unwrap: (value) => Array.isArray(value),
};

const changes_: Record<Mutation['kind'], (old: unknown, value: unknown, share: number) => unknown> = {
  drop: () => drop,
  replace: (_old, value) => value,
  wrap: (old) => [old],
  unwrap: (old) => (Array.isArray(old) ? old[0] : old),
  wordless: (old) =>
    isObject(old) && Array.isArray(old['coding'])
      ? { coding: old['coding'].map((one) => (isObject(one) ? { system: one['system'], code: one['code'] } : one)) }
      : old,
  codeless: (old) => (isObject(old) ? { text: old['text'] } : old),
  wrong: (old) => (typeof old === 'string' ? 'entered-in-error' : { coding: [{ code: 'entered-in-error' }] }),
  extension: (old, value) =>
    isObject(old)
      ? { ...old, extension: [{ url: 'urn:unknown', valueString: value }, value], modifierExtension: value }
      : old,
  reference: (_old, _value, share) => references[Math.floor(share * references.length)],
  date: (old, _value, share) => String(old).slice(0, [4, 7, 10][Math.floor(share * 3)]),
  poison: (old, value) =>
    JSON.parse(
      `{"__proto__":${JSON.stringify(value) ?? 'null'},"constructor":1,${JSON.stringify(old).slice(1)}`.replace(
        /,\}$/,
        '}',
      ),
    ),
};

function placesIn(value: unknown, isFit: (value: unknown, path: Path) => boolean, path: Path = []): Path[] {
  const own = path.length > 0 && isFit(value, path) ? [path] : [];
  if (Array.isArray(value)) return [...own, ...value.flatMap((one, i) => placesIn(one, isFit, [...path, i]))];
  if (!isObject(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([name, one]) => placesIn(one, isFit, [...path, name]))];
}

function changed(value: unknown, [first, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (first === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((one, i) => (i === first ? changed(one, rest, change) : one)).filter((one) => one !== drop);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, name === first ? changed(one, rest, change) : one] as const)
      .filter(([, one]) => one !== drop),
  );
}
