/** A FHIR coding, as far as forms take one. */
export interface Coding {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly display?: string | undefined;
}

/** An answer that can be chosen. */
export type AnswerOption = { readonly valueString: string } | { readonly valueCoding: Coding };

/** One question of a form, in FHIR's words. */
export interface FormItem {
  readonly linkId: string;
  readonly text: string;
  readonly type: string;
  readonly required?: boolean | undefined;
  readonly repeats?: false | undefined;
  readonly maxLength?: number | undefined;
  readonly answerOption?: readonly AnswerOption[] | undefined;
}

/** What a version of a form holds beside its name. */
export interface FormContent {
  readonly description?: string | undefined;
  readonly language?: string | undefined;
  readonly item: readonly FormItem[];
}

/** An answer, in FHIR's words. */
export type Answer = { readonly valueString: string } | { readonly valueBoolean: boolean } | { readonly valueCoding: Coding };

/** What was answered to one question. */
export interface ResponseItem {
  readonly linkId: string;
  readonly answer: readonly Answer[];
}

/** One thing that is wrong: where, as a JSON Pointer into what was sent, and which; `values` fill its words. */
export interface FormIssue {
  readonly path: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What became of answers that were sent: those that are kept, and what is wrong with them. */
export interface Checked {
  readonly items: readonly ResponseItem[];
  readonly issues: readonly FormIssue[];
}

/**
 * What knows which forms we can ask and which answers they take. Pure: no clock, no database, the same on the server
 * and in a tag.
 */
export interface FormEngine {
  /** Everything in a form that couldn't be asked as it is meant. */
  readonly unsupported: (form: FormContent) => readonly FormIssue[];
  /** Holds answers against a form; only complete ones must have every answer that is required. */
  readonly check: (form: FormContent, items: readonly ResponseItem[], isComplete: boolean) => Checked;
}
