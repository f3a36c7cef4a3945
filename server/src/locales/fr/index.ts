import type { en } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { appointments } from './appointments.ts';
import { billing } from './billing.ts';
import { calendar } from './calendar.ts';
import { core } from './core.ts';
import { guests } from './guests.ts';
import { files } from './files.ts';
import { hosted } from './hosted.ts';
import { health } from './health.ts';
import { messaging } from './messaging.ts';
import { registration } from './registration.ts';
import { patients } from './patients.ts';
import { portalUsers } from './portal-users.ts';
import { scheduling } from './scheduling.ts';
import { staff } from './staff.ts';
import { transition } from './transition.ts';
import { typesetAll } from '../typeset.ts';

/** French: the compiler refuses a missing or surplus key. Signs are typed with plain spaces here, and typeset. */
export const fr: Readonly<Record<keyof typeof en, string>> = typesetAll({ ...accounts, ...appointments, ...billing, ...calendar, ...core, ...files, ...guests, ...health, ...hosted, ...messaging, ...registration, ...patients, ...portalUsers, ...scheduling, ...staff, ...transition });
