import type { z } from 'zod';
import { billing } from './catalog/billing.ts';
import { emails } from './catalog/emails.ts';
import { general } from './catalog/general.ts';
import { homeWidgets } from './catalog/home-widgets.ts';
import { identity } from './catalog/identity.ts';
import { profile } from './catalog/profile.ts';
import { retention } from './catalog/retention.ts';
import { messages } from './catalog/messages.ts';
import { messaging } from './catalog/messaging.ts';
import { scheduling } from './catalog/scheduling.ts';
import { schedulingConsent } from './catalog/scheduling-consent.ts';
import { sections } from './catalog/sections.ts';
import { signup } from './catalog/signup.ts';
import { style } from './catalog/style.ts';
import { toolbar } from './catalog/toolbar.ts';

export { Notice } from './catalog/scheduling.ts';

/**
 * Every setting of an organization, in the order in which staff see them; each is defined in one file of its group and
 * nowhere else. From it come validation, the OpenAPI schema, the staff screens and the docs.
 */
export const catalog = { ...general, ...signup, ...identity, ...sections, ...scheduling, ...schedulingConsent, ...messaging, ...messages, ...billing, ...profile, ...retention, ...style, ...toolbar, ...homeWidgets, ...emails } as const;

/** A setting by its name. */
export type SettingKey = keyof typeof catalog;
/** What a setting may be. */
export type SettingValue<Key extends SettingKey> = z.infer<(typeof catalog)[Key]['schema']>;

/** All keys, in the order in which staff see them. */
export const settingKeys = Object.keys(catalog).filter(isSettingKey);

/** Whether a name is a key of the catalog. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(catalog, key);
}
