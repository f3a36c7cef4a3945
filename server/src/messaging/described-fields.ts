import type { Caller } from '../http/caller.ts';
import { staffsLanguage } from '../locales/languages.ts';
import { fieldLabels, type FieldName } from '../settings/catalog/message-fields.ts';

/** Merge fields in words for staff. */
export const describedFields = ({ language }: Pick<Caller, 'language'>, names: readonly FieldName[]) => names.map((name) => ({ name, description: fieldLabels[name][staffsLanguage(language)] }));
