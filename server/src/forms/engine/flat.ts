import type { Answer, AnswerOption, Checked, FormContent, FormEngine, FormIssue, FormItem, ResponseItem } from './form.ts';

const longest: Readonly<Record<string, number>> = { string: 300, text: 10_000 };
const types = ['string', 'text', 'boolean', 'choice'];

/** Forms of flat questions: a line, a text, yes or no, one of some answers. */
export const flatForms: FormEngine = {
  unsupported: ({ item }) => {
    const seen = new Set<string>();
    return item.flatMap((one, i) => {
      const isTwice = seen.has(one.linkId);
      seen.add(one.linkId);
      return [...(isTwice ? [{ path: `/item/${i}/linkId`, code: 'form-link-id' }] : []), ...wrongIn(one, `/item/${i}`)];
    });
  },
  check,
};

function wrongIn({ type, answerOption }: FormItem, path: string): FormIssue[] {
  if (!types.includes(type)) return [{ path: `${path}/type`, code: 'form-unsupported', values: { type } }];
  if (type !== 'choice') return answerOption ? [{ path: `${path}/answerOption`, code: 'form-options-surplus' }] : [];
  if (!answerOption) return [{ path: `${path}/answerOption`, code: 'form-options-needed' }];
  return answerOption.flatMap((one, i) => (keyOf(one) === null ? [{ path: `${path}/answerOption/${i}`, code: 'form-option-empty' }] : []));
}

function check({ item }: FormContent, sent: readonly ResponseItem[], isComplete: boolean): Checked {
  const questions = new Map(item.map((one) => [one.linkId, one]));
  const answered = new Map<string, ResponseItem>();
  const issues = sent.flatMap((one, i) => {
    const question = questions.get(one.linkId);
    if (!question) return [{ path: `/item/${i}/linkId`, code: 'form-item', values: { linkId: one.linkId } }];
    if (answered.has(one.linkId)) return [{ path: `/item/${i}/linkId`, code: 'form-item-twice' }];
    const { kept, wrong } = answersOf(question, one.answer, `/item/${i}/answer`);
    answered.set(one.linkId, { linkId: one.linkId, answer: kept });
    return wrong;
  });
  const items = item.flatMap(({ linkId }) => answered.get(linkId) ?? []).filter(({ answer }) => answer.length > 0);
  const given = new Set(items.map(({ linkId }) => linkId));
  const missing = isComplete ? item.filter(({ required, linkId }) => required && !given.has(linkId)) : [];
  return { items, issues: [...issues, ...missing.map(({ linkId }) => ({ path: placeOf(sent, linkId), code: 'form-required' }))] };
}

/** Where an answer is missing: at the empty one that was sent, else beside all that were. */
function placeOf(sent: readonly ResponseItem[], linkId: string): string {
  const index = sent.findIndex((one) => one.linkId === linkId);
  return index < 0 ? `/item/-/${linkId.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/item/${index}/answer`;
}

function answersOf(question: FormItem, answers: readonly Answer[], path: string): { kept: Answer[]; wrong: FormIssue[] } {
  const said = answers.flatMap((one, i) => {
    if ('valueString' in one && one.valueString.trim() === '') return [];
    return [{ path: `${path}/${i}`, ...held(question, one) }];
  });
  const [, second] = said;
  const surplus = second ? [{ path: second.path, code: 'form-answers' }] : [];
  return {
    kept: said.flatMap(({ answer }) => answer ?? []),
    wrong: [...said.flatMap(({ path: at, issue }) => (issue ? [{ path: at, ...issue }] : [])), ...surplus],
  };
}

interface Held {
  readonly answer?: Answer;
  readonly issue?: Omit<FormIssue, 'path'>;
}

/** An answer as it is kept; one that was chosen in the form's own words. */
function held({ type, maxLength, answerOption = [] }: FormItem, answer: Answer): Held {
  if (type === 'choice') {
    const chosen = answerOption.find((one) => keyOf(one) !== null && keyOf(one) === keyOf(answer));
    return chosen ? { answer: chosen } : { issue: { code: 'form-option' } };
  }
  if (type === 'boolean') return 'valueBoolean' in answer ? { answer } : { issue: { code: 'form-answer-type' } };
  if (!('valueString' in answer)) return { issue: { code: 'form-answer-type' } };
  const valueString = answer.valueString.trim();
  const maximum = Math.min(maxLength ?? Infinity, longest[type] ?? 300);
  return valueString.length > maximum ? { issue: { code: 'form-too-long', values: { maximum } } } : { answer: { valueString } };
}

/** By what two answers are the same; null for one that says nothing. */
function keyOf(answer: Answer | AnswerOption): string | null {
  if ('valueString' in answer) return `string ${answer.valueString.trim()}`;
  if (!('valueCoding' in answer)) return null;
  const { system = '', code, display } = answer.valueCoding;
  if (code !== undefined) return `code ${system}|${code}`;
  return display === undefined ? null : `display ${display}`;
}
