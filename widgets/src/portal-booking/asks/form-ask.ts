import { msg, str } from '@lit/localize';
import type { FieldError } from '../../parts/error-summary.ts';
import type { Ok } from '../../portal/client.ts';
import { Problem } from '../../portal/problem.ts';
import type { Asks } from './asks.ts';

/** A form that goes with a held time. */
type Form = Ok<'/v1/holds/{id}/forms/{formId}'>;
/** One question of it. */
export type FormItem = Form['item'][number];
type Option = NonNullable<FormItem['answerOption']>[number];
type Answer = NonNullable<Form['response']>['item'][number]['answer'][number];
/** What was answered: text, yes or no, or which of the options. */
export type FormValue = string | boolean | undefined;

/** What an option says. */
export const textOf = (option: Option) => ('valueString' in option ? option.valueString : (option.valueCoding.display ?? option.valueCoding.code ?? ''));

/** One form before a booking: its questions and what was answered so far. */
export class FormAsk {
  private readonly values = new Map<string, FormValue>();

  private constructor(
    private readonly asks: Asks,
    private readonly holdId: string,
    readonly form: Form,
  ) {
    for (const { linkId, answer } of form.response?.item ?? []) this.values.set(linkId, valueOf(form.item.find((one) => one.linkId === linkId), answer[0]));
  }

  static async load(asks: Asks, holdId: string, formId: string) {
    const form = await asks.flow.apiClient().get('/v1/holds/{id}/forms/{formId}', { params: { id: holdId, formId }, headers: asks.keeper.headers });
    return new FormAsk(asks, holdId, form);
  }

  get id() {
    return this.form.id;
  }

  /** The field's name in the tag: questions of two forms may share a link id. */
  nameOf = ({ linkId }: FormItem) => `form-${this.id}-${linkId}`;
  valueOf = ({ linkId }: FormItem) => this.values.get(linkId);

  write = (item: FormItem, value: FormValue) => {
    this.values.set(item.linkId, value);
    const { flow } = this.asks;
    flow.mended(this.nameOf(item));
    flow.requestUpdate();
  };

  missing(): FieldError[] {
    const open = this.form.item.filter((item) => item.required && isEmpty(this.values.get(item.linkId)));
    return open.map((item) => ({ field: this.nameOf(item), text: msg(str`Answer: ${item.text}`) }));
  }

  /** Sends the answers. @returns what the API refused, at its question */
  async complete(): Promise<FieldError[]> {
    const { asks, form, holdId } = this;
    const item = form.item.flatMap((one) => {
      const value = this.values.get(one.linkId);
      return isEmpty(value) ? [] : [{ linkId: one.linkId, answer: [answerOf(one, value)] }];
    });
    try {
      await asks.flow.apiClient().put('/v1/holds/{id}/forms/{formId}/response', {
        params: { id: holdId, formId: form.id }, headers: asks.keeper.headers, body: { status: 'completed', item },
      });
      return [];
    } catch (cause) {
      const { errors } = asks.flow.failed(cause);
      if (!(cause instanceof Problem) || !errors.length) throw cause;
      return errors.map(({ path, message }) => ({ field: this.fieldAt(path, item), text: message }));
    }
  }

  /** `/item/0/answer/0`, or `/item/-/<linkId>`: which question is meant. */
  private fieldAt(path: string, sent: readonly { linkId: string }[]) {
    const [, , at = '', linkId] = path.split('/');
    const wanted = at === '-' ? linkId : sent[Number(at)]?.linkId;
    return `form-${this.id}-${wanted}`;
  }
}

/** Whether a question has no answer yet. */
export const isEmpty = (value: FormValue): value is undefined | '' => value === undefined || value === '';

/** An answer in FHIR’s words. */
export function answerOf({ type, answerOption = [] }: FormItem, value: string | boolean) {
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (type !== 'choice') return { valueString: value };
  const option = answerOption[Number(value)];
  return option ?? { valueString: value };
}

/** What the API has as the answer to a question: of an option, its place among them. */
export const valueOf = (item: FormItem | undefined, answer: Answer | undefined): FormValue => {
  if (!answer) return undefined;
  if ('valueBoolean' in answer) return answer.valueBoolean;
  const at = item?.type === 'choice' ? (item.answerOption ?? []).findIndex((option) => textOf(option) === textOf(answer)) : -1;
  return at < 0 ? textOf(answer) : String(at);
};
