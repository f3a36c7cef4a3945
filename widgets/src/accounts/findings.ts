import type { FieldError } from '../parts/error-summary.ts';
import { spoken } from '../portal/words.ts';

/** What is wrong; as a function it is said again in the language that the reader turns to. */
export type Wrong = readonly FieldError[] | (() => readonly FieldError[]);

/** What is wrong, in the language of this moment. */
export const saidOf = (wrong: Wrong) => (typeof wrong === 'function' ? wrong() : wrong);

/** What was found wrong with a form: what there is to say of it, not the words. It gets less while somebody types, never more. */
export class Findings {
  private wrong: Wrong = [];
  private said: readonly FieldError[] = [];
  private language = '';

  /** Something else is wrong now; nothing: all is well. */
  are(wrong: Wrong) {
    this.wrong = wrong;
    this.said = saidOf(wrong);
    this.language = spoken();
  }

  /** What was wrong with a field is gone. */
  mend(field: unknown) {
    this.said = this.said.filter((one) => one.field !== field);
  }

  /** In the language of this moment. */
  all(): readonly FieldError[] {
    if (this.language === spoken()) return this.said;
    const anew = saidOf(this.wrong);
    this.language = spoken();
    return (this.said = this.said.flatMap((one) => anew.find(({ field }) => field === one.field) ?? []));
  }

  of = (field: string) => this.all().find((one) => one.field === field)?.text;
}
