import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Desk } from '../desk.ts';
import type { Catalog, CatalogSetting, Group } from './catalog.ts';
import type { SettingsDraft } from './draft.ts';
import './editor-slot.ts';
import { editorFor, type Editor } from './editors.ts';
import './setting-field.ts';
import type { PlaceName } from './setting-field.ts';

/** What a group's form is drawn from. */
export interface GroupForm {
  desk: Desk;
  catalog: Catalog;
  group: Group;
  draft: SettingsDraft;
  /** Whose values; nothing: the organization's. */
  location: PlaceName | undefined;
  locations: readonly PlaceName[];
  errorOf: (key: string) => string | undefined;
  heading: (text: string) => unknown;
}

/** The settings of a group, topic by topic; at a location only those that can differ there. */
export function groupForm(form: GroupForm) {
  const { catalog, group, location } = form;
  const own = catalog.data.filter((one) => one.group === group.name && (!location || one.perLocation));
  const topics = [...group.topics, { name: null, label: '' }];
  return topics.map(({ name, label }) => {
    const settings = own.filter(({ topic }) => topic === name);
    if (!settings.length) return nothing;
    return html`<section class="topic">${label ? form.heading(label) : nothing}<div class="settings">${runs(settings).map((run) => draw(run, form))}</div></section>`;
  });
}

interface Run {
  editor: Editor | undefined;
  settings: CatalogSetting[];
}

/** Neighbours that one editor takes stand together. */
function runs(settings: readonly CatalogSetting[]): readonly Run[] {
  const all: Run[] = [];
  for (const setting of settings) {
    const editor = editorFor(setting.key);
    const last = all.at(-1);
    if (editor && last?.editor === editor) last.settings.push(setting);
    else all.push({ editor, settings: [setting] });
  }
  return all;
}

function draw({ editor, settings }: Run, { desk, draft, location, locations, errorOf }: GroupForm) {
  const [first] = settings;
  if (!first) return nothing;
  if (editor)
    return html`<portal-staff-editor .desk=${desk} .editor=${editor} .settings=${settings} .draft=${draft} .location=${location?.id} .errorOf=${errorOf}></portal-staff-editor>`;
  return keyed(first.key, html`<portal-staff-setting .desk=${desk} .setting=${first} .draft=${draft} .location=${location} .locations=${locations} .refusal=${errorOf(first.key)}></portal-staff-setting>`);
}
