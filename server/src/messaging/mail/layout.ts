import Mustache from 'mustache';
import type { Language } from '../../locales/languages.ts';
import { colon } from '../../locales/typeset.ts';
import type { MailContent } from './content.ts';

/** Everything that the layout shows: the mail's words, who it is for and who sends it. */
export interface Letter extends MailContent {
  readonly language: Language;
  /** Empty: nobody is greeted by name. */
  readonly greeting: string;
  readonly organization: string;
  readonly footer: readonly string[];
  readonly look: MailLook;
}

/** How the organization's mails look: each colour light and dark, and its logo. */
export interface MailLook {
  readonly colors: Readonly<Record<MailColor, readonly [light: string, dark: string]>>;
  /** A font stack, as CSS has it. */
  readonly font: string;
  readonly logo: { readonly url: string; readonly alt: string; readonly width: number; readonly height: number } | null;
}

/** What a mail's colours are for, as the tags call them. */
export type MailColor = 'surface-sunken' | 'surface-raised' | 'text' | 'text-muted' | 'border' | 'primary' | 'on-primary' | 'link';

/** The colours under names that the layout can say: `light.text`. */
const painted = ({ colors, ...look }: MailLook) => ({
  ...look,
  light: Object.fromEntries(Object.entries(colors).map(([name, [light]]) => [name, light])),
  dark: Object.fromEntries(Object.entries(colors).map(([name, [, dark]]) => [name, dark])),
});

/** The HTML part: tables and inlined styles, since mail programs know little else; every value is escaped. */
export const letterHtml = (letter: Letter) => Mustache.render(html, { ...letter, ...painted(letter.look) });

/** The plain-text part, with the same words. */
export const letterText = (letter: Letter) =>
  Mustache.render(plain, { ...letter, colon: colon(letter.language) }, {}, { escape: (value: unknown) => String(value) })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .concat('\n');

const font = 'font-family:{{font}}';
const html = `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{subject}}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: {{dark.surface-sunken}} !important; }
  .sheet { background: {{dark.surface-raised}} !important; }
  .ink { color: {{dark.text}} !important; }
  .soft { color: {{dark.text-muted}} !important; }
  .rule { border-color: {{dark.border}} !important; }
  .act { background: {{dark.primary}} !important; color: {{dark.on-primary}} !important; }
  .link { color: {{dark.link}} !important; }
}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background:{{light.surface-sunken}}">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:{{light.surface-sunken}}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:{{light.surface-raised}};border-radius:16px">
<tr><td class="soft" style="padding:24px 24px 0;${font};font-size:14px;color:{{light.text-muted}}">{{#logo}}<img src="{{url}}" alt="{{alt}}" width="{{width}}" height="{{height}}" style="display:block;border:0">{{/logo}}{{^logo}}{{organization}}{{/logo}}</td></tr>
<tr><td style="padding:8px 24px 24px">
<h1 class="ink" style="margin:0 0 16px;${font};font-size:24px;line-height:1.25;color:{{light.text}}">{{heading}}</h1>
{{#greeting}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:{{light.text}}">{{greeting}}</p>
{{/greeting}}
{{#own}}{{{html}}}{{/own}}
{{#paragraphs}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:{{light.text}}">{{.}}</p>
{{/paragraphs}}
<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse">
{{#facts}}
<tr>
<th scope="row" class="soft rule" align="left" valign="top" style="padding:8px 16px 8px 0;white-space:nowrap;border-bottom:1px solid {{light.border}};${font};font-size:14px;font-weight:400;color:{{light.text-muted}}">{{label}}</th>
<td class="ink rule" valign="top" style="padding:8px 0;border-bottom:1px solid {{light.border}};${font};font-size:16px;font-weight:600;color:{{light.text}}">{{^href}}{{value}}{{/href}}{{#href}}<a class="ink" href="{{href}}" style="color:{{light.text}}">{{value}}</a>{{/href}}</td>
</tr>
{{/facts}}
</table>
{{#action}}
<p style="margin:0 0 16px"><a class="act" href="{{url}}" style="display:inline-block;padding:14px 24px;border-radius:10px;background:{{light.primary}};color:{{light.on-primary}};${font};font-size:16px;font-weight:600;text-decoration:none">{{label}}</a></p>
{{/action}}
{{#closing}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:{{light.text}}">{{.}}</p>
{{/closing}}
{{#notes}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:{{light.text}}">{{.}}</p>
{{/notes}}
</td></tr>
<tr><td class="soft rule" style="padding:16px 24px 24px;border-top:1px solid {{light.border}};${font};font-size:14px;line-height:1.5;color:{{light.text-muted}}">
{{#footer}}
{{.}}<br>
{{/footer}}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

const plain = `{{heading}}

{{#greeting}}
{{greeting}}

{{/greeting}}
{{#own}}{{text}}

{{/own}}
{{#paragraphs}}
{{.}}

{{/paragraphs}}
{{#facts}}
{{label}}{{colon}} {{value}}
{{/facts}}

{{#action}}
{{label}}{{colon}} {{url}}

{{/action}}
{{#closing}}
{{.}}

{{/closing}}
{{#notes}}
{{.}}

{{/notes}}
-- 
{{#footer}}
{{.}}
{{/footer}}
`;
