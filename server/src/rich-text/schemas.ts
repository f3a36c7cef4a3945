import { z } from 'zod';
import { cleanHtml } from './clean-html.ts';
import { fieldsIn } from './merge-fields.ts';

/** As long as one language’s text may be, signs of its form included. */
export const longestHtml = 20_000;
/** A setting’s whole value, all languages together, in bytes. */
const mostBytes = 60_000;

/** Rich text as staff write it; what isn’t allowed in it is left out before it is stored. */
export const RichText = z
  .string()
  // Cleaning takes longer than the text is: what is too long isn't even looked at.
  .max(longestHtml, { abort: true })
  .overwrite(cleanHtml)
  .meta({ id: 'RichText', description: 'HTML of few tags; everything else is left out. Pictures: `/v1/images/<id>`, links: https, mailto, tel. `{{merge.fields}}` are filled in' });

/** A refusal in words that name the way out: `issue.<code>`. */
type Refuse = (code: string, path: readonly string[], values?: Readonly<Record<string, string>>) => void;

/** Lets `check` refuse parts of a value, each with a text of its own. */
export const checked =
  <Value>(check: (value: Value, refuse: Refuse) => void) =>
  (value: Value, context: z.RefinementCtx): void =>
    check(value, (code, path, values = {}) => context.addIssue({ code: 'custom', path: [...path], params: { code, values } }));

/** Refuses fields that a text can’t have, by name and with those that there are. */
export function checkFields(text: string, allowed: readonly string[], path: readonly string[], refuse: Refuse): void {
  const { names, broken } = fieldsIn(text);
  const fields = allowed.map((name) => `{{${name}}}`).join(', ');
  if (broken) return refuse('merge-field-broken', path, { part: broken, fields });
  for (const name of new Set(names)) if (!allowed.includes(name)) refuse('merge-field-unknown', path, { field: name.slice(0, 60), fields });
}

/** Refuses a value that all languages together make too long. */
export function checkBytes(value: unknown, refuse: Refuse): void {
  if (Buffer.byteLength(JSON.stringify(value)) > mostBytes) refuse('texts-too-long', [], { bytes: String(mostBytes) });
}
