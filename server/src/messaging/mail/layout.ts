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
}

/** The HTML part: tables and inlined styles, since mail programs know little else; every value is escaped. */
export const letterHtml = (letter: Letter) => Mustache.render(html, letter);

/** The plain-text part, with the same words. */
export const letterText = (letter: Letter) =>
  Mustache.render(plain, { ...letter, colon: colon(letter.language) }, {}, { escape: (value: unknown) => String(value) })
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .concat('\n');

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
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
  .ground { background: #0a1115 !important; }
  .sheet { background: #19242a !important; }
  .ink { color: #e7eff2 !important; }
  .soft { color: #a9bac2 !important; }
  .rule { border-color: #2d3d45 !important; }
  .act { background: #6fcbe0 !important; color: #05252e !important; }
}
</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#f3f7f8">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f7f8">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:16px">
<tr><td class="soft" style="padding:24px 24px 0;${font};font-size:14px;color:#4a5c65">{{organization}}</td></tr>
<tr><td style="padding:8px 24px 24px">
<h1 class="ink" style="margin:0 0 16px;${font};font-size:24px;line-height:1.25;color:#14252d">{{heading}}</h1>
{{#greeting}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:#14252d">{{greeting}}</p>
{{/greeting}}
{{#paragraphs}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:#14252d">{{.}}</p>
{{/paragraphs}}
<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse">
{{#facts}}
<tr>
<th scope="row" class="soft rule" align="left" valign="top" style="padding:8px 16px 8px 0;white-space:nowrap;border-bottom:1px solid #d3dee2;${font};font-size:14px;font-weight:400;color:#4a5c65">{{label}}</th>
<td class="ink rule" valign="top" style="padding:8px 0;border-bottom:1px solid #d3dee2;${font};font-size:16px;font-weight:600;color:#14252d">{{^href}}{{value}}{{/href}}{{#href}}<a class="ink" href="{{href}}" style="color:#14252d">{{value}}</a>{{/href}}</td>
</tr>
{{/facts}}
</table>
{{#action}}
<p style="margin:0 0 16px"><a class="act" href="{{url}}" style="display:inline-block;padding:14px 24px;border-radius:10px;background:#0b5f74;color:#ffffff;${font};font-size:16px;font-weight:600;text-decoration:none">{{label}}</a></p>
{{/action}}
{{#closing}}
<p class="ink" style="margin:0 0 16px;${font};font-size:16px;line-height:1.5;color:#14252d">{{.}}</p>
{{/closing}}
</td></tr>
<tr><td class="soft rule" style="padding:16px 24px 24px;border-top:1px solid #d3dee2;${font};font-size:14px;line-height:1.5;color:#4a5c65">
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
-- 
{{#footer}}
{{.}}
{{/footer}}
`;
