import { msg } from '@lit/localize';
import { errorSummary, focusSummary, type FieldError } from '../parts/error-summary.ts';
import type { Problem } from '../portal/problem.ts';
import { visit } from './account.ts';

// What a sign-in needs once somebody starts one: fetched when the form gets the focus.
export { errorSummary, focusSummary };

/** What is missing before the form can be sent. */
export function missing(username: string, password: string): FieldError[] {
  const all = [
    { field: 'username', text: msg('Enter your username, email or phone'), value: username },
    { field: 'password', text: msg('Enter your password'), value: password },
  ];
  return all.filter(({ value }) => !value);
}

/** What the API's refusal means for the fields; nothing where it isn't about them. */
export const refused = ({ type }: Problem): FieldError[] =>
  type === 'wrong-credentials' ? [{ field: 'username', text: msg('The username or password doesn’t match. Check both and try again.') }] : [];

/** Puts the focus on the chip that took the form's place, and goes where the page wants: on this same website only. */
export async function arrive(root: ParentNode, redirect: string | undefined) {
  await root.querySelector('portal-part-account')?.focusOpener();
  if (redirect) visit(redirect);
}
