import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clinic, type Clinic } from '../testing/clinic.ts';

const path = '/v1/admin/settings';

async function change({ api, staff }: Pick<Clinic, 'api' | 'staff'>, values: Record<string, unknown>) {
  const { version } = (await api.as(staff).get(path)).body;
  return api.as(staff).patch(path, { values }, { 'If-Match': `"${version}"` });
}

test('H6 settings that contradict each other are refused, both named, and nothing is saved', async (t) => {
  const here = await clinic(t);
  const cases = [
    [{ 'general.mandatory.intakeForm': true, 'sections.forms': false }, 'forms-section-off'],
    [{ 'scheduling.publicBookingLogin': 'signup', 'general.publicSignup': false }, 'public-signup-off'],
    [{ 'schedulingConsent.enabled': true }, 'consent-text-missing'],
  ] as const;
  for (const [values, code] of cases) {
    const { status, body } = await change(here, values);
    assert.deepEqual([status, body.type, body.conflicts?.[0]?.code], [409, 'urn:portico:problem:settings-conflict', code]);
    for (const [key, value] of Object.entries(values)) {
      if (value === true) assert.equal((await here.api.as(here.staff).get(path)).body.values[key], false, key);
    }
  }
  assert.equal((await change(here, { 'general.mandatory.intakeForm': true })).status, 200);
  const late = await change(here, { 'sections.forms': false });
  assert.deepEqual(late.body.conflicts[0].keys, ['general.mandatory.intakeForm', 'sections.forms']);
});

test('H6 null is a value of its own where the setting has it, and a reset is not', async (t) => {
  const here = await clinic(t);
  const key = 'scheduling.allowedReschedules';
  assert.equal((await change(here, { [key]: null })).body.values[key], null);
  const { version, values } = (await here.api.as(here.staff).get(path)).body;
  assert.equal(values[key], null);
  const reset = await here.api.as(here.staff).patch(path, { reset: [key] }, { 'If-Match': `"${version}"` });
  assert.equal(reset.body.values[key], 2);
});
