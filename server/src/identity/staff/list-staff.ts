import { auditRead } from '../../audit/audit.ts';
import type { Caller } from '../../http/caller.ts';
import { pageOf } from '../../http/pages.ts';
import { problem } from '../../http/problem.ts';
import { staffViews, type StaffView } from './staff.queries.ts';

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: StaffView['state'] | undefined;
}

/** A page of the employees' logins, by name. */
export async function listStaff(caller: Caller, { state, ...paging }: Asked): Promise<{ data: StaffView[]; nextCursor: string | null }> {
  const found = await staffViews(caller, null);
  const rows = found.filter((one) => state === undefined || one.state === state).map((one) => ({ ...one, position: 0 }));
  await auditRead(caller, 'staff.list', { type: 'StaffUser' });
  return pageOf(rows, paging, caller.language);
}

/** One of them. @throws not-found */
export async function staffView(caller: Caller, id: string): Promise<StaffView> {
  const [found] = await staffViews(caller, id);
  if (!found) throw problem('not-found');
  return found;
}
