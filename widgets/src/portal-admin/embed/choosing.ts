import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { tick } from '../../accounts/ticks.ts';
import { selectField } from '../select-field.ts';
import type { ChosenTag } from './snippet.ts';
import { embedTags, type EmbedTag } from './tags.ts';

/** What was chosen, for all tags and for each. */
export interface Choice {
  readonly names: readonly string[];
  /** By tag and attribute. */
  readonly own: Readonly<Record<string, string>>;
  readonly theme: string;
  readonly level: string;
  readonly location: string;
}

/** The choice to begin with: booking alone. */
export const firstChoice: Choice = { names: ['portal-booking'], own: {}, theme: '', level: '2', location: '' };

const ownOf = ({ name, options }: EmbedTag, { own }: Choice) =>
  options.flatMap(({ attribute, choices }) => {
    const value = own[`${name} ${attribute}`] ?? '';
    return value && value !== choices[0]?.[0] ? [[attribute, value] as const] : [];
  });

/** The chosen tags with the attributes that change something. */
export const chosenTags = (choice: Choice): readonly ChosenTag[] =>
  embedTags().filter(({ name }) => choice.names.includes(name)).map((one) => ({
    name: one.name,
    attributes: {
      ...Object.fromEntries(ownOf(one, choice)),
      ...(choice.location && { location: choice.location }), ...(choice.theme && { theme: choice.theme }), ...(choice.level !== '2' && { 'heading-level': choice.level }),
    },
  }));

interface Choosing {
  choice: Choice;
  locations: readonly { slug: string; name: string }[];
  change: (part: Partial<Choice>) => void;
}

/** The tags to tick, each with its own options, and what holds for all of them. */
export const tagChoices = ({ choice, locations, change }: Choosing) => html`
  <fieldset class="field"><legend class="label">${msg('Tags')}</legend>
    ${embedTags().map((one) => tagChoice(one, { choice, change }))}</fieldset>
  <div class="pair">
    ${selectField({
      name: 'embed-theme', label: msg('Colours'), value: choice.theme, choose: (theme) => change({ theme }),
      choices: [{ value: '', text: msg('As your look and the page have it') }, { value: 'light', text: msg('Always light') }, { value: 'dark', text: msg('Always dark') }],
    })}
    ${selectField({
      name: 'embed-level', label: msg('Rank of the tags’ titles'), hint: msg('One below the heading that they stand under.'), value: choice.level, choose: (level) => change({ level }),
      choices: ['1', '2', '3', '4'].map((value) => ({ value, text: `h${value}` })),
    })}
    ${locations.length > 1
      ? selectField({
          name: 'embed-location', label: msg('Location'), value: choice.location, choose: (location) => change({ location }),
          choices: [{ value: '', text: msg('All of them') }, ...locations.map(({ slug, name }) => ({ value: slug, text: name }))],
        })
      : nothing}
  </div>`;

const tagChoice = (one: EmbedTag, { choice, change }: Pick<Choosing, 'choice' | 'change'>) => {
  const { name, title, about, options } = one;
  const isOn = choice.names.includes(name);
  const names = (on: boolean) => (on ? [...choice.names, name] : choice.names.filter((other) => other !== name));
  return html`<div class="tag-choice">
    ${tick({ name: `tag-${name}`, text: html`<strong>${title}</strong> <span class="small muted">${about}</span>`, isOn, change: (on) => change({ names: names(on) }) })}
    ${isOn
      ? options.map(({ attribute, label, choices }) =>
          selectField({
            name: `option-${name}-${attribute}`, label, value: choice.own[`${name} ${attribute}`] ?? choices[0]?.[0] ?? '',
            choices: choices.map(([value, text]) => ({ value, text })), choose: (value) => change({ own: { ...choice.own, [`${name} ${attribute}`]: value } }),
          }),
        )
      : nothing}
  </div>`;
};
