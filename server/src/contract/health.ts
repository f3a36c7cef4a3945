import { z } from 'zod';
import { route } from './route.ts';
import { id } from './shapes.ts';

const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD: as exact as it is known' });

/** A condition as the patient reads it. */
export const SummaryCondition = z
  .object({
    id: id(),
    name: z.string().meta({ description: 'Words, never a code; says so where the condition isn’t named' }),
    code: z.string().nullable().meta({ description: 'For programs; null where the chart has words only' }),
    codeSystem: z.string().optional().meta({ description: 'What the code is from, e.g. http://snomed.info/sct' }),
    clinicalStatus: z.enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved', 'unknown']),
    clinicalStatusText: z.string().meta({ description: 'The status in the person’s language' }),
    past: z.boolean().meta({ description: 'Past history: inactive, in remission or resolved' }),
    onset: partialDate.optional(),
    onsetText: z
      .string()
      .optional()
      .meta({ description: 'The onset where it is no date: an age, or the chart’s words' }),
    lastAssessed: partialDate.optional(),
    assessedBy: z.string().optional().meta({ description: 'The practitioner who committed that assessment' }),
  })
  .meta({ id: 'SummaryCondition' });

/** A medication as the patient reads it. */
export const SummaryMedication = z
  .object({ id: id(), name: z.string(), dosage: z.string().optional(), since: partialDate.optional() })
  .meta({ id: 'SummaryMedication' });

/** An allergy as the patient reads it. */
export const SummaryAllergy = z
  .object({
    id: id(),
    name: z.string(),
    criticality: z.enum(['low', 'high', 'unable-to-assess']).optional(),
    criticalityText: z.string().optional().meta({ description: 'In the person’s language' }),
    reactions: z.array(z.string()),
  })
  .meta({ id: 'SummaryAllergy' });

/** Everything that the health summary shows, in one answer. */
export const HealthSummary = z
  .object({
    conditions: z
      .array(SummaryCondition)
      .meta({ description: 'Active ones first, then past history; each latest first' }),
    medications: z.array(SummaryMedication).meta({ description: 'Active ones' }),
    allergies: z.array(SummaryAllergy).meta({ description: 'Active ones, high risk first' }),
  })
  .meta({ id: 'HealthSummary', description: 'What the chart shows of a patient in words' });

/** A patient's health in the portal. */
export const health = {
  getHealthSummary: route({
    method: 'get',
    path: '/v1/me/health-summary',
    summary: 'Conditions, active medications and active allergies',
    callers: ['patient'],
    section: 'myHealth',
    ok: HealthSummary,
  }),
};
