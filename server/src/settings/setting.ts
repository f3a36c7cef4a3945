import type { z } from 'zod';

type FourLanguages = Readonly<Record<'en' | 'fr' | 'it' | 'es', string>>;

/** One switch of the clinic. */
export interface SettingDefinition<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** The value where the organization set none. */
  fallback: z.infer<Schema>;
  /** `public` values are sent to the tags, `private` ones only to staff. */
  visibility: 'public' | 'private';
  /** May be overridden per location. */
  perLocation?: true;
  label: FourLanguages;
  help: FourLanguages;
}

/** Defines a setting; the fallback must fit the schema. */
export const setting = <Schema extends z.ZodType>(definition: SettingDefinition<Schema>) => definition;
