import type { Caller } from '../../http/caller.ts';
import { masked } from '../user.ts';
import { viewsOf, type PortalUserView } from './portal-user-view.ts';

/** A patient's own login where lists of records mention it: its contacts masked. */
export interface ShownLogin {
  readonly id: string;
  readonly state: PortalUserView['shownState'];
  readonly email: string | null;
  readonly phone: string | null;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
}

/** The own logins of these patients, by patient; nothing for who has none. Four statements, whatever their number. */
export async function loginsOf(caller: Caller, patientIds: readonly string[]): Promise<ReadonlyMap<string, ShownLogin>> {
  if (patientIds.length === 0) return new Map();
  const links = await caller.db.PortalUserPatient.find({ where: { patientId: { in: patientIds }, self: 'y' } });
  const users = await caller.db.PortalUser.find({ where: { id: { in: links.map(({ portalUserId }) => portalUserId) } } });
  const views = new Map((await viewsOf(caller, users)).map((one) => [one.id, one]));
  return new Map(
    links.flatMap(({ patientId, portalUserId }): [string, ShownLogin][] => {
      const view = views.get(portalUserId);
      return view ? [[patientId, shown(view)]] : [];
    }),
  );
}

const shown = ({ id, shownState, linkedEmail, linkedPhone, lastSignInAt, createdAt }: PortalUserView): ShownLogin => ({
  id,
  state: shownState,
  email: masked(linkedEmail, null),
  phone: masked(null, linkedPhone),
  lastSignInAt,
  createdAt,
});
