/** Codes of FHIR's issue type that Portico uses. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'not-found'
  | 'not-supported'
  | 'conflict'
  | 'duplicate'
  | 'too-long'
  | 'processing'
  | 'informational'
  | 'security'
  | 'login'
  | 'forbidden'
  | 'throttled'
  | 'transient'
  | 'exception';

/** FHIR's way to say what became of something. */
export interface OperationOutcome {
  readonly resourceType: 'OperationOutcome';
  readonly issue: readonly {
    readonly severity: 'error' | 'information' | 'warning';
    readonly code: IssueCode;
    readonly diagnostics: string;
  }[];
}

/** One sentence as an OperationOutcome. */
export const outcome = (
  severity: 'error' | 'information' | 'warning',
  code: IssueCode,
  diagnostics: string,
): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code, diagnostics }],
});

/** Why an entry was refused: the HTTP status it would have had alone, and the sentence's key in the locales. */
export interface Refusal {
  readonly status: 400 | 404 | 405 | 409 | 412 | 413 | 422;
  readonly code: IssueCode;
  readonly reason: RefusalReason;
  /** Values of the sentence's placeholders. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The reasons for which one entry is refused while the others are kept; each has a sentence in every language. */
export type RefusalReason =
  | 'not-json'
  | 'too-deep'
  | 'too-large'
  | 'no-resource'
  | 'no-type'
  | 'bad-type'
  | 'bad-id'
  | 'id-mismatch'
  | 'type-mismatch'
  | 'method'
  | 'no-patient'
  | 'unknown-patient'
  | 'two-patients'
  | 'time-taken'
  | 'not-storable';
