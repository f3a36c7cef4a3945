import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Permission } from '../staff-portal.ts';
import { rightGroups } from './right-words.ts';

/** Which rights are chosen, and which may be. */
export interface RightTicks {
  chosen: readonly Permission[];
  /** Whether one has it: nobody gives what they haven’t. */
  can: (right: Permission) => boolean;
  /** None of them may be changed. */
  isFixed?: boolean;
  change: (chosen: readonly Permission[]) => void;
}

/** Every right with a box to tick, grouped. Those that one hasn’t stand there too, and say why they can’t be ticked. */
export const rightTicks = ({ chosen, can, isFixed = false, change }: RightTicks) => {
  const set = (right: Permission, isOn: boolean) => change(isOn ? [...chosen, right] : chosen.filter((one) => one !== right));
  return rightGroups().map(
    ({ title, rights }) => html`<fieldset class="field"><legend class="label">${title}</legend><div class="ticks">
      ${rights.map(([right, words]) => {
        const mayNot = !can(right);
        return html`<label class="tick"><input type="checkbox" id=${rightField(right)} name=${rightField(right)} ?disabled=${mayNot || isFixed} .checked=${live(chosen.includes(right))}
          @change=${({ target }: Event) => target instanceof HTMLInputElement && set(right, target.checked)} /><span>${words}${mayNot ? html` <span class="small muted">(${msg('you don’t have this right yourself')})</span>` : nothing}</span></label>`;
      })}</div></fieldset>`,
  );
};

/** What a right’s box is called in the form. */
export const rightField = (right: Permission) => `right-${right.replace('.', '-')}`;
