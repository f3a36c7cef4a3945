import { msg, str } from '@lit/localize';
import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { submitted } from '../../accounts/form-run.ts';
import { button } from '../../parts/button.ts';
import { problemNotice } from '../../portal/problem-notice.ts';
import { tag } from '../../portal/tag.ts';
import { codeField, digitsOf } from '../../accounts/code-field.ts';
import { enrolment } from '../totp/enrolment.ts';
import type { PendingSignIn } from '../staff-portal.ts';
import type { Entry } from './entrance.ts';
import { EntryPart } from './entry-part.ts';

/** The second factor: a code of the authenticator app, which is set up first where there is none yet. */
@tag('portal-part-staff-code')
export class StaffCodePart extends EntryPart {
  @property({ attribute: false }) pending?: PendingSignIn;
  @state() private code = '';

  private readonly enrolment = new Task(this, {
    args: () => [this.pending] as const,
    task: async ([pending]) => (pending?.isEnrolling ? this.around.portal.enrol(pending) : undefined),
    onError: (cause) => this.around.failed(cause),
  });

  protected override content({ portal, show }: Entry) {
    const name = portal.settings?.organization.name ?? '';
    const isNew = !!this.pending?.isEnrolling;
    const title = isNew ? msg('Set up your authenticator app') : msg('Enter your code');
    const text = isNew
      ? msg(str`${name} protects patients’ records with a second step. It takes a minute, once.`)
      : msg('Open your authenticator app and enter the code it shows now.');
    const again = () => show({ name: 'sign-in' });
    return this.page(title, text, html`
      ${this.enrolment.render({
        pending: () => (isNew ? html`<portal-part-skeleton lines="2"></portal-part-skeleton>` : nothing),
        error: (cause) => problemNotice(cause, () => this.enrolment.run(), msg('The app could not be set up')),
        complete: (made) => (made ? enrolment(made) : nothing),
      })}
      <form class="form" novalidate @submit=${submitted(this.send)}>
        ${codeField({ value: this.code, error: this.form.errorOf('code'), input: (value) => (this.code = value) })}
        ${button(msg('Sign in'), undefined, { kind: 'primary', width: 'wide', type: 'submit', busy: this.form.isBusy && msg('Signing in…') })}
      </form>
      ${isNew ? nothing : html`<p class="muted small">${msg('Lost your phone? A manager can let you set up a new one.')}</p>`}
      ${button(msg('Start again'), again, { kind: 'link' })}`);
  }

  private send = () => {
    const { pending, code } = this;
    const digits = digitsOf(code);
    return this.form.send({
      wrong: () => (digits.length === 6 ? [] : [{ field: 'code', text: msg('Enter the 6 digits of the code') }]),
      act: async () => {
        const { portal } = this.around;
        if (pending) await portal.complete(pending, digits);
        portal.say(msg('You are signed in.'));
      },
      refused: ({ type }) => {
        if (type !== 'wrong-credentials') return [];
        this.code = '';
        return () => [{ field: 'code', text: msg('That code doesn’t fit. Enter the one that the app shows now, or start again.') }];
      },
      title: msg('You are not signed in'),
    });
  };
}

