import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import type { Desk, Place } from './desk.ts';
import type { Permission } from './staff-portal.ts';

/** What a screen's module exports. */
export interface ScreenModule {
  screen: (desk: Desk, place: Place) => TemplateResult;
}

/** One screen: what it is called, who may open it, and the chunk that draws it. */
export interface Screen {
  /** Where the toolbar leads to it; nothing: only the account menu does. */
  area?: Area;
  title: () => string;
  /** Whoever lacks it doesn't see the screen. */
  permission?: Permission;
  /** It needs the whole width: the area's screens stand above it. */
  isWide?: true;
  load: () => Promise<ScreenModule>;
}

/** What stands in the toolbar. */
export type Area = 'calendar' | 'patients' | 'clinic' | 'messages' | 'settings';

/** The toolbar's words, in their order. */
export const areas: Readonly<Record<Area, () => string>> = {
  calendar: () => msg('Calendar'),
  patients: () => msg('Patients'),
  clinic: () => msg('Clinic'),
  messages: () => msg('Messages'),
  settings: () => msg('Settings'),
};

/** Every staff screen, in the order of its area. A new one is a line here and a file beside the others. */
export const screens: Readonly<Record<string, Screen>> = {
  calendar: { area: 'calendar', title: () => msg('Calendar'), permission: 'appointments', load: () => import('./screens/calendar.ts') },
  patients: { area: 'patients', title: () => msg('Find a patient'), permission: 'patients.read', load: () => import('./screens/patients.ts') },
  'portal-users': { area: 'patients', title: () => msg('Portal users'), permission: 'portal-users', load: () => import('./screens/portal-users.ts') },
  duplicates: { area: 'patients', title: () => msg('Possible duplicates'), permission: 'patients.write', load: () => import('./screens/duplicates.ts') },
  transition: { area: 'patients', title: () => msg('Move to the portal'), permission: 'portal-users', load: () => import('./screens/transition.ts') },
  hours: { area: 'clinic', title: () => msg('Hours'), permission: 'schedule', load: () => import('./screens/hours.ts') },
  'other-days': { area: 'clinic', title: () => msg('Holidays and other days'), permission: 'schedule', load: () => import('./screens/other-days.ts') },
  types: { area: 'clinic', title: () => msg('Appointment types'), permission: 'schedule', load: () => import('./screens/types.ts') },
  practitioners: { area: 'clinic', title: () => msg('Practitioners'), permission: 'schedule', load: () => import('./screens/practitioners.ts') },
  locations: { area: 'clinic', title: () => msg('Locations'), permission: 'schedule', load: () => import('./screens/locations.ts') },
  undelivered: { area: 'messages', title: () => msg('Not delivered'), permission: 'messages', load: () => import('./screens/undelivered.ts') },
  settings: { area: 'settings', title: () => msg('Settings'), permission: 'settings', isWide: true, load: () => import('./screens/settings.ts') },
  'page-messages': { area: 'settings', title: () => msg('Messages on pages'), permission: 'settings', isWide: true, load: () => import('./screens/page-messages.ts') },
  emails: { area: 'settings', title: () => msg('Mails and texts'), permission: 'settings', isWide: true, load: () => import('./screens/emails.ts') },
  staff: { area: 'settings', title: () => msg('Staff'), permission: 'staff', load: () => import('./screens/staff.ts') },
  'user-types': { area: 'settings', title: () => msg('User types'), permission: 'staff', load: () => import('./screens/user-types.ts') },
  keys: { area: 'settings', title: () => msg('Keys and websites'), permission: 'keys', load: () => import('./screens/keys.ts') },
  embed: { area: 'settings', title: () => msg('Tags for your website'), permission: 'settings', load: () => import('./screens/embed.ts') },
  audit: { area: 'settings', title: () => msg('Audit log'), permission: 'audit', load: () => import('./screens/audit.ts') },
  start: { area: 'settings', title: () => msg('Set-up list'), permission: 'settings', load: () => import('./screens/start.ts') },
  account: { title: () => msg('Your account'), load: () => import('./screens/account.ts') },
};
