import { auditRead } from './audit/audit.ts';
import type { Caller } from './http/caller.ts';
import { inviteLinkedPatient } from './identity/invitations/invite.ts';
import { linkPortalUser } from './identity/portal-users/link-portal-user.ts';
import { readPortalUser } from './identity/portal-users/read-portal-users.ts';
import { listProfiles } from './patients/list-profiles.ts';
import type { PluginContext, PluginPortalUser } from './plugins/context.ts';

/** What a plugin may do in one turn: the services of the slices, as the organization's own caller. */
export const pluginContext = (caller: Caller, plugin: string, signal: AbortSignal): PluginContext => {
  const { id, slug, name } = caller.organization;
  const own = asPlugin(caller, plugin);
  return {
    now: caller.clock.now(),
    organization: { id, slug, name },
    signal,
    log: (event, fields = {}) => caller.runtime.log.info('plugin-says', { plugin, says: event, ...fields }),
    patients: { get: (patientId) => patientOf(own, plugin, patientId) },
    portalUsers: {
      get: (patientId) => portalUserOf(own, patientId),
      link: async (patientId, contacts) => {
        await linkPortalUser(own, patientId, contacts);
        return portalUserOf(own, patientId);
      },
      invite: async (patientId) => void (await inviteLinkedPatient(own, patientId)),
    },
  };
};

/** The organization's own caller, not the person's whose request a filter runs in; the audit log tells the plugin by its request. */
const asPlugin = ({ organizationId, organization, db, settings, clock, ids, runtime, permissions }: Caller, plugin: string): Caller => ({
  kind: 'system',
  via: 'process',
  language: settings.get('general.language'),
  requestId: `plugin:${plugin}`,
  background: true,
  organizationId,
  organization,
  db,
  settings,
  clock,
  ids,
  runtime,
  permissions,
});

async function patientOf(caller: Caller, plugin: string, patientId: string) {
  const [patient] = await listProfiles(caller, { ids: [patientId], limit: 1 });
  if (!patient) return null;
  await auditRead(caller, 'patient.read', { type: 'Patient', id: patientId, details: { plugin } });
  const { id, givenName, familyName, birthDate, contacts } = patient;
  return { id, givenName, familyName, birthDate, contactPoints: contacts };
}

async function portalUserOf(caller: Caller, patientId: string): Promise<PluginPortalUser> {
  const user = await readPortalUser(caller, patientId);
  return user ? { state: user.shownState, email: user.linkedEmail, phone: user.linkedPhone } : { state: 'none', email: null, phone: null };
}
