import { msg, str } from '@lit/localize';
import { Task, initialState } from '@lit/task';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { FormRun, submitted } from '../../accounts/form-run.ts';
import { ticksStyles } from '../../accounts/ticks.styles.ts';
import { button } from '../../parts/button.ts';
import { fieldStyles } from '../../parts/field.styles.ts';
import { heading } from '../../parts/heading.ts';
import { backIcon } from '../../parts/icon.ts';
import { notice } from '../../parts/notice.ts';
import { PartElement } from '../../parts/part.ts';
import '../../parts/skeleton.ts';
import { question } from '../../portal-booking/steps/question.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { Problem } from '../../portal/problem.ts';
import { tag } from '../../portal/tag.ts';
import { pressed, type Desk } from '../desk.ts';
import { Answers } from './answers.ts';

/** One form to fill in: kept as a draft on demand, sent when it is whole, changed later. */
@tag('portal-part-one-form')
export class OneForm extends PartElement {
  protected override readonly looks = [fieldStyles, ticksStyles];
  @property({ attribute: false }) desk?: Desk;
  /** The form's id. */
  @property({ attribute: false }) item = '';
  /** What just came of it. */
  private news?: (() => unknown) | undefined;
  private readonly run: FormRun = new FormRun(this, (cause) => this.desk?.failed(cause) ?? new Problem('unexpected'));

  private readonly answers = new Task(this, {
    args: () => [this.desk?.portal.session?.id, this.item] as const,
    task: async ([session, id], { signal }) => {
      this.news = undefined;
      this.run.clear();
      if (!session || !this.desk) return initialState;
      return new Answers(await this.desk.portal.client.get('/v1/me/forms/{id}', { params: { id }, signal }));
    },
    onError: (cause) => this.desk?.failed(cause),
  });

  protected override render() {
    const { desk, answers } = this;
    if (!desk) return nothing;
    const { level, href, go } = desk;
    const again = () => answers.run();
    const waiting = () => html`<portal-part-skeleton lines="4" @portal-part-retry=${again}></portal-part-skeleton>`;
    return html`<div class="stack wide-stack">
      <a class="standalone" href=${href('forms')} @click=${pressed(() => go('forms'))}>${backIcon}<span>${msg('All forms')}</span></a>
      ${heading(level, answers.value?.form.title ?? msg('Form'), 'title')}
      ${answers.render({
        initial: waiting,
        pending: waiting,
        error: (cause) => problemNotice(cause, again, msg('The form could not be loaded')),
        complete: (all) => this.whole(all, level),
      })}</div>`;
  }

  private whole(answers: Answers, level: number) {
    const { run } = this;
    const { form } = answers;
    return html`${form.description ? html`<p class="muted">${form.description}</p>` : nothing}
      ${this.news?.() ?? nothing} ${run.draw(level + 1)}
      <form class="form" part="form" novalidate @submit=${submitted(() => this.send(answers))}>
        ${form.item.map((item) => {
          const name = answers.nameOf(item);
          return question(item, { name, value: answers.valueOf(item), error: run.errorOf(name), write: (value) => this.write(answers, item, value) });
        })}
        <div class="row">
          ${button(form.status === 'completed' ? msg('Send the changes') : msg('Send to the clinic'), undefined, { kind: 'primary', width: 'page', type: 'submit', busy: run.isBusy && msg('One moment…'), part: 'submit' })}
          ${form.status === 'completed' ? nothing : button(msg('Save for later'), () => this.keep(answers))}
        </div>
      </form>`;
  }

  private write(answers: Answers, item: Answers['form']['item'][number], value: string | boolean | undefined) {
    answers.write(item, value);
    this.news = undefined;
    this.dispatchEvent(new CustomEvent('portal-part-mended', { bubbles: true, detail: answers.nameOf(item) }));
    this.requestUpdate();
  }

  private send = (answers: Answers) =>
    this.put(answers, 'completed', () => answers.missing(), () => notice('success', msg(str`${answers.form.title} is with the clinic`), msg('You can still change your answers.')));

  private keep = (answers: Answers) => this.put(answers, 'draft', () => [], () => notice('success', msg('Your answers are kept'), msg('Come back when you like. The clinic reads them once you send them.')));

  private async put(answers: Answers, status: 'draft' | 'completed', wrong: () => ReturnType<Answers['missing']>, news: () => unknown) {
    const { desk, run } = this;
    if (!desk) return;
    this.news = undefined;
    const isDone = await run.send({
      wrong,
      act: async () => {
        const body = { status, item: answers.items() };
        const form = await desk.portal.client.put('/v1/me/forms/{id}/response', { params: { id: answers.form.id }, body });
        Object.assign(answers.form, { status: form.status });
      },
      refused: (problem) => answers.refused(problem),
      title: msg('Your answers could not be saved'),
    });
    if (!isDone) return;
    this.news = news;
    desk.say(() => (status === 'draft' ? msg('Your answers are kept') : msg('Your answers are with the clinic')));
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('.title')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-part-one-form': OneForm;
  }
}
