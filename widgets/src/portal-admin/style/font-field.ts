import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { field } from '../../parts/field.ts';
import { selectField } from '../select-field.ts';
import type { StyleSetting } from './style-setting.ts';

/** Fonts that nearly every device has, by what they are called; each with what stands in where it is missing. */
const usual = {
  Georgia: 'Georgia, "Noto Serif", serif',
  Palatino: '"Palatino Linotype", Palatino, "Book Antiqua", serif',
  Verdana: 'Verdana, "DejaVu Sans", sans-serif',
  'Trebuchet MS': '"Trebuchet MS", "Lucida Grande", sans-serif',
  Arial: 'Arial, Helvetica, sans-serif',
} as const;

/** Names as people write them, as CSS wants them: `Source Sans 3, serif` → `"Source Sans 3", serif`. */
export const fontNames = (typed: string): string | null => {
  const names = typed.split(',').map((name) => name.replaceAll(/["']/g, '').replaceAll(/\s+/g, ' ').trim()).filter(Boolean);
  return names.map((name) => (/^-?[a-z][\w-]*$/i.test(name) ? name : `"${name}"`)).join(', ') || null;
};

interface Font {
  setting: StyleSetting;
  value: string | null;
  /** The names as they are typed. */
  typed?: string | undefined;
  error?: string | undefined;
  choose: (value: string | null, typed?: string) => void;
}

/** The font: the device's own, one that nearly every device has, or another by its name. */
export function fontField({ setting, value, error, typed, choose }: Font) {
  const { key, label, help } = setting;
  const isUsual = value === null || Object.values<string>(usual).includes(value);
  const isTyped = typed !== undefined || !isUsual;
  return html`${selectField({
    name: `${key}-choice`,
    label,
    hint: help,
    value: isTyped ? 'other' : (value ?? ''),
    choices: [{ value: '', text: msg('The device’s own') }, ...Object.entries(usual).map(([text, font]) => ({ value: font, text })), { value: 'other', text: msg('Another font') }],
    choose: (chosen) => (chosen === 'other' ? choose(value, value ?? '') : choose(chosen || null)),
  })}
  ${isTyped
    ? field({
        name: key,
        label: msg('Names of fonts'),
        hint: msg('With commas between them, such as: Source Sans 3, sans-serif'),
        value: typed ?? value ?? '',
        maxlength: 300,
        ...(error && { error }),
        input: (text) => choose(fontNames(text), text),
      })
    : nothing}`;
}
