import type { z } from 'zod';

/** A text of the catalog in every language of the portal. */
export type FourLanguages = Readonly<Record<'en' | 'fr' | 'it' | 'es', string>>;

/** What a number counts. */
export const settingUnits = ['minutes', 'hours', 'days', 'months'] as const;
type SettingUnit = (typeof settingUnits)[number];

/** What staff see settings under, in this order; which key stands where: `groups.ts`. */
export const settingGroups = ['general', 'identity', 'sections', 'scheduling', 'schedulingConsent', 'billing', 'messages', 'profile', 'emails', 'style', 'toolbar', 'homeWidgets'] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** The names of an enum's values: each has one, and nothing but an enum has any. */
type Options<Value> = Value extends string ? (string extends Value ? never : Readonly<Record<Value, FourLanguages>>) : never;

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
  /** What an enum's values are called. */
  options?: Options<Exclude<z.infer<Schema>, null>>;
  /** What it is of no use or refused without: the keys of other settings, or the payment gateway. Staff see it beside the field. */
  requires?: readonly string[];
  /** What null means, where it is a value: “No limit”. */
  none?: FourLanguages;
  /** What the number counts; staff see it after the field. */
  unit?: SettingUnit;
}

/** Defines a setting; the fallback must fit the schema. */
export const setting = <Schema extends z.ZodType>(definition: SettingDefinition<Schema>) => definition;
