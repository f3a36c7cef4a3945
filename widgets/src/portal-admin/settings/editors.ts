import { html, type TemplateResult } from 'lit';
import type { Desk } from '../desk.ts';
import type { CatalogSetting } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';

/** What an editor is given each time it is drawn. */
export interface EditorContext {
  desk: Desk;
  /** The settings it edits, in their order: all of the group that stand together and fit its pattern. */
  settings: readonly CatalogSetting[];
  /** Their values by key, with what isn't saved. */
  values: Readonly<Record<string, unknown>>;
  /** Where values are read and set; hear its `change` to be drawn by it. */
  draft: SettingsDraft;
  /** The location whose own values are edited; nothing: the organization's. */
  place: string | undefined;
  /** The sentence of a refusal on a setting. */
  errorOf: (key: string) => string | undefined;
}

/**
 * An editor of its own for settings that no form of ours fits. A new one is a line here: it is drawn again whenever one of
 * its values moves, tells a new value by a `SettingChosenEvent` (or by `draft.set`), and its code comes when it is shown.
 */
export interface Editor {
  keys: RegExp;
  load: () => Promise<unknown>;
  draw: (context: EditorContext) => TemplateResult;
  /** It says label and help itself. */
  isWhole?: boolean;
}

const editors: readonly Editor[] = [
  {
    keys: /^style\./,
    load: () => import('../style/style-editor.ts'),
    draw: ({ desk, settings, values, errorOf }) => html`<portal-staff-style .desk=${desk} .settings=${settings} .values=${values} .errorOf=${errorOf}></portal-staff-style>`,
    isWhole: true,
  },
  {
    keys: /^profile\.fields\./,
    load: () => import('./fields-table.ts'),
    draw: ({ settings, draft }) => html`<portal-staff-fields .settings=${settings} .draft=${draft}></portal-staff-fields>`,
    isWhole: true,
  },
  {
    keys: /^general\.practitionerOrder$/,
    load: () => import('./order-editor.ts'),
    draw: ({ desk, values }) => html`<portal-staff-order .desk=${desk} .value=${values['general.practitionerOrder']}></portal-staff-order>`,
  },
  {
    keys: /^schedulingConsent\.document$/,
    load: () => import('./document-editor.ts'),
    draw: ({ desk, values, errorOf }) =>
      html`<portal-staff-document .desk=${desk} .value=${values['schedulingConsent.document']} .error=${errorOf('schedulingConsent.document')}></portal-staff-document>`,
  },
  {
    keys: /^messages\./,
    load: () => import('./texts-link.ts'),
    draw: ({ desk, settings, values }) => html`<portal-staff-texts-link .desk=${desk} .settings=${settings} .values=${values} target="page-messages"></portal-staff-texts-link>`,
    isWhole: true,
  },
  {
    keys: /^emails\./,
    load: () => import('./texts-link.ts'),
    draw: ({ desk, settings, values }) => html`<portal-staff-texts-link .desk=${desk} .settings=${settings} .values=${values} target="emails"></portal-staff-texts-link>`,
    isWhole: true,
  },
];

/** The editor that a setting has of its own. */
export const editorFor = (key: string): Editor | undefined => editors.find(({ keys }) => keys.test(key));
