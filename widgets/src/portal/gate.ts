import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { heading } from '../parts/heading.ts';
import { offlineIcon } from '../parts/core-icons.ts';
import { notice } from '../parts/notice.ts';
import { phoneCall, phoneLine } from '../parts/phone-line.ts';
import '../parts/skeleton.ts';
import type { Section } from './bootstrap.ts';
import type { Portal } from './portal.ts';
import { problemNotice } from './problem-notice.ts';
import { Problem } from './problem.ts';

/** What stands between a person and a section's content. */
export interface Gate {
  section?: Section;
  content: () => unknown;
  portal: Portal | undefined;
  level: number;
  retry: () => unknown;
  /** The tag's title; `null`: the content draws its own. */
  title: unknown;
  /** Shown to people who aren't signed in, in place of `content`. Absent: the content is for everyone. */
  signedOut: () => unknown;
  /** Rows of the skeleton. */
  lines: number;
  /** The content is drawn only once it is known whether somebody is signed in. */
  isSessionAwaited: boolean;
  /** The words of the page's language are on their way: nothing is said in another meanwhile. */
  isWordless: boolean;
  /** Stands in another tag, which has the phone itself. */
  isWithoutPhone: boolean;
}

/** The tag's frame: title, then content or the state that stands for it, then the clinic's phone. */
export function gate(given: Pick<Gate, 'content' | 'portal' | 'level' | 'retry'> & Partial<Gate>) {
  const { portal, title, level, isWordless } = given;
  const isOffline = portal && !portal.isOnline && portal.settings;
  return html`<div class="page-stack">
    ${title && !isWordless ? heading(level, title, 'title') : nothing}
    ${isOffline ? notice('warning', msg('You are offline'), msg('What you type is kept, and saved when you are back.'), offlineIcon) : nothing}
    <div class="content">${inside(given)}</div>
    ${given.isWithoutPhone || isSessionAwaited(given) ? nothing : phoneLine(portal?.settings?.organization.phone)}
  </div>`;
}

/** Whether it isn't known yet that somebody is signed in, and that matters. The phone waits too: what comes would move it. */
const isSessionAwaited = ({ portal, signedOut, isSessionAwaited: isAwaited }: Parameters<typeof gate>[0]) =>
  !!portal?.settings && portal.session === undefined && (!!signedOut || !!isAwaited);

function inside(given: Parameters<typeof gate>[0]) {
  const { portal, section, content, level, retry, signedOut, isWordless, lines = 2 } = given;
  if (!portal) return problemNotice(new Problem('no-key'));
  const { settings, trouble, session } = portal;
  const waiting = html`<portal-part-skeleton lines=${lines} @portal-part-retry=${retry}></portal-part-skeleton>`;
  if (isWordless) return waiting;
  if (trouble && !settings) return problemNotice(trouble, retry);
  if (!settings) return waiting;
  if (!settings.enabled) return away(level, msg('The portal is switched off'), msg('The clinic has switched its portal off for now. Call the clinic instead.'), settings.organization.phone);
  if (section && !settings.sections[section]) return away(level, msg('Not available online'), msg('This clinic doesn’t show this part of your record online. Call to ask about it.'), settings.organization.phone);
  if (isSessionAwaited(given)) return waiting;
  return session || !signedOut ? content() : signedOut();
}

const away = (level: number, title: string, text: string, phone: string | null) =>
  html`<div class="stack">${heading(level + 1, title)}<p class="muted">${text}</p>${phoneCall(phone)}</div>`;
