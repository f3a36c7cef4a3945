import { dateIn, fhirDate } from './dates.ts';
import { field, firstOf, isObject, list, number, path, text, token, type Json } from './json.ts';
import type { Dosage, Reading } from './reading.ts';
import { containedIn, reference, type Reference } from './references.ts';
import { conceptCode, conceptWords, knownCode, quantityWords, wordsOf } from './words.ts';

const requestStates = [
  'active',
  'on-hold',
  'cancelled',
  'completed',
  'entered-in-error',
  'stopped',
  'draft',
  'unknown',
] as const;
const statementStates = [
  'active',
  'completed',
  'entered-in-error',
  'intended',
  'stopped',
  'on-hold',
  'unknown',
  'not-taken',
] as const;

/** Reads a Medication: the product that requests and statements may point at. */
export const readMedication = (resource: Json): Reading => ({
  status: knownCode(field(resource, 'status'), ['active', 'inactive', 'entered-in-error'] as const) ?? 'unknown',
  category: null,
  code: conceptCode(field(resource, 'code')) ?? null,
  date: null,
  show: true,
  facts: { name: medicationWords(resource) },
});

/** Reads a MedicationRequest. What is only proposed, an option among others, or an order not to take it isn't shown. */
export function readMedicationRequest(resource: Json): Reading {
  const intent = knownCode(field(resource, 'intent'), ['proposal', 'option'] as const);
  const forbids = field(resource, 'doNotPerform') === true || field(resource, 'doNotPerform') === 'true';
  const since = dateIn(resource, 'authoredOn');
  return {
    patient: reference(field(resource, 'subject') ?? field(resource, 'patient')),
    status: knownCode(field(resource, 'status'), requestStates) ?? 'unknown',
    category: conceptCode(field(resource, 'category'))?.code ?? null,
    code: codeOf(resource),
    date: since ?? null,
    show: intent === undefined && !forbids,
    facts: {
      name: nameOf(resource),
      medication: {
        medication: productOf(resource),
        since,
        dosages: list(field(resource, 'dosageInstruction')).map(dosage),
      },
      encounter: reference(field(resource, 'encounter')),
    },
  };
}

/** Reads a MedicationStatement; one whose period has an end is over after it. */
export function readMedicationStatement(resource: Json): Reading {
  const since = dateIn(resource, 'effectiveDateTime', 'effectivePeriod', 'dateAsserted');
  const until = firstOf(list(field(resource, 'effectivePeriod')), (period) => fhirDate(field(period, 'end')));
  return {
    patient: reference(field(resource, 'subject')),
    status: knownCode(field(resource, 'status'), statementStates) ?? 'unknown',
    category: conceptCode(field(resource, 'category'))?.code ?? null,
    code: codeOf(resource),
    date: since ?? null,
    show: true,
    facts: {
      name: nameOf(resource),
      medication: {
        medication: productOf(resource),
        since,
        until,
        dosages: list(field(resource, 'dosage')).map(dosage),
      },
      encounter: reference(field(resource, 'context')),
    },
  };
}

const codeOf = (resource: Json) =>
  conceptCode(field(resource, 'medicationCodeableConcept')) ?? conceptCode(field(inside(resource), 'code')) ?? null;

const nameOf = (resource: Json): string | undefined =>
  conceptWords(field(resource, 'medicationCodeableConcept')) ??
  medicationWords(inside(resource)) ??
  productReference(resource)?.display;

/** Where the product's own resource is, unless it is inside this one. */
function productOf(resource: Json): Reference | undefined {
  const product = productReference(resource);
  return product?.id === undefined && product?.identifier === undefined ? undefined : product;
}

const productReference = (resource: Json) =>
  reference(field(resource, 'medicationReference') ?? path(resource, 'medication', 'reference'));

const inside = (resource: Json): Json | undefined => containedIn(resource, productReference(resource)?.contained);

/** What a product is called; one that is mixed from others and has no name is called by them. */
function medicationWords(product: Json | undefined): string | undefined {
  const own = conceptWords(field(product, 'code'));
  if (own !== undefined || product === undefined) return own;
  const parts = list(field(product, 'ingredient')).map((one) => conceptWords(field(one, 'itemCodeableConcept')));
  const named = parts.filter((one) => one !== undefined);
  return named.length > 0 ? text(named.join(' + ')) : undefined;
}

function dosage(value: unknown): Dosage {
  const words = wordsOf(field(value, 'patientInstruction')) ?? wordsOf(field(value, 'text')) ?? wordsOf(value);
  const needed = field(value, 'asNeededBoolean') === true || isObject(field(value, 'asNeededCodeableConcept'));
  const asNeeded = needed ? { asNeeded: true as const } : {};
  if (words !== undefined) return { words };
  const dose = list(field(value, 'doseAndRate'));
  const amount = firstOf(
    [...dose, value],
    (one) => quantityWords(field(one, 'doseQuantity')) ?? quantityWords(path(one, 'doseRange', 'high')),
  );
  const spoken = conceptWords(path(value, 'timing', 'code'));
  const rest = { ...asNeeded, amount, route: conceptWords(field(value, 'route')) };
  return {
    ...rest,
    ...(spoken === undefined
      ? timing(path(value, 'timing', 'repeat'))
      : { words: [amount, spoken].filter(Boolean).join(', ') }),
  };
}

function timing(repeat: unknown): Pick<Dosage, 'times' | 'every' | 'unit'> {
  const unit = (['s', 'min', 'h', 'd', 'wk', 'mo', 'a'] as const).find(
    (one) => one === token(field(repeat, 'periodUnit')),
  );
  const every = number(field(repeat, 'period'));
  return unit === undefined || every === undefined || every <= 0
    ? {}
    : { times: number(field(repeat, 'frequency')) ?? 1, every, unit };
}
