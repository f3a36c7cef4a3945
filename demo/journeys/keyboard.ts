import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the focus, however deep in the tags. */
interface Focus {
  name: string;
  localName: string;
  isInTag: boolean;
  hasRing: boolean;
  isInView: boolean;
}

const look = `(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const label = one.labels?.[0];
  const isRinged = (each) => { const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each); return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none'; };
  const shown = one.matches('[type=radio], [type=checkbox]') && label ? label : one;
  const { top, bottom } = shown.getBoundingClientRect();
  const name = one === document.body ? '' : one.ariaLabel || (label ?? one).textContent;
  return {
    name: name.replace(/\\s+/g, ' ').trim(), localName: one.localName, isInTag: one.getRootNode() instanceof ShadowRoot,
    hasRing: [one, ...(label ? [label, ...label.querySelectorAll('*')] : []), one.parentElement].some((each) => each && isRinged(each)),
    isInView: bottom > 0 && top < innerHeight,
  };
})()`;

export const focus = (page: Page): Promise<Focus> => page.evaluate(look);

/** Presses Tab until the focus is on what is called so. On its way the focus is always on something, in view and ringed. */
export async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press(key);
    const on = await focus(page);
    assert.notEqual(on.localName, 'body', `the focus was lost after ${passed.join(' → ')}`);
    passed.push(on.name);
    if (on.isInTag) assert.ok(on.hasRing, `no ring round ${on.name}`);
    if (on.isInTag) assert.ok(on.isInView, `${on.name} has the focus out of view`);
    if (wanted.test(on.name)) return;
  }
  assert.fail(`Tab never led to ${wanted}: ${passed.join(' → ')}`);
}

/** Moves among radio buttons with the arrows, and chooses. */
export async function arrowTo(page: Page, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if (wanted.test((await focus(page)).name)) return page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`no arrow led to ${wanted}`);
}

/** Waits until a script has put the focus on the heading of the next step. */
export async function arrivedAt(page: Page, heading: RegExp): Promise<void> {
  const on: string = await page.evaluate(arrival(heading));
  assert.match(on, heading);
}

/** Looks at each frame: what has the focus once it is this heading, or after ten seconds. */
const arrival = ({ source }: RegExp) => `new Promise((done) => {
  const until = performance.now() + 10_000;
  const look = () => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const isHere = /^h\\d$/.test(one.localName) && /${source}/.test(one.textContent);
    if (isHere || performance.now() > until) done(one.localName === 'body' ? 'nothing has the focus' : one.textContent);
    else requestAnimationFrame(look);
  };
  look();
})`;
