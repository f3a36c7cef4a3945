import { IntlMessageFormat } from 'intl-messageformat';
import { texts, type Language, type TextKey } from './languages.ts';

const compiled = new Map<string, IntlMessageFormat>();

/** A text of the server in a language, with its ICU placeholders filled. */
export function text(language: Language, key: TextKey, values: Readonly<Record<string, unknown>> = {}): string {
  const name = `${language} ${key}`;
  let message = compiled.get(name);
  if (!message) {
    message = new IntlMessageFormat(texts[language][key], language, undefined, { ignoreTag: true });
    compiled.set(name, message);
  }
  return String(message.format(values as Record<string, string>));
}

/** Whether a name is the key of a text. */
export const isTextKey = (key: string): key is TextKey => key in texts.en;
