import { rooms } from './tags.ts';

/** How a page is made. */
export type Format = 'html' | 'wordpress' | 'react' | 'vue';

/** A tag with the attributes that differ from what holds anyway. */
export interface ChosenTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a snippet is made of. */
export interface Embed {
  /** Address of the API. */
  readonly api: string;
  readonly key: string;
  readonly tags: readonly ChosenTag[];
  readonly format: Format;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const markup = ({ name, attributes }: ChosenTag) => `<${name}${Object.entries(attributes).map(([one, value]) => ` ${one}="${escaped(value)}"`).join('')}></${name}>`;
const script = ({ api, key }: Embed) => `<script type="module" src="${escaped(api)}/embed/portico.js" data-key="${escaped(key)}"></script>`;

/** The lines that keep room for the tags, so that nothing moves while they load. */
export const roomLines = (tags: readonly ChosenTag[]) =>
  tags.flatMap(({ name, attributes }) => (attributes.display === 'button' ? 'portal-login[display="button"] { display: block; min-width: 7.75rem; min-height: 3rem }' : `${name} { display: block; ${rooms[name]} }`)).join('\n');

/** What is pasted, as one text. */
export function snippet(embed: Embed): string {
  const tags = embed.tags.map(markup);
  const style = `<style>\n${roomLines(embed.tags).replaceAll(/^/gm, '  ')}\n</style>`;
  const indented = (by: string) => tags.map((one) => by + one).join('\n');
  switch (embed.format) {
    case 'html':
      return `<!-- <head> -->\n${script(embed)}\n${style}\n\n<!-- <body> -->\n${tags.join('\n')}`;
    case 'wordpress':
      return `${script(embed)}\n${style}\n${tags.join('\n')}`;
    case 'react':
      return `<!-- index.html -->\n${script(embed)}\n${style}\n\n// Portal.jsx\nexport const Portal = () => (\n  <>\n${indented('    ')}\n  </>\n);`;
    case 'vue':
      return `<!-- index.html -->\n${script(embed)}\n${style}\n\n// vite.config.js\nvue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('portal-') } } })\n\n<!-- Portal.vue -->\n<template>\n${indented('  ')}\n</template>`;
  }
}

/** What a page’s Content-Security-Policy has to allow. */
export function policy({ api, hasStripe }: { api: string; hasStripe: boolean }): string {
  const own = new URL(api).origin;
  const lines = [
    `script-src ${own}${hasStripe ? ' https://js.stripe.com' : ''};`, `connect-src ${own}${hasStripe ? ' https://api.stripe.com' : ''};`, `img-src ${own};`,
    ...(hasStripe ? ['frame-src https://js.stripe.com https://hooks.stripe.com;'] : []), "trusted-types lit-html 'allow-duplicates';",
    // Stripe's own script can't live under it.
    ...(hasStripe ? [] : ["require-trusted-types-for 'script';"]),
  ];
  return lines.join('\n');
}
