// Logins follow the patients' verified contacts: when one changes, the patient's login is linked to the preferred verified
// email and phone, and whoever never activated the login is invited there.

/** @type {import('@portico/server/plugin').Plugin} */
export default {
  name: 'follow-verified-contacts',
  events: {
    'patients.contact.changed': async ({ payload: { patientId, change } }, context) => {
      // What was only typed proves nothing.
      if (change === 'added') return;
      const patient = await context.patients.get(patientId);
      const wanted = { email: preferred(patient, 'email'), phone: preferred(patient, 'phone') };
      // A login keeps its last contact, or its owner could never get in again.
      if (!wanted.email && !wanted.phone) return;
      const before = await context.portalUsers.get(patientId);
      if (before.state === 'disabled') return;
      const after = await link(context, patientId, wanted);
      if (!after || after.state === 'active' || after.state === 'locked') return;
      const isNew = before.state !== 'invited' || after.email !== before.email || after.phone !== before.phone;
      if (isNew) await context.portalUsers.invite(patientId).catch(unlessRefused(context));
    },
  },
};

const preferred = (patient, system) => {
  const verified = (patient?.contactPoints ?? []).filter((one) => one.system === system && one.verified);
  return (verified.find((one) => one.preferred) ?? verified[0])?.value ?? null;
};

/** Links both; where the clinic allows no phones, the email alone. Null where staff must decide. */
async function link(context, patientId, { email, phone }) {
  try {
    return await context.portalUsers.link(patientId, { email, phone });
  } catch (error) {
    if (error.problem === 'phone-links-off' && email) return context.portalUsers.link(patientId, { email }).catch(unlessRefused(context));
    return unlessRefused(context)(error);
  }
}

/** Trying again changes nothing about a refusal (another login has the contact, the portal is off); anything else is tried again. */
const unlessRefused = (context) => (error) => {
  if (!error.problem) throw error;
  context.log('left-to-staff', { problem: error.problem });
  return null;
};
