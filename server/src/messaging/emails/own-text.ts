import { convert } from 'html-to-text';
import sanitize from 'sanitize-html';
import { cleanHtml, richTags, withWholeAddresses } from '../../rich-text/clean-html.ts';
import { fillHtml, type FieldValues } from '../../rich-text/merge-fields.ts';
import type { MailLook } from '../mail/layout.ts';

/** Wider pictures don't fit the sheet. */
const widest = 512;

/** The clinic's rich text as it stands in a mail: cleaned again, with inlined styles that mail programs know, filled in. */
export function ownHtml(html: string, values: FieldValues, { look, publicUrl }: { look: MailLook; publicUrl: string }): string {
  const styled = sanitize(cleanHtml(html), {
    allowedTags: [...richTags],
    allowedAttributes: { '*': ['style', 'class', 'align'], a: ['href'], img: ['src', 'alt', 'width', 'height'] },
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: { ...attribs, ...styleOf(tagName, attribs, look) } }) },
  });
  const { colors, font } = look;
  const filled = fillHtml(withWholeAddresses(styled, publicUrl, '?size=mail'), values);
  return `<div class="ink" style="font-family:${font.replaceAll('"', "'")};color:${colors.text[0]};font-size:16px;line-height:1.5">${filled}</div>`;
}

/** What every tag adds is counted by `settings/catalog/emails.ts`: a mail stays under 100 KB, which some programs cut off. */
function styleOf(tag: string, { width, height }: sanitize.Attributes, { colors }: MailLook): sanitize.Attributes {
  if (tag === 'p') return { style: 'margin:0 0 16px' };
  if (tag === 'h2' || tag === 'h3') return { style: `margin:0 0 12px;font-size:${tag === 'h2' ? 20 : 17}px` };
  if (tag === 'ul' || tag === 'ol') return { style: 'margin:0 0 16px;padding:0 0 0 24px' };
  if (tag === 'blockquote') return { class: 'rule', style: `margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid ${colors.border[0]}` };
  if (tag === 'a') return { class: 'link', style: `color:${colors.link[0]}` };
  if (tag === 'hr') return { class: 'rule', style: `margin:0 0 16px;border:0;border-top:1px solid ${colors.border[0]}` };
  return tag === 'img' ? { style: 'display:block;max-width:100%;height:auto', ...fitting(Number(width ?? widest), Number(height ?? 0)) } : {};
}

/** Some programs know the attributes only. */
const fitting = (width: number, height: number): sanitize.Attributes => {
  const share = Math.min(1, widest / width);
  return { width: String(Math.round(width * share)), ...(height > 0 && { height: String(Math.round(height * share)) }) };
};

/** The same in plain text. */
export const ownText = (html: string): string =>
  convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'img', format: 'skip' },
      ...['h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();
