import assert from 'node:assert/strict';
import type { Clinic } from './clinic.ts';

/** Changes settings as a clinic's program would: by the API, from whatever version they have. */
export async function changeSettingsBy(
  { api, staff }: Pick<Clinic, 'api' | 'staff'>,
  values: Readonly<Record<string, unknown>>,
  locationId?: string,
): Promise<void> {
  const path = `/v1/admin/settings${locationId === undefined ? '' : `?locationId=${locationId}`}`;
  const { body } = await api.as(staff).get(path);
  const answer = await api.as(staff).patch(path, { values }, { 'If-Match': `"${body.version}"` });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}
