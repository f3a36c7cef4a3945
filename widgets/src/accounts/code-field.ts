import { msg } from '@lit/localize';
import { field } from '../parts/field.ts';

/** What a person typed or pasted, without what stands between the digits. */
export const digitsOf = (code: string) => code.normalize('NFKC').replace(/\D/g, '');

/** A field for the six digits of a message; the phone offers them by itself, and pasting works. */
export const codeField = ({ value, error, input }: { value: string; error?: string; input: (value: string) => void }) =>
  field({ name: 'code', label: msg('Code'), hint: msg('6 digits'), value, error, input, autocomplete: 'one-time-code', inputmode: 'numeric', width: 9 });
