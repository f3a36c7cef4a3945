import { auditRead } from './audit/audit.ts';
import type { Caller } from './http/caller.ts';
import { listProfiles } from './patients/list-profiles.ts';
import type { PluginContext } from './plugins/context.ts';

/** What a plugin may do in one turn: the services of the slices, as the organization's own caller. */
export const pluginContext = (caller: Caller, plugin: string, signal: AbortSignal): PluginContext => {
  const { id, slug, name } = caller.organization;
  return {
    organization: { id, slug, name },
    signal,
    log: (event, fields = {}) => caller.runtime.log.info('plugin-says', { plugin, says: event, ...fields }),
    patients: { get: (patientId) => patientOf(caller, plugin, patientId) },
  };
};

async function patientOf(caller: Caller, plugin: string, patientId: string) {
  const [patient] = await listProfiles(caller, { ids: [patientId], limit: 1 });
  if (!patient) return null;
  await auditRead(caller, 'patient.read', { type: 'Patient', id: patientId, details: { plugin } });
  const { id, givenName, familyName, birthDate, contacts } = patient;
  return { id, givenName, familyName, birthDate, contactPoints: contacts };
}
