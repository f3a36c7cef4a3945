import type { FieldError } from '../parts/error-summary.ts';
import type { Problem } from '../portal/problem.ts';

/** What the API refused, on the fields that it names: `/password` is the field `password`, unless the form calls it otherwise. */
export const fieldErrors = ({ errors }: Problem, names: Readonly<Record<string, string>> = {}): FieldError[] =>
  errors.map(({ path, message }) => {
    const name = path.split('/')[1] ?? '';
    return { field: names[name] ?? name, text: message };
  });

/** What is left empty. */
export const missing = (all: readonly { field: string; value: unknown; text: string; control?: string }[]): FieldError[] =>
  all.filter(({ value }) => !value || (typeof value === 'string' && !value.trim())).map(({ field, text, control }) => ({ field, text, control }));
