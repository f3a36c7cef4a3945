import type { Caller } from '../http/caller.ts';
import { practitionerName } from '../practitioners/practitioner-name.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Placed extends Named {
  readonly position: number;
}

/** What staff choose a patient's default location and practitioners from: whatever is active, in the organization's order. */
export async function careOptions({ db, language }: Caller): Promise<{ locations: Named[]; practitioners: Named[] }> {
  const order = new Intl.Collator(language, { numeric: true });
  const inOrder = (all: readonly Placed[]) =>
    all.toSorted((a, b) => a.position - b.position || order.compare(a.name, b.name)).map(({ id, name }) => ({ id, name }));
  const practitioners = await db.Practitioner.find({ where: { active: true } });
  return {
    locations: inOrder(await db.Location.find({ where: { active: true } })),
    practitioners: inOrder(practitioners.map((one) => ({ id: one.id, position: one.position, name: practitionerName(one) }))),
  };
}
