import { msg, str } from '@lit/localize';
import type { FieldError } from '../../parts/error-summary.ts';
import { answerOf, isEmpty, valueOf, type FormItem, type FormValue } from '../../portal-booking/asks/form-ask.ts';
import type { Ok } from '../../portal/client.ts';
import type { Problem } from '../../portal/problem.ts';

/** A form with its questions and what was answered so far. */
export type Form = Ok<'/v1/me/forms/{id}'>;

/** What a person answers in one form. */
export class Answers {
  private readonly values = new Map<string, FormValue>();

  constructor(readonly form: Form) {
    for (const { linkId, answer } of form.response?.item ?? []) this.values.set(linkId, valueOf(form.item.find((one) => one.linkId === linkId), answer[0]));
  }

  /** The field's name in the tag. */
  nameOf = ({ linkId }: FormItem) => `question-${linkId}`;
  valueOf = ({ linkId }: FormItem) => this.values.get(linkId);
  write = ({ linkId }: FormItem, value: FormValue) => this.values.set(linkId, value);

  missing(): FieldError[] {
    return this.form.item
      .filter((one) => one.required && isEmpty(this.valueOf(one)))
      .map((one) => ({ field: this.nameOf(one), text: msg(str`Answer: ${one.text}`) }));
  }

  /** As the API takes them. */
  items() {
    return this.form.item.flatMap((one) => {
      const value = this.valueOf(one);
      return isEmpty(value) ? [] : [{ linkId: one.linkId, answer: [answerOf(one, value)] }];
    });
  }

  /** What the API refused, at its question: `/item/0/answer/0`, or `/item/-/<linkId>`. */
  refused({ errors }: Problem): FieldError[] {
    const sent = this.items();
    return errors.map(({ path, message }) => {
      const [, , at = '', linkId] = path.split('/');
      return { field: `question-${at === '-' ? linkId : sent[Number(at)]?.linkId}`, text: message };
    });
  }
}
