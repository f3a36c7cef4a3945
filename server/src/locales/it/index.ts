import type { en } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { appointments } from './appointments.ts';
import { billing } from './billing.ts';
import { calendar } from './calendar.ts';
import { core } from './core.ts';
import { files } from './files.ts';
import { guests } from './guests.ts';
import { health } from './health.ts';
import { hosted } from './hosted.ts';
import { messaging } from './messaging.ts';
import { patients } from './patients.ts';
import { portalUsers } from './portal-users.ts';
import { registration } from './registration.ts';
import { scheduling } from './scheduling.ts';
import { staff } from './staff.ts';
import { transition } from './transition.ts';

/** Italian: the compiler refuses a missing or surplus key. */
export const it: Readonly<Record<keyof typeof en, string>> = { ...accounts, ...appointments, ...billing, ...calendar, ...core, ...files, ...guests, ...health, ...hosted, ...messaging, ...patients, ...portalUsers, ...registration, ...scheduling, ...staff, ...transition };
