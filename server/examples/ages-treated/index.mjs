// Practitioners are offered to patients of the ages that they treat: a children's physiotherapist to children alone, say.
// Who treats whom stands in ages.json beside this file.
import { readFileSync } from 'node:fs';

/** `[{ "practitionerId": "…", "from": 0, "to": 17 }, …]`: whole years, both included; either may be left out. */
const ages = JSON.parse(readFileSync(new URL('./ages.json', import.meta.url), 'utf8'));

/** @type {import('@portico/server/plugin').Plugin} */
export default {
  name: 'ages-treated',
  filters: {
    // The list of practitioners: by the patient's age today.
    'scheduling.practitioners.filter': async (ids, { patientId }, context) => {
      const birthDate = await birthDateOf(patientId, context);
      return ids.filter((id) => treats(id, birthDate, context.now.toISOString()));
    },
    // The times: by the age on the day of the visit, so that nobody outgrows a booking.
    'scheduling.slots.filter': async (slots, { patientId }, context) => {
      const birthDate = await birthDateOf(patientId, context);
      return slots.filter(({ practitionerId, start }) => treats(practitionerId, birthDate, start));
    },
  },
};

/** Null for guests, and where the clinic doesn't know it. */
const birthDateOf = async (patientId, { patients }) => (patientId && (await patients.get(patientId)))?.birthDate ?? null;

/** Whoever's age isn't known sees everybody: the clinic asks when it confirms. */
function treats(practitionerId, birthDate, day) {
  const own = ages.find((one) => one.practitionerId === practitionerId);
  if (!own || !birthDate) return true;
  const age = ageOn(birthDate, day);
  return age >= (own.from ?? 0) && age <= (own.to ?? Infinity);
}

/** Whole years on a day; both begin with `YYYY-MM-DD`. Born on a 29 February, one is a year older on 1 March. */
function ageOn(birthDate, day) {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}
