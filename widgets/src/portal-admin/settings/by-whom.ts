import { msg, str } from '@lit/localize';
import type { SettingChange } from './catalog.ts';

/** Who changed a setting, in words. */
export function byWhom({ kind, name }: SettingChange['changedBy']) {
  if (kind === 'key') return name ? msg(str`Program “${name}”`) : msg('A program');
  if (kind === 'staff') return name ?? msg('Staff');
  return msg('The portal itself');
}
