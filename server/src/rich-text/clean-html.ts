import sanitize from 'sanitize-html';

/** Where a picture of the clinic's lies, as it is stored: without the API's own address, which may change. */
export const imagePath = /^\/v1\/images\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What staff's texts may hold: words, lists, headings, links and the clinic's own pictures. */
export const richTags = ['p', 'br', 'strong', 'em', 'u', 's', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'hr', 'a', 'img'] as const;

const options: sanitize.IOptions = {
  allowedTags: [...richTags],
  allowedAttributes: { a: ['href', 'rel'], img: ['src', 'alt', 'width', 'height'] },
  allowedSchemes: ['https', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'title'],
  nestingLimit: 20,
  transformTags: { b: 'strong', i: 'em', strike: 's', del: 's', ins: 'u', h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3', div: 'p', a: link, img: picture },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs['src'],
};

/**
 * Rich text with nothing in it that runs, loads from elsewhere or looks like something of ours: what isn't on the list is left out, its
 * words stay. Clean text is cleaned into itself.
 */
export function cleanHtml(html: string): string {
  if (html.length > mostSigns) return '';
  let clean = sanitize(html, options);
  // What is left out may leave tags inside each other that close one another when they are read again.
  for (let reads = 1; reads < mostReads; reads += 1) {
    const again = sanitize(clean, options);
    if (again === clean) break;
    clean = again;
  }
  return clean;
}

const mostReads = 6;
/** Several times what any text of ours may be long: beyond it, cleaning would keep everybody waiting. */
const mostSigns = 100_000;

function link(tagName: string, attribs: sanitize.Attributes): sanitize.Tag {
  const href = attribs['href']?.trim() ?? '';
  return { tagName, attribs: isGoodLink(href) ? { href, rel: 'noopener noreferrer' } : {} };
}

/** A whole address of a page, a mailbox or a phone: no other scheme, nothing relative, no merge field that could become one. */
function isGoodLink(href: string): boolean {
  if (href.includes('{{') || !URL.canParse(href)) return false;
  const { protocol, username, password } = new URL(href);
  return (protocol === 'https:' && /^https:\/\//i.test(href) && !username && !password) || protocol === 'mailto:' || protocol === 'tel:';
}

function picture(tagName: string, { src = '', alt = '', width = '', height = '' }: sanitize.Attributes): sanitize.Tag {
  const path = imagePathOf(src);
  if (!path) return { tagName, attribs: {} };
  return { tagName, attribs: { src: path, alt: alt.slice(0, 300), ...pixels('width', width), ...pixels('height', height) } };
}

/** The path of a public picture, whatever address of ours stands before it; null for anything else. */
export function imagePathOf(src: string): string | null {
  if (!URL.canParse(src, 'https://portico.invalid')) return null;
  const { pathname, search, hash } = new URL(src, 'https://portico.invalid');
  return search === '' && hash === '' && imagePath.test(pathname) ? pathname : null;
}

const pixels = (name: string, value: string) => (/^[1-9]\d{0,3}$/.test(value) ? { [name]: value } : {});

/** The ids of the pictures in clean text. */
export const imageIdsIn = (html: string): string[] => [...html.matchAll(/ src="\/v1\/images\/([0-9a-f-]{36})"/g)].flatMap(([, id]) => id ?? []);

/** Clean text whose pictures have whole addresses: for pages of other origins and for mails. */
export const withWholeAddresses = (html: string, publicUrl: string, query = ''): string =>
  html.replaceAll(/ src="(\/v1\/images\/[0-9a-f-]{36})"/g, (_all, path: string) => ` src="${publicUrl}${path}${query}"`);
