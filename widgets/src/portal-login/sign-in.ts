import { msg } from '@lit/localize';
import { errorSummary, focusSummary, type FieldError } from '../parts/error-summary.ts';
import type { Problem } from '../portal/problem.ts';
import { visit } from './account.ts';
import type { PortalLogin } from './portal-login.ts';

/** Sends the form: fetched, with all else that a sign-in needs, when the form gets the focus. */
export async function send(form: PortalLogin) {
  const username = form.username.trim();
  const password = form.renderRoot.querySelector('portal-part-password')?.value ?? '';
  const errors = () => missing(username, password);
  await showErrors(form, errors);
  if (errors().length) return;
  try {
    await form.standsOn?.signIn(username, password);
  } catch (cause) {
    const problem = form.failed(cause);
    const found = () => refused(problem);
    return found().length ? showErrors(form, found) : form.refuse(problem);
  }
  form.username = '';
  form.news = undefined;
  form.say(() => msg('You are signed in.'));
  form.close();
  await form.updateComplete;
  await arrive(form.renderRoot, form.redirect);
}

async function showErrors(form: PortalLogin, errors: () => readonly FieldError[]) {
  form.summarize = errorSummary;
  form.errors = errors;
  await form.updateComplete;
  focusSummary(form.renderRoot);
}

/** What is missing before the form can be sent. */
function missing(username: string, password: string): FieldError[] {
  const all = [
    { field: 'username', text: msg('Enter your username, email or phone'), value: username },
    { field: 'password', text: msg('Enter your password'), value: password },
  ];
  return all.filter(({ value }) => !value);
}

/** What the API's refusal means for the fields; nothing where it isn't about them. */
const refused = ({ type }: Problem): FieldError[] =>
  type === 'wrong-credentials' ? [{ field: 'username', text: msg('The username or password doesn’t match. Check both and try again.') }] : [];

/** Puts the focus on the chip that took the form's place, and goes where the page wants: on this same website only. */
async function arrive(root: ParentNode, redirect: string | undefined) {
  await root.querySelector('portal-part-account')?.focusOpener();
  if (redirect) visit(redirect);
}
