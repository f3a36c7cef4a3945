import { msg } from '@lit/localize';
import { radios } from '../../accounts/ticks.ts';
import { field } from '../../parts/field.ts';
import { textOf, type FormItem, type FormValue } from '../asks/form-ask.ts';

/** What a question of a form is drawn with. */
interface Asked {
  /** Its field's name in the tag. */
  name: string;
  value: FormValue;
  error: string | undefined;
  write: (value: FormValue) => void;
}

/** One question of a form: yes or no, one of several, a line, or a text. */
export function question({ type, text, required, maxLength, answerOption = [] }: FormItem, { name, value, error, write }: Asked) {
  if (type === 'boolean') {
    const choices = [{ value: 'true', text: msg('Yes') }, { value: 'false', text: msg('No') }];
    return radios({ name, legend: text, choices, value: value === undefined ? undefined : String(value), error, isAcross: true, choose: (chosen) => write(chosen === 'true') });
  }
  if (type === 'choice') {
    const choices = answerOption.map((option, i) => ({ value: String(i), text: textOf(option) }));
    return radios({ name, legend: text, choices, value: typeof value === 'string' ? value : undefined, error, choose: write });
  }
  const rows = type === 'text' ? { rows: 3 } : {};
  return field({ name, label: text, isOptional: !required, value: typeof value === 'string' ? value : '', maxlength: maxLength ?? 1000, error, ...rows, input: write });
}
