import type { Row } from '../db/scoped.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Questionnaire } from './forms.models.ts';

/** Replaces the forms that whoever books a type is asked for. Inside `tx`. @throws not-found — a form that isn't there */
export async function setTypeForms({ db }: Caller, appointmentTypeId: string, questionnaireIds: readonly string[]): Promise<void> {
  const once = [...new Set(questionnaireIds)];
  if ((await db.Questionnaire.count({ id: { in: once } })) !== once.length) throw problem('not-found');
  await db.TypeQuestionnaire.remove({ appointmentTypeId });
  await db.TypeQuestionnaire.insertAll(once.map((questionnaireId, position) => ({ appointmentTypeId, questionnaireId, position })));
}

/** The forms of types, each type's in its order. */
export async function formsOfTypes({ db }: Pick<Caller, 'db'>, appointmentTypeIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const forms = new Map(appointmentTypeIds.map((id): [string, string[]] => [id, []]));
  if (appointmentTypeIds.length === 0) return forms;
  const rows = await db.TypeQuestionnaire.find({ where: { appointmentTypeId: { in: appointmentTypeIds } } });
  for (const { appointmentTypeId, questionnaireId } of rows.toSorted((a, b) => a.position - b.position)) forms.get(appointmentTypeId)?.push(questionnaireId);
  return forms;
}

/** Has types that asked for another version of a form ask for this one. Inside `tx`. */
export async function followVersion({ db }: Caller, { id, url }: Pick<Row<Questionnaire>, 'id' | 'url'>): Promise<void> {
  const others = (await db.Questionnaire.find({ where: { url } })).map((one) => one.id).filter((other) => other !== id);
  if (others.length === 0) return;
  const asked = await db.TypeQuestionnaire.find({ where: { questionnaireId: { in: others } } });
  const once = new Map(asked.toReversed().map((row) => [row.appointmentTypeId, row]));
  await db.TypeQuestionnaire.remove({ questionnaireId: { in: others } });
  await db.TypeQuestionnaire.insertAll([...once.values()].map(({ appointmentTypeId, position }) => ({ appointmentTypeId, questionnaireId: id, position })));
}
