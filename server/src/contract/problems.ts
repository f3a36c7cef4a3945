import { z } from 'zod';
import { refusals } from './refusals.ts';
import { ContrastProblem } from './contrast-problem.ts';
import { fileRefusals } from './file-refusals.ts';
import { Money } from './shapes.ts';

const none = z.object({});

/** One thing that is wrong with a request: where it stands (JSON Pointer) and what to do, in the person's language. */
export const Issue = z
  .object({
    in: z.enum(['body', 'query', 'path', 'header']),
    path: z.string().meta({ description: 'JSON Pointer to the value' }),
    code: z.string().meta({ description: 'Stable, for programs' }),
    message: z.string(),
  })
  .meta({ id: 'Issue' });

/**
 * Every problem the API answers: its status and the members it adds to RFC 9457's own.
 * The name is the stable end of `type`: `urn:portico:problem:<name>`. Texts are in `locales/`.
 */
export const problems = {
  'invalid-request': { status: 400, members: z.object({ errors: z.array(Issue) }) },
  unauthorized: { status: 401, members: none },
  'session-ended': { status: 401, members: none },
  'proof-refused': { status: 401, members: z.object({ reason: z.string() }) },
  'wrong-credentials': { status: 401, members: none },
  'key-unknown': { status: 401, members: none },
  'preview-over': { status: 401, members: none },
  'preview-only': { status: 403, members: none },
  'portal-disabled': { status: 403, members: z.object({ phone: z.string().nullable() }) },
  'section-disabled': { status: 403, members: z.object({ section: z.string() }) },
  'missing-permission': { status: 403, members: z.object({ permission: z.string() }) },
  'origin-not-allowed': { status: 403, members: none },
  'secret-key-in-browser': { status: 403, members: none },
  'not-allowed': { status: 403, members: none },
  'fresh-authentication-required': { status: 403, members: none },
  'not-found': { status: 404, members: none },
  'method-not-allowed': { status: 405, members: z.object({ allow: z.array(z.string()) }) },
  conflict: { status: 409, members: none },
  'already-exists': { status: 409, members: z.object({ field: z.string() }) },
  'settings-conflict': {
    status: 409,
    members: z.object({ conflicts: z.array(z.object({ keys: z.array(z.string()), code: z.string(), message: z.string(), contrast: ContrastProblem.optional() })) }),
  },
  /** `portal-disabled` where the request is staff's own: what they want to send would lead nowhere. */
  'portal-off': { status: 409, members: z.object({ phone: z.string().nullable() }) },
  'not-linked': { status: 409, members: none },
  'login-disabled': { status: 409, members: none },
  'phone-links-off': { status: 409, members: none },
  'sms-not-configured': { status: 409, members: none },
  'sms-stopped': { status: 409, members: none },
  'slot-taken': { status: 409, members: z.object({ alternatives: z.array(z.iso.datetime({ offset: true })) }) },
  'slot-not-offered': { status: 409, members: none },
  'hold-expired': { status: 409, members: none },
  'act-refused': {
    status: 409,
    members: z.object({
      reason: z.enum(refusals),
      phone: z.string().nullable().meta({ description: 'Of the location, else of the organization' }),
      until: z.iso.datetime({ offset: true }).nullable().meta({ description: '`too-late`: until when it could have been done; `too-early`: from when it can' }),
    }),
  },
  'too-many-bookings': { status: 409, members: z.object({ limit: z.number().int() }) },
  'step-missing': { status: 409, members: z.object({ missing: z.array(z.enum(['sign-in', 'contact', 'name', 'forms', 'consent', 'card'])) }) },
  'request-decided': { status: 409, members: z.object({ state: z.string().meta({ description: 'The appointment’s status now' }) }) },
  'public-booking-off': { status: 409, members: none },
  'gateway-missing': { status: 409, members: none },
  'code-expired': { status: 409, members: none },
  'contact-not-verified': { status: 409, members: none },
  'contact-needed': { status: 409, members: z.object({ field: z.string() }) },
  'invoice-not-open': { status: 409, members: z.object({ invoiceId: z.string(), state: z.string() }) },
  'amount-over-balance': { status: 409, members: z.object({ invoiceId: z.string(), balance: Money }) },
  'currencies-differ': { status: 409, members: none },
  'payment-in-progress': { status: 409, members: z.object({ retryAfterSeconds: z.number().int() }) },
  'transition-running': { status: 409, members: none },
  'signature-refused': { status: 400, members: none },
  'payment-not-confirmable': { status: 409, members: none },
  'card-not-confirmable': { status: 409, members: none },
  'link-used': { status: 409, members: none },
  'link-replaced': { status: 409, members: none },
  'link-expired': { status: 409, members: none },
  'already-active': { status: 409, members: none },
  'not-active': { status: 409, members: none },
  'mail-not-configured': { status: 409, members: none },
  'second-factor-required': { status: 409, members: none },
  'not-yourself': { status: 409, members: none },
  'last-manager': { status: 409, members: none },
  'user-type-in-use': { status: 409, members: none },
  'key-ended': { status: 409, members: none },
  'adults-only': { status: 409, members: z.object({ phone: z.string().nullable() }) },
  'registration-ended': { status: 409, members: none },
  'duplicate-decided': { status: 409, members: z.object({ state: z.string() }) },
  'version-mismatch': { status: 412, members: z.object({ version: z.number().int() }) },
  'file-refused': { status: 422, members: z.object({ reason: z.enum(fileRefusals) }) },
  'payload-too-large': { status: 413, members: z.object({ limitBytes: z.number().int() }) },
  'unsupported-media-type': { status: 415, members: none },
  'idempotency-key-reused': { status: 422, members: none },
  'version-required': { status: 428, members: none },
  'too-many-requests': { status: 429, members: z.object({ retryAfterSeconds: z.number().int() }) },
  'internal-error': { status: 500, members: none },
  unavailable: { status: 503, members: z.object({ retryAfterSeconds: z.number().int() }) },
} as const satisfies Record<string, { status: number; members: z.ZodObject }>;

/** A problem by the last part of its type’s address. */
export type ProblemName = keyof typeof problems;
/** What a problem tells beside title and detail. */
export type ProblemMembers<Name extends ProblemName> = z.infer<(typeof problems)[Name]['members']>;

/** Problems that any route may answer, whatever it does. */
export const everywhere: readonly ProblemName[] = [
  'invalid-request', 'key-unknown', 'unauthorized', 'session-ended', 'proof-refused', 'preview-over', 'preview-only', 'portal-disabled', 'origin-not-allowed',
  'secret-key-in-browser', 'not-allowed', 'payload-too-large', 'unsupported-media-type', 'too-many-requests', 'internal-error',
  'unavailable',
];

/** The stable identifier of a problem in `type`. The two that say that the portal is off are one problem with two statuses. */
export const problemType = (name: ProblemName) => `urn:portico:problem:${name === 'portal-off' ? 'portal-disabled' : name}`;
