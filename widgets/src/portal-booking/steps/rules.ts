import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Icon } from '../../parts/core-icons.ts';
import type { WholeView } from './view.ts';

/** "You can cancel online until 24 hours before": told before the click. */
export function cancelRule(view: WholeView, sign: Icon) {
  const { settingOf, locale } = view;
  const cancel = settingOf('scheduling.priorToCancel');
  if (!cancel) return nothing;
  const { value, unit } = cancel;
  const count = locale.number(value);
  const span = unit === 'days' ? locale.plural(value, { one: msg('a day'), other: msg(str`${count} days`) }) : locale.plural(value, { one: msg('an hour'), other: msg(str`${count} hours`) });
  const text = value ? msg(str`You can cancel online until ${span} before the visit. After that, call us.`) : msg('You can cancel online until the visit begins.');
  return html`<div class="notice neutral">${sign}<div>${text}</div></div>`;
}
