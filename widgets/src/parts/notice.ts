import { html, nothing } from 'lit';
import { alertIcon, checkIcon, infoIcon, type Icon } from './core-icons.ts';

/** What kind of thing a notice says; each has its colour and its sign. */
export type NoticeKind = 'danger' | 'warning' | 'success' | 'info' | 'neutral';

const signs: Record<NoticeKind, Icon> = { danger: alertIcon, warning: alertIcon, success: checkIcon, info: infoIcon, neutral: infoIcon };

/** A sentence that stands out: a short title, and what follows from it. */
export const notice = (kind: NoticeKind, title: unknown, text: unknown = nothing, sign: Icon = signs[kind]) =>
  html`<div class="notice ${kind}">${sign}<div><strong>${title}</strong> <div>${text}</div></div></div>`;

/** A state in one or two words: "Paid", "9 days overdue". */
export const badge = (kind: NoticeKind, text: unknown, sign: Icon = signs[kind]) =>
  html`<span class="notice badge ${kind}">${sign}<span>${text}</span></span>`;
