import { dateIn } from './dates.ts';
import { field, firstOf, list, type Json } from './json.ts';
import type { Reading } from './reading.ts';
import { reference } from './references.ts';
import { conceptCode, conceptWords, knownCode, wordsOf } from './words.ts';

/** Reads an AllergyIntolerance. One without a clinical status is taken for active: leaving it out could harm. */
export function readAllergy(resource: Json): Reading {
  const verified = knownCode(field(resource, 'verificationStatus'), ['entered-in-error', 'refuted'] as const);
  const clinical = knownCode(field(resource, 'clinicalStatus'), [
    'active',
    'inactive',
    'resolved',
    'entered-in-error',
  ] as const);
  const reactions = list(field(resource, 'reaction'));
  return {
    patient: reference(field(resource, 'patient') ?? field(resource, 'subject')),
    status: verified === 'entered-in-error' ? verified : (clinical ?? 'active'),
    category: conceptCode(list(field(resource, 'category')).map((code) => ({ code })))?.code ?? null,
    code: conceptCode(field(resource, 'code')) ?? null,
    date: dateIn(resource, 'onsetDateTime', 'recordedDate', 'onsetPeriod', 'lastOccurrence') ?? null,
    show: verified !== 'refuted',
    facts: {
      name: conceptWords(field(resource, 'code')) ?? firstOf(reactions, (one) => conceptWords(field(one, 'substance'))),
      allergy: {
        criticality: knownCode(field(resource, 'criticality'), ['low', 'high', 'unable-to-assess'] as const),
        reactions: [...new Set(reactions.flatMap(reactionWords))],
      },
      encounter: reference(field(resource, 'encounter')),
    },
  };
}

/** What happened: the manifestations, else the reaction's own description. */
function reactionWords(reaction: unknown): string[] {
  const manifested = list(field(reaction, 'manifestation'))
    .map(conceptWords)
    .filter((one) => one !== undefined);
  const described = wordsOf(field(reaction, 'description'));
  return manifested.length > 0 || described === undefined ? manifested : [described];
}
